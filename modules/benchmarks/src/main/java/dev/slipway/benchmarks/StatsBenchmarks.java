package dev.slipway.benchmarks;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.ab.Cuped;
import dev.slipway.stats.ab.PermutationTest;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.drift.NumericDrift;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.policy.Estimator;
import dev.slipway.stats.policy.LoggedData;
import dev.slipway.stats.policy.OffPolicy;
import dev.slipway.stats.process.MarkovChain;
import dev.slipway.stats.process.TransitionCounts;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.LogisticRegression;
import dev.slipway.stats.regression.NegativeBinomial;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import dev.slipway.stats.resample.Bootstrap;
import dev.slipway.stats.resample.StudentisedBootstrap;
import dev.slipway.stats.survival.Band;
import dev.slipway.stats.survival.CoxFit;
import dev.slipway.stats.survival.CoxRegression;
import dev.slipway.stats.survival.KaplanMeier;
import dev.slipway.stats.survival.ProportionalHazards;
import dev.slipway.stats.survival.SurvivalData;
import dev.slipway.stats.survival.Ties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One method per case of {@code peers.py} and {@code peers.R}, on the same columns. Warm; both cores. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx3g", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class StatsBenchmarks {
    private static final double LEVEL = 0.95;
    private static final int BINS = 10;

    private final Workload data = new Workload();
    private final double[] retainedT = data.get("retained_t");
    private final double[] retainedC = data.get("retained_c");
    private final double[] roundsT = data.get("rounds_t");
    private final double[] roundsC = data.get("rounds_c");
    private final double[] gamesT = data.get("games_t");
    private final double[] gamesC = data.get("games_c");
    private final double[] revenueT = data.get("revenue_t");
    private final double[] revenueC = data.get("revenue_c");
    private final double[] covariateT = data.get("revenue_x_t");
    private final double[] covariateC = data.get("revenue_x_c");
    private final double[][] before = features("features_before");
    private final double[][] after = features("features_after");

    private final int[] states = data.whole("states");
    private final int[] sessions = sessions();
    private final LoggedData log = log();

    private final DesignMatrix design = DesignMatrix.of(predictors(Workload.PREDICTORS, true));
    private final DesignMatrix covariates = DesignMatrix.of(predictors(Workload.COVARIATES, false));
    private final RegressionData linear = RegressionData.of(design, data.get("linear"));
    private final RegressionData clicked = RegressionData.of(design, data.get("clicked"));
    private final RegressionData counts = RegressionData.of(design, data.get("counts"));
    private final SurvivalData survival = SurvivalData.of(data.get("time"), flags(data.get("event")));
    private final CoxFit cox = CoxRegression.fit(survival, covariates, Ties.EFRON);

    /** The column marks the first event of a session; here every session has a number. */
    private int[] sessions() {
        int[] numbers = data.whole("sessions");
        for (int i = 1; i < numbers.length; i++) {
            numbers[i] += numbers[i - 1];
        }
        return numbers;
    }

    /** Probabilities whose quotients are the weights. */
    private LoggedData log() {
        double[] weights = data.get("weights");
        double[] behaviour = new double[weights.length];
        double[] target = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            behaviour[i] = 1 / Math.max(1, weights[i]);
            target[i] = Math.min(1, weights[i]);
        }
        return LoggedData.withoutModel(data.get("rewards"), behaviour, target);
    }

    private Matrix predictors(int count, boolean intercept) {
        double[] all = data.get("predictors");
        List<double[]> columns = new ArrayList<>();
        if (intercept) {
            double[] ones = new double[Workload.CASES];
            Arrays.fill(ones, 1);
            columns.add(ones);
        }
        for (int j = 0; j < count; j++) {
            columns.add(Arrays.copyOfRange(all, j * Workload.CASES, (j + 1) * Workload.CASES));
        }
        return Matrix.ofColumns(columns.toArray(double[][]::new));
    }

    private static boolean[] flags(double[] values) {
        boolean[] flags = new boolean[values.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = values[i] == 1;
        }
        return flags;
    }

    private double[][] features(String name) {
        double[] all = data.get(name);
        double[][] features = new double[Workload.FEATURES][];
        for (int k = 0; k < features.length; k++) {
            features[k] = Arrays.copyOfRange(all, k * Workload.FEATURE_ROWS, (k + 1) * Workload.FEATURE_ROWS);
        }
        return features;
    }

    /** 10,000 resamples of two rates. */
    @Benchmark
    public Object bootstrapRate() {
        return Bootstrap.meanDifference(retainedT, retainedC, 10_000, 1, LEVEL);
    }

    /** 1,000 resamples of two skewed means. */
    @Benchmark
    public Object bootstrapMean() {
        return Bootstrap.meanDifference(roundsT, roundsC, 1_000, 1, LEVEL);
    }

    /** 10,000 resamples of the same, 90,189 units. */
    @Benchmark
    public Object bootstrapMeanMany() {
        return Bootstrap.meanDifference(roundsT, roundsC, 10_000, 1, LEVEL);
    }

    /** 10,000 resamples of whole numbers, a thousand distinct ones. */
    @Benchmark
    public Object bootstrapCounts() {
        return Bootstrap.meanDifference(gamesT, gamesC, 10_000, 1, LEVEL);
    }

    /** 1,000 studentised resamples of two skewed means. */
    @Benchmark
    public Object studentised() {
        return StudentisedBootstrap.meanDifference(roundsT, roundsC, 1_000, 1, LEVEL, () -> {});
    }

    /** A million rows. */
    @Benchmark
    public Object welch() {
        return Welch.compare(revenueT, revenueC, LEVEL);
    }

    /** A million rows with a covariate. */
    @Benchmark
    public Object cuped() {
        return Cuped.compare(
                BivariateMoments.of(revenueT, covariateT), BivariateMoments.of(revenueC, covariateC), LEVEL);
    }

    /** PSI and Kolmogorov-Smirnov of 20 features, and the other distances that ours gives with them. */
    @Benchmark
    public Object drift() {
        return NumericDrift.compareAll(before, after, BINS);
    }

    /** Transition matrix of 245,000 events. */
    @Benchmark
    public Object transitions() {
        return MarkovChain.fit(TransitionCounts.of(sessions, states, Workload.STATES));
    }

    /** 10,000 resamples of the whole ratio of 10,000 decisions. */
    @Benchmark
    public Object offPolicy() {
        return OffPolicy.bootstrap(log, Estimator.SNIPS, 0, 10_000, 1, LEVEL, () -> {});
    }

    /** 1,000 divisions of 90,189 units. */
    @Benchmark
    public Object permutation() {
        return PermutationTest.meanDifference(roundsT, roundsC, 1_000, 1);
    }

    /** Least squares with errors that allow unequal variances, 100,000 × 20. */
    @Benchmark
    public Object linearHc3() {
        return LinearRegression.fit(linear, StandardErrors.HC3);
    }

    /** Logistic regression, 100,000 × 20. */
    @Benchmark
    public Object logistic() {
        return LogisticRegression.fit(clicked, StandardErrors.CLASSICAL);
    }

    /** Negative binomial regression with its dispersion, 100,000 × 20. */
    @Benchmark
    public Object negativeBinomial() {
        return NegativeBinomial.fit(counts, StandardErrors.CLASSICAL);
    }

    /** Survival curve of 100,000 units with its band. */
    @Benchmark
    public Object kaplanMeier() {
        return KaplanMeier.fit(survival, Band.LOG_LOG, LEVEL);
    }

    /** Proportional hazards, Efron's ties, 100,000 × 10. */
    @Benchmark
    public Object cox() {
        return CoxRegression.fit(survival, covariates, Ties.EFRON);
    }

    /** Test of proportional hazards for a model that is fitted. */
    @Benchmark
    public Object schoenfeld() {
        return cox.proportionalHazards(ProportionalHazards.Scale.KAPLAN_MEIER);
    }
}
