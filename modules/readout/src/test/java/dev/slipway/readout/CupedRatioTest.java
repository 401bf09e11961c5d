package dev.slipway.readout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.metric.Comparison;
import dev.slipway.readout.metric.LookDays;
import dev.slipway.readout.metric.LooksInterval;
import dev.slipway.readout.metric.MetricColumn;
import dev.slipway.readout.metric.WeeklyLooks;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.stats.Effect;
import dev.slipway.warehouse.ExperimentData;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ratios adjusted by what was known of users before exposure. */
class CupedRatioTest {
    private static final Metric RATIO = ratio("before");

    private static Metric ratio(@Nullable String covariate) {
        return new Metric(
                "m",
                "m",
                MetricKind.RATIO,
                null,
                "d",
                "m",
                covariate,
                null,
                null,
                Better.HIGHER,
                MetricRole.PRIMARY,
                null,
                null,
                null);
    }

    private static ExperimentData data(int[] variant, int weeks, double[] y, double[] d, double[] before) {
        return WeekSums.ratio(variant, weeks, y, d, Map.of("before", before));
    }

    /** Three users an arm, one week: ratios 3 and 1.5, both with d̄ = 4/3. */
    private static ExperimentData six() {
        return data(
                new int[] {1, 1, 1, 0, 0, 0},
                1,
                new double[] {3, 5, 4, 1, 2, 3},
                new double[] {1, 2, 1, 1, 1, 2},
                new double[] {1, 2, 3, 1, 3, 5});
    }

    private static MetricReadout readout(ExperimentData data, LooksPlan plan, boolean adjust, Metric metric) {
        int days = (int) (data.dataEnd() / Samples.DAY);
        StudyFile file = TinyStudies.study(plan, 0, days, TinyStudies.EVEN, metric);
        Study study = file.study();
        DecisionRule rule = study.decision();
        Study adjusting = new Study(
                study.title(),
                null,
                study.source(),
                study.experiment(),
                study.metrics(),
                new DecisionRule(
                        rule.alpha(), rule.power(), rule.minimumEffect(), 0, plan, rule.plannedLooks(), adjust),
                List.of(),
                null,
                study.memo());
        return TinyStudies.build(new StudyFile(file.path(), "", "0123abcd", adjusting), data)
                .primary();
    }

