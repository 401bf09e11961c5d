package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses;
import dev.slipway.readout.model.SurvivalReadout.Cox;
import dev.slipway.readout.model.SurvivalReadout.CoxRow;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.regression.Coefficient;
import dev.slipway.stats.survival.Concordance;
import dev.slipway.stats.survival.CoxFit;
import dev.slipway.stats.survival.CoxRegression;
import dev.slipway.stats.survival.ProportionalHazards;
import dev.slipway.stats.survival.SurvivalData;
import dev.slipway.stats.survival.Ties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Cox model of a survival analysis over its complete cases. */
final class CoxCalculator {
    /** Below this the hazard ratio is an average over time, and the readout says so. */
    private static final double NOT_PROPORTIONAL = 0.05;

    /** Terms that a warning names before it counts the others. */
    private static final int NAMED = 2;

    private static final int MOST_STRATA = 500;

    private CoxCalculator() {}

    static Cox compute(AnalysisInput input, Analyses.Survival asked, SurvivalTimes times) throws CannotFit {
        boolean[] usable = times.known().clone();
        List<ModelTerm> strata = new ArrayList<>();
        for (String name : asked.strata()) {
            ModelTerm stratum = ModelTerm.of(input.data(), name);
            if (stratum.codes() == null) {
                throw new CannotFit(Words.label(name) + " is a number; strata need text attributes.");
            }
            stratum.dropMissing(usable);
            strata.add(stratum);
        }
        ModelDesign design = ModelDesign.of(input.data(), asked.terms(), usable);
        SurvivalData data = times.of(design.rows());
        if (data.events() == 0) {
            throw new CannotFit(
                    "No unit with a value of every term has the event, so the Cox model has nothing to go by.");
        }
        if (!strata.isEmpty()) {
            int[] codes = codes(strata, design.rows());
            if (Arrays.stream(codes).max().orElse(0) >= MOST_STRATA) {
                throw new CannotFit(
                        "The strata make more than " + MOST_STRATA + " groups. Name fewer attributes as strata.");
            }
            data = data.withStrata(codes);
        }
        Ties ties = asked.ties() == Analyses.Ties.BRESLOW ? Ties.BRESLOW : Ties.EFRON;
        input.context().checkCancelled();
        CoxFit fit = CoxRegression.fit(data, design.matrix(), ties);
        design.requireIndependent(withIntercept(fit.coefficients().kept()));
        requireFinite(fit);
        return describe(design, data, fit, input.study().decision().level());
    }

    /** The combinations of the strata's levels, numbered as they come. */
    private static int[] codes(List<ModelTerm> strata, int[] rows) {
        int[] combined = new int[rows.length];
        for (ModelTerm stratum : strata) {
            int[] codes = stratum.codes(rows);
            Map<Long, Integer> numbers = new HashMap<>();
            for (int i = 0; i < combined.length; i++) {
                long pair = (long) combined[i] * stratum.levels().size() + codes[i];
                combined[i] = numbers.computeIfAbsent(pair, p -> numbers.size());
            }
        }
        return combined;
    }

    /** Where one side has no event before the other is gone, the table would show a ratio that means nothing. */
    private static void requireFinite(CoxFit fit) throws CannotFit {
        for (StatWarning warning : fit.warnings()) {
            if (warning.kind() == StatWarning.Kind.SEPARATION) {
                throw new CannotFit(warning.message() + " Leave out the term, or group its levels.");
            }
        }
    }

    private static boolean[] withIntercept(boolean[] kept) {
        boolean[] all = new boolean[kept.length + 1];
        all[0] = true;
        System.arraycopy(kept, 0, all, 1, kept.length);
        return all;
    }

    private static Cox describe(ModelDesign design, SurvivalData data, CoxFit fit, double level) throws CannotFit {
        List<Coefficient> table = fit.coefficients().table(level);
        ProportionalHazards tests = fit.proportionalHazards(ProportionalHazards.Scale.KAPLAN_MEIER);
        List<CoxRow> rows = new ArrayList<>();
        for (int j = 0; j < table.size(); j++) {
            Coefficient c = table.get(j);
            CoxRow row = new CoxRow(
                    c.name(),
                    design.labels().get(j + 1),
                    c.estimate(),
                    c.standardError(),
                    c.low(),
                    c.high(),
                    c.pValue(),
                    orNull(tests.columns().get(j).pValue()));
            if (!finite(row)) {
                throw new CannotFit("“" + row.label() + "” has no finite hazard ratio. Leave out its term.");
            }
            rows.add(row);
        }
        Concordance concordance = fit.concordance();
        double half = Normal.upperQuantile((1 - level) / 2) * concordance.standardError();
        Double global = orNull(tests.global().pValue());
        List<String> warnings = new ArrayList<>();
        changing(rows).ifPresent(warnings::add);
        fit.warnings().stream().map(StatWarning::message).forEach(warnings::add);
        return new Cox(
                fit.ties().name().toLowerCase(Locale.ROOT),
                data.rows(),
                data.events(),
                rows,
                concordance.index(),
                Math.max(0, concordance.index() - half),
                Math.min(1, concordance.index() + half),
                global,
                warnings);
    }

    private static Optional<String> changing(List<CoxRow> rows) {
        List<String> found = new ArrayList<>(rows.stream()
                .filter(r -> r.proportionalP() != null && r.proportionalP() < NOT_PROPORTIONAL)
                .map(r -> r.label() + " (" + Numbers.pEquals(r.proportionalP()) + ")")
                .toList());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.size() > NAMED + 1) {
            String more = Numbers.count(found.size() - NAMED) + " more";
            found.subList(NAMED, found.size()).clear();
            found.add(more);
        }
        return Optional.of("The hazard ratio changes with time for " + Words.list(found)
                + "; read it as an average, and the curves beside it.");
    }

    private static @Nullable Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static boolean finite(CoxRow row) {
        double[] all = {row.coefficient(), row.standardError(), row.low(), row.high(), row.pValue()};
        return Arrays.stream(all).allMatch(Double::isFinite);
    }
}
