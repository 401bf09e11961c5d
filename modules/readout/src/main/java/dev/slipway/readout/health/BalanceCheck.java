package dev.slipway.readout.health;

import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.MomentsAccumulator;
import dev.slipway.stats.ab.Welch;
import dev.slipway.warehouse.ExperimentData;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Were the arms alike before the start? The largest standardised mean difference over the numeric attributes and the
 * levels of the text attributes (each level as 0/1), of every treatment against the control. It warns from 0.02 standard
 * deviations with a p-value below 0.01 and fails from 0.10 with one below 0.001, both corrected for the number of
 * comparisons, so that neither chance in a small study nor a trifle in a huge one shouts.
 */
public final class BalanceCheck {
    private static final double WARN_SIZE = 0.02;
    private static final double FAIL_SIZE = 0.10;
    private static final double WARN_P = 0.01;
    private static final double FAIL_P = 0.001;
    private static final double ANY_LEVEL = 0.95;

    private final ExperimentData data;
    private int comparisons;
    private double largest;
    private double smallestP = 1;
    private String name = "";
    private Status worst = Status.OK;

    private BalanceCheck(ExperimentData data) {
        this.data = data;
    }

    /** Empty when the data has no attribute known before exposure. */
    public static List<HealthCheck> of(Study study, ExperimentData data) {
        BalanceCheck check = new BalanceCheck(data);
        Set<String> checked = before(study, data);
        // Counted first, because every p-value is multiplied by how many comparisons there are.
        data.numbers().keySet().stream().filter(checked::contains).forEach(k -> check.comparisons++);
        data.categories()
                .forEach((key, c) ->
                        check.comparisons += checked.contains(key) ? c.levels().size() : 0);
        check.comparisons *= data.variants().size() - 1;
        data.numbers().forEach((key, values) -> {
            if (checked.contains(key)) {
                check.compare(Words.of(key), values);
            }
        });
        data.categories().forEach((key, category) -> {
            if (checked.contains(key)) {
                check.compareLevels(Words.of(key), category);
            }
        });
        return check.name.isEmpty() ? List.of() : List.of(check.readout());
    }

    /**
     * Attributes that were there before the start. Of a unit table nobody knows when its columns were measured, so only
     * those count that the study itself calls covariate or segment and that are no metric's outcome.
     */
    private static Set<String> before(Study study, ExperimentData data) {
        Set<String> names = new HashSet<>();
        if (!(study.source() instanceof Source.UnitTable)) {
            names.addAll(data.numbers().keySet());
            names.addAll(data.categories().keySet());
            return names;
        }
        names.addAll(study.segments());
        for (Metric metric : study.metrics().values()) {
            names.add(metric.covariate() == null ? "" : metric.covariate());
        }
        for (Metric metric : study.metrics().values()) {
            names.remove(metric.column() == null ? "" : metric.column());
            names.remove(metric.denominator() == null ? "" : metric.denominator());
        }
        return names;
    }

    private void compare(String attribute, double[] values) {
        MomentsAccumulator[] arms = new MomentsAccumulator[data.variants().size()];
        java.util.Arrays.setAll(arms, a -> new MomentsAccumulator());
        for (int u = 0; u < data.units(); u++) {
            double v = values[u];
            if (Double.isFinite(v)) {
                arms[data.variant()[u]].add(v);
            }
        }
        Moments control = arms[0].snapshot();
        for (int a = 1; a < arms.length; a++) {
            compare(attribute, arms[a].snapshot(), control);
        }
    }

    /** Each level as a variable of 0 and 1, whose moments are those of its count. */
    private void compareLevels(String attribute, ExperimentData.Category category) {
        int arms = data.variants().size();
        int levels = category.levels().size();
        long[] units = new long[arms];
        long[] counts = new long[levels * arms];
        int[] code = category.code();
        for (int u = 0; u < code.length; u++) {
            int arm = data.variant()[u];
            units[arm]++;
            if (code[u] >= 0) {
                counts[code[u] * arms + arm]++;
            }
        }
        for (int l = 0; l < levels; l++) {
            String words = attribute + " " + Words.level(category.levels().get(l));
            Moments control = ofCount(counts[l * arms], units[0]);
            for (int a = 1; a < arms; a++) {
                compare(words, ofCount(counts[l * arms + a], units[a]), control);
            }
        }
    }

    private static Moments ofCount(long ones, long units) {
        double share = units == 0 ? 0 : ones / (double) units;
        double variance = units < 2 ? 0 : share * (double) (units - ones) / (double) (units - 1);
        return new Moments(units, share, variance);
    }

    private void compare(String attribute, Moments t, Moments c) {
        double spread = Math.sqrt((t.variance() + c.variance()) / 2);
        if (t.n() < 2 || c.n() < 2 || !(spread > 0)) {
            return;
        }
        Effect effect = Welch.compare(t, c, ANY_LEVEL).absolute();
        double size = Math.abs(effect.estimate()) / spread;
        double p = Double.isFinite(effect.pValue()) ? Math.min(1, effect.pValue() * comparisons) : 1;
        Status status = size >= FAIL_SIZE && p < FAIL_P
                ? Status.FAIL
                : size >= WARN_SIZE && p < WARN_P ? Status.WARN : Status.OK;
        boolean worse = status.compareTo(worst) > 0 || (status == worst && size > largest);
        if (worse || name.isEmpty()) {
            worst = status;
            largest = size;
            smallestP = p;
            name = attribute;
        }
    }

    private HealthCheck readout() {
        String detail = "largest difference " + Numbers.fixed(largest, 2) + " SD (" + name + ")";
        if (worst != Status.OK) {
            detail += ", " + Numbers.pEquals(smallestP) + " after correction";
        }
        return new HealthCheck(
                "balance",
                worst.word(),
                "Balanced before the start",
                detail,
                smallestP,
                Map.of("standardised_difference", largest),
                Map.of(),
                "drift");
    }
}
