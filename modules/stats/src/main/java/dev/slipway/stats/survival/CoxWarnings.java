package dev.slipway.stats.survival;

import dev.slipway.stats.StatWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The conditions under which a Cox regression warns. */
final class CoxWarnings {

    private static final double MANY_TIES = 0.1;
    private static final int FEW_CLUSTERS = 40;
    private static final int EVENTS_PER_COLUMN = 10;

    private CoxWarnings() {}

    static List<StatWarning> of(List<String> names, boolean[] kept, CoxRegression.Solution solution) {
        List<StatWarning> warnings = new ArrayList<>();
        List<String> aliased = new ArrayList<>();
        List<String> infinite = new ArrayList<>();
        int next = 0;
        for (int j = 0; j < kept.length; j++) {
            if (!kept[j]) {
                aliased.add(names.get(j));
            } else if (solution.monotone()[next++]) {
                infinite.add(names.get(j));
            }
        }
        if (!aliased.isEmpty()) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.RANK_DEFICIENT,
                    "These columns depend on the columns before them and have no coefficient: "
                            + String.join(", ", aliased) + "."));
        }
        if (!infinite.isEmpty()) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.SEPARATION,
                    "The likelihood keeps rising as these coefficients grow, so they have no finite estimate: "
                            + String.join(", ", infinite) + "."));
        } else if (!solution.converged()) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.NOT_CONVERGED,
                    String.format(
                            Locale.ROOT, "Cox regression did not converge in %d iterations.", solution.iterations())));
        }
        warnings.addAll(ties(solution));
        warnings.addAll(few(solution));
        return warnings;
    }

    private static List<StatWarning> ties(CoxRegression.Solution solution) {
        int tied = 0;
        for (int d : solution.rows().deaths) {
            tied += d > 1 ? d : 0;
        }
        double shared = tied / (double) solution.rows().events;
        if (!(shared > MANY_TIES)) {
            return List.of();
        }
        String advice = solution.ties() == Ties.BRESLOW
                ? "Breslow's treatment pulls coefficients towards zero; prefer Efron's."
                : "Efron's treatment is an approximation; a model in discrete time is the alternative.";
        return List.of(new StatWarning(
                StatWarning.Kind.TIED_TIMES,
                String.format(
                        Locale.ROOT,
                        "%.0f%% of the %,d events share their time with another. %s",
                        100 * shared,
                        solution.rows().events,
                        advice)));
    }

    private static List<StatWarning> few(CoxRegression.Solution solution) {
        int columns = solution.state().beta.length;
        if (solution.rows().events >= EVENTS_PER_COLUMN * columns) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.SMALL_SAMPLE,
                String.format(
                        Locale.ROOT,
                        "There are %d events for %d coefficients; below %d a coefficient intervals are rough.",
                        solution.rows().events,
                        columns,
                        EVENTS_PER_COLUMN)));
    }

    static List<StatWarning> clusters(int clusters) {
        if (clusters >= FEW_CLUSTERS) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.FEW_CLUSTERS,
                String.format(
                        Locale.ROOT,
                        "There are %d clusters; below %d robust errors tend to be too small.",
                        clusters,
                        FEW_CLUSTERS)));
    }
}
