package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Estimand;
import dev.slipway.core.study.Analyses.Observational;
import dev.slipway.readout.analysis.ObservationalEstimates.Found;
import dev.slipway.readout.metric.Detail;
import dev.slipway.readout.text.Numbers;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.TwoProportions;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.causal.Clusters;
import dev.slipway.stats.causal.DifferenceInDifferences;
import dev.slipway.stats.causal.InverseWeighting;
import dev.slipway.stats.causal.PropensityModel;
import dev.slipway.stats.causal.RegressionAdjustment;
import dev.slipway.stats.causal.Weighting;
import dev.slipway.stats.math.linear.LeastSquares;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Each method for an effect that nobody randomised, as one call of the statistics module on the same units.
 *
 * <p>Whom an estimate is about is the study's choice and stands on each: everybody (ate), those who were treated (att), or
 * those who could have been in either group (overlap). Two methods have no choice: the plain difference, which is about
 * nobody in particular, and difference-in-differences, which is about the treated.
 */
final class ObservationalMethods {
    /** Above this share of its group's weight one unit decides alone, and its own error is nearly 0. */
    private static final double CARRIES_ALL = 0.5;

    private final ObservationalSample sample;
    private final Observational asked;
    private final boolean rate;
    private final double level;

    ObservationalMethods(ObservationalSample sample, Observational asked, boolean rate, double level) {
        this.sample = sample;
        this.asked = asked;
        this.rate = rate;
        this.level = level;
    }

    /** Welch's interval of means, Wald's of rates. */
    Found naive() {
        Moments t = Moments.of(sample.outcomes(true));
        Moments c = Moments.of(sample.outcomes(false));
        Effect effect = rate
                ? TwoProportions.compare(successes(t), t.n(), successes(c), c.n(), level)
                        .absolute()
                : Welch.compare(t, c, level).absolute();
        Detail detail = new Detail().with("mean_treated", t.mean()).with("mean_others", c.mean());
        return new Found(effect, "none", detail, List.of());
    }

    private static long successes(Moments arm) {
        return Math.round(arm.sum());
    }

    /**
     * Least squares in each group, for rates too. Of the overlap population: one regression of both groups without
     * interactions, whose coefficient of treatment weights units by how undecided their treatment was (Angrist 1998).
     */
    Found regression(Matrix x, List<String> names) {
        if (asked.estimand() == Estimand.OVERLAP) {
            return oneRegression(x);
        }
        boolean both = asked.estimand() == Estimand.ATE;
        int[] columns = independent(x, both);
        List<String> left = new ArrayList<>();
        for (int j = 0; j < x.columns(); j++) {
            int column = j;
            if (IntStream.of(columns).noneMatch(k -> k == column)) {
                left.add(names.get(j));
            }
        }
        Matrix used = left.isEmpty() ? x : x.select(columns);
        Effect effect = both
                ? RegressionAdjustment.averageEffect(sample.y(), sample.treated(), used, level)
                : RegressionAdjustment.effectOnTreated(sample.y(), sample.treated(), used, level);
        List<String> sentences = left.isEmpty()
                ? List.of()
                : List.of("Not adjusted for " + String.join(", ", left)
                        + ", which does not vary by itself within a group.");
        return new Found(
                effect,
                ObservationalEstimates.word(asked.estimand()),
                new Detail().with("columns", columns.length),
                sentences);
    }

    private Found oneRegression(Matrix x) {
        double[][] columns = new double[x.columns() + 1][];
        for (int j = 0; j < x.columns(); j++) {
            columns[j] = x.column(j);
        }
        columns[x.columns()] = new double[sample.units()];
        for (int i = 0; i < sample.units(); i++) {
            columns[x.columns()][i] = sample.treated()[i] ? 1 : 0;
        }
        RegressionData data = RegressionData.of(Matrix.ofColumns(columns), sample.y());
        Effect effect =
                LinearRegression.fit(data, StandardErrors.HC2).coefficients().effect(x.columns(), level);
        return Found.of(effect, Estimand.OVERLAP, new Detail().with("columns", x.columns()));
    }

    /** Columns that do not depend on others among the controls and, if both groups are fitted, among the treated. */
    private int[] independent(Matrix x, boolean both) {
        int[] kept = independent(x, IntStream.range(0, x.columns()).toArray(), false);
        return both ? independent(x, kept, true) : kept;
    }

    private int[] independent(Matrix x, int[] columns, boolean group) {
        int[] rows = IntStream.range(0, sample.units())
                .filter(i -> sample.treated()[i] == group)
                .toArray();
        boolean[] kept = LeastSquares.of(CrossFitting.take(x.select(columns), rows), new double[rows.length])
                .kept();
        return IntStream.range(0, columns.length)
                .filter(j -> kept[j])
                .map(j -> columns[j])
                .toArray();
    }

    /** Hájek's weighted means with the propensity as estimated; units beyond the study's limit are left out. */
    InverseWeighting.Result weighted(PropensityModel model) {
        Weighting.Estimand estimand =
                Weighting.Estimand.valueOf(asked.estimand().name());
        Weighting weighting = Weighting.hajek(estimand).trimmed(asked.trim(), 1 - asked.trim());
        return InverseWeighting.estimatedPropensity(
                sample.y(), sample.treated(), model.propensity(), model.columns(), weighting, level);
    }