    private static Estimate estimate(MetricReadout readout, String method, String scale) {
        return readout.estimates().stream()
                .filter(e -> e.method().equals(method) && e.scale().equals(scale))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sixUsersByHand() {
        // Contributions less the ratio, (y − R·d)/d̄: treatment 0, −3/4, 3/4; control −3/8, 3/8, 0. Covariate less its
        // mean: −1, 0, 1
        // and −2, 0, 2. Products of both sum to 3/4 in each arm, squares of the covariate to 2 and 8: θ = 1.5/10.
        MetricReadout readout = readout(six(), LooksPlan.FIXED, false, RATIO);
        Estimate cuped = estimate(readout, "cuped", "absolute");
        // 3 − 1.5 − 0.15·(2 − 3).
        assertThat(cuped.effect()).isCloseTo(1.65, within(1e-12));
        // Squares left: 1.125 + 0.15²·2 − 2·0.15·0.75 = 0.945 and 0.28125 + 0.18 − 0.225 = 0.23625; each over 2·3.
        assertThat(requireNonNull(cuped.standardError())).isCloseTo(Math.sqrt(0.1575 + 0.039375), within(1e-12));
        assertThat(cuped.detail())
                .containsEntry("covariate", "before")
                .containsEntry("imputed", 0)
                .containsKeys("theta", "correlation", "adjusted_mean_treatment", "adjusted_mean_control", "df");
        assertThat((double) requireNonNull(cuped.detail().get("theta"))).isCloseTo(0.15, within(1e-12));
        // Without the covariate (1.125 + 0.28125)/6.
        assertThat((double) requireNonNull(cuped.detail().get("variance_reduction")))
                .isCloseTo(1 - 0.196875 / 0.234375, within(1e-12));
        assertThat(cuped.warnings()).anyMatch(w -> w.contains("delta method"));
        assertThat(cuped.decides()).isFalse();
        assertThat(requireNonNull(readout.deciding()).method()).isEqualTo("delta_ratio");
        // Levels with the covariate's mean 2.5 in both arms: 3 + 0.15·0.5 and 1.5 − 0.15·0.5.
        assertThat(estimate(readout, "cuped", "relative").effect()).isCloseTo(3.075 / 1.425 - 1, within(1e-12));
    }

    @Test
    void whereTheStudySaysSoItDecidesByWeekToo() {
        SplittableRandom random = new SplittableRandom(7);
        ExperimentData data = planted(random, 150, 4, 0.3);
        for (LooksPlan plan : LooksPlan.values()) {
            MetricReadout readout = readout(data, plan, true, RATIO);
            Estimate deciding = requireNonNull(readout.deciding());
            assertThat(deciding.detail()).containsEntry("covariate", "before");
            assertThat(deciding.effect())
                    .isEqualTo(estimate(readout, "cuped", "absolute").effect());
            assertThat(readout.path().getLast().effect()).isEqualTo(deciding.effect());
        }
        MetricColumn column = requireNonNull(MetricColumn.of(RATIO, data, null));
        WeeklyLooks looks = requireNonNull(WeeklyLooks.of(
                column, 1, new LooksInterval(LooksPlan.ANYTIME, 0.05, 4, 4, 1), new LookDays(28, 1, 7), true));
        // Without adjusting the any-time interval of CUPED still has the boundaries of its own weeks.
        Estimate beside =
                estimate(readout(data, LooksPlan.ANYTIME, false, RATIO), "confidence_sequence_cuped", "absolute");
        Estimate decides =
                estimate(readout(data, LooksPlan.ANYTIME, true, RATIO), "confidence_sequence_cuped", "absolute");
        assertThat(beside.ciLow()).isEqualTo(decides.ciLow());
        assertThat(beside.decides()).isFalse();
        // Weeks have smaller errors, and other correlations, which the boundaries are made of.
        WeeklyLooks plain = requireNonNull(WeeklyLooks.of(
                column, 1, new LooksInterval(LooksPlan.ANYTIME, 0.05, 4, 4, 1), new LookDays(28, 1, 7), false));
        double error =
                requireNonNull(looks.weeks().getLast().comparison()).absolute().standardError();
        assertThat(error)
                .isLessThan(0.9
                        * requireNonNull(plain.weeks().getLast().comparison())
                                .absolute()
                                .standardError());
        assertThat(looks.differences()[3][2]).isNotEqualTo(plain.differences()[3][2]);
    }

    @Test
    void withoutAnythingFromBeforeItIsSaid() {
        MetricReadout readout = readout(six(), LooksPlan.FIXED, false, ratio(null));
        assertThat(readout.estimates()).noneMatch(e -> e.method().equals("cuped"));
        assertThat(estimate(readout, "delta_ratio", "absolute").warnings())
                .anyMatch(w -> w.contains("all weeks lie in the test") && w.contains("covariate"));
    }

    @Test
    void missingCovariatesAreTheMeanAndCounted() {
        ExperimentData data = planted(new SplittableRandom(3), 120, 1, 0.3);
        double[] before = requireNonNull(data.numbers().get("before"));
        before[4] = Double.NaN;
        Estimate cuped = estimate(readout(data, LooksPlan.FIXED, false, RATIO), "cuped", "absolute");
        assertThat(cuped.detail()).containsEntry("imputed", 1);
        assertThat(cuped.warnings()).anyMatch(w -> w.startsWith("1 unit has no covariate"));
    }

    /** The planted effect lies in 95% of the intervals, which are narrower than those of the plain ratio. */
    @Test
    void intervalsHoldThePlantedEffect() {
        int experiments = 1_000;
        int held = 0;
        double narrower = 0;
        SplittableRandom random = new SplittableRandom(20_261_130);
        for (int e = 0; e < experiments; e++) {
            MetricColumn column = requireNonNull(MetricColumn.of(RATIO, planted(random, 150, 3, 0.4), null));
            Effect cuped = requireNonNull(Comparison.adjusted(
                            Comparison.Kind.RATIO, column.adjustable(1), column.adjustable(0), 0.95))
                    .absolute();
            Effect plain = requireNonNull(column.compare(1, 0.95, u -> true)).absolute();
            held += cuped.low() <= 0.4 && 0.4 <= cuped.high() ? 1 : 0;
            narrower += cuped.standardError() / plain.standardError() / experiments;
        }
        // Three binomial errors are 0.021.
        assertThat(held / (double) experiments).isBetween(0.929, 0.971);
        assertThat(narrower).isLessThan(0.85);
    }

    /** Users differ for good in what a week brings and in how often they come; before shows the first with noise. */
    private static ExperimentData planted(SplittableRandom random, int perArm, int weeks, double effect) {
        int units = 2 * perArm;
        int[] variant = new int[units];
        double[] y = new double[units * weeks];
        double[] d = new double[units * weeks];
        double[] before = new double[units];
        for (int u = 0; u < units; u++) {
            variant[u] = u % 2;
            double own = random.nextGaussian();
            before[u] = 10 + own + 0.6 * random.nextGaussian();
            double here = own > 0 ? 0.9 : 0.6;
            for (int w = 0; w < weeks; w++) {
                int at = u * weeks + w;
                double active = w == 0 || random.nextDouble() < here ? 1 : 0;
                y[at] = (w == 0 ? 0 : y[at - 1]) + active * (3 + own + effect * variant[u] + random.nextGaussian());
                d[at] = (w == 0 ? 0 : d[at - 1]) + active;
            }
        }
        return data(variant, weeks, y, d, before);
    }
}