    /** What the weights say, with a warning where one unit counts for much. */
    Found of(InverseWeighting.Result result, PropensityModel model, Estimand estimand, long trimmed) {
        double share = largestShare(result.weights());
        if (share > CARRIES_ALL) {
            throw new IllegalArgumentException(
                    "one unit carries " + Numbers.rate(share) + " of the weight of its group");
        }
        Detail detail = new Detail()
                .with("mean_treated", result.treatedMean())
                .with("mean_others", result.controlMean())
                .with("effective_treated", result.effectiveTreated())
                .with("effective_others", result.effectiveControl())
                .with("largest_share", share)
                .with("trimmed", trimmed);
        List<String> sentences = new ArrayList<>();
        if (share > 0.05) {
            sentences.add("One unit carries " + Numbers.rate(share) + " of the weight of its group.");
        }
        return new Found(
                result.effect().withWarnings(model.warnings()),
                ObservationalEstimates.word(estimand),
                detail,
                sentences);
    }

    private double largestShare(double[] weights) {
        double[] total = new double[2];
        double[] most = new double[2];
        for (int i = 0; i < weights.length; i++) {
            int arm = sample.treated()[i] ? 1 : 0;
            total[arm] += weights[i];
            most[arm] = Math.max(most[arm], weights[i]);
        }
        return Math.max(most[0] / total[0], most[1] / total[1]);
    }

    /** The same for those who could have been in either group; no propensity is too extreme for these weights. */
    InverseWeighting.Result overlapWeighted(PropensityModel model) {
        return InverseWeighting.estimatedPropensity(
                sample.y(),
                sample.treated(),
                model.propensity(),
                model.columns(),
                Weighting.hajek(Weighting.Estimand.OVERLAP),
                level);
    }

    /** Both models, cross-fitted, among the units that the weights keep. */
    Found doublyRobust(PropensityModel model, boolean[] kept, long seed, Runnable checkpoint) {
        int[] rows = IntStream.range(0, sample.units()).filter(i -> kept[i]).toArray();
        boolean[] treated = new boolean[rows.length];
        double[] y = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            treated[i] = sample.treated()[rows[i]];
            y[i] = sample.y()[rows[i]];
        }
        Matrix x = rows.length == sample.units() ? model.columns() : CrossFitting.take(model.columns(), rows);
        CrossFitting.Result result =
                CrossFitting.estimate(y, treated, x, rate, asked.estimand(), asked.trim(), seed, level, checkpoint);
        Detail detail = new Detail()
                .with("folds", CrossFitting.FOLDS)
                .with("units", rows.length)
                .with("clipped", result.clipped());
        return Found.of(result.effect(), asked.estimand(), detail);
    }

    /**
     * How much more the treated changed than the others, units as clusters. Attributes that do not change would change
     * nothing here: they are in both of a unit's rows.
     *
     * @param before the outcome before the treatment, by unit of the sample; units without one are left out
     */
    Found differenceInDifferences(double[] before) {
        int[] rows = IntStream.range(0, sample.units())
                .filter(i -> Double.isFinite(before[i]))
                .toArray();
        int n = rows.length;
        double[] y = new double[2 * n];
        boolean[] treated = new boolean[2 * n];
        boolean[] after = new boolean[2 * n];
        int[] unit = new int[2 * n];
        for (int i = 0; i < n; i++) {
            for (int period = 0; period < 2; period++) {
                int row = period * n + i;
                y[row] = period == 0 ? before[rows[i]] : sample.y()[rows[i]];
                treated[row] = sample.treated()[rows[i]];
                after[row] = period == 1;
                unit[row] = i;
            }
        }
        DifferenceInDifferences.Result result =
                DifferenceInDifferences.estimate(y, treated, after, new Clusters(unit, n), new double[0][], level);
        double[] cell = result.cellMeans();
        Detail detail = new Detail()
                .with("change_treated", cell[3] - cell[1])
                .with("change_others", cell[2] - cell[0])
                .with("units", n);
        int without = sample.units() - n;
        List<String> sentences = without == 0
                ? List.of()
                : List.of(ObservationalEstimates.units(without) + " no " + asked.before() + " and "
                        + (without == 1 ? "is" : "are") + " left out here.");
        int ones = 0;
        for (int row : rows) {
            ones += sample.treated()[row] ? 1 : 0;
        }
        // The plain cluster error is too small as soon as either group has few clusters.
        boolean few = n < Clusters.FEW || Math.min(ones, n - ones) < Clusters.FEW / 2;
        Effect effect = few ? result.cr2() : result.cr1();
        return new Found(effect, ObservationalEstimates.word(Estimand.ATT), detail, sentences);
    }

    /** Which units the study's limit keeps in the weighting; all of them without one. */
    boolean[] kept(@Nullable PropensityModel model) {
        boolean[] kept = new boolean[sample.units()];
        for (int i = 0; i < kept.length; i++) {
            double e = model == null ? 0.5 : model.propensity()[i];
            kept[i] = e >= asked.trim() && e <= 1 - asked.trim();
        }
        return kept;
    }
}
