package dev.slipway.readout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.readout.metric.LookDays;
import dev.slipway.readout.metric.LooksInterval;
import dev.slipway.readout.metric.MetricColumn;
import dev.slipway.readout.metric.WeeklyLooks;
import dev.slipway.readout.model.PathPoint;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.sequential.CorrelatedLooks;
import dev.slipway.stats.sequential.Sides;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import dev.slipway.warehouse.ExperimentData.WeekValues;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Looks at the same users week by week. */
class WeeklyLooksTest {
    private static final Metric RATIO =
            TinyStudies.metric("m", MetricKind.RATIO, MetricRole.PRIMARY, Better.HIGHER, null);

    /** Sums so far of a, b (treatment) and c, d (control); their ratios and errors are worked out by hand below. */
    private static ExperimentData four() {
        double[] y = {2, 6, 1, 2, 1, 3, 0, 1};
        double[] x = {1, 2, 1, 3, 1, 2, 1, 2};
        return WeekSums.ratio(new int[] {1, 1, 0, 0}, 2, y, x, Map.of());
    }

    private static WeeklyLooks looks(ExperimentData data, LooksPlan plan, LookDays days) {
        MetricColumn column = requireNonNull(MetricColumn.of(RATIO, data, null));
        LooksInterval interval = new LooksInterval(plan, 0.05, 4, 4, days.count());
        return requireNonNull(WeeklyLooks.of(column, 1, interval, days, false));
    }

    @Test
    void eachWeekIsTheRatioSoFarWithUsersAsClusters() {
        WeeklyLooks looks = looks(four(), LooksPlan.ANYTIME, new LookDays(14, 1, 7));
        var first = requireNonNull(looks.weeks().get(0).comparison()).absolute();
        // 3/2 − 1/2; each arm: contributions ±1/2, so 1/4 for the square of each error.
        assertThat(first.estimate()).isCloseTo(1, within(1e-12));
        assertThat(first.standardError()).isCloseTo(Math.sqrt(0.5), within(1e-12));
        var second = requireNonNull(looks.weeks().get(1).comparison()).absolute();
        // 8/5 − 4/4; treatment: ±(6 − 1.6·2)/2.5 = ±1.12, control: ±(3 − 2)/2.
        assertThat(second.estimate()).isCloseTo(0.6, within(1e-12));
        assertThat(second.standardError()).isCloseTo(Math.sqrt(1.2544 + 0.25), within(1e-12));
        // (0.25·0.56 + 0.25·0.25)·2 over √0.25·√0.7522.
        assertThat(looks.differences()[1][0]).isCloseTo(0.405 / Math.sqrt(0.25 * 0.7522), within(1e-12));
        assertThat(looks.levels()[1][0]).isCloseTo(1, within(1e-12));
        assertThat(looks.weeks().get(1).day()).isEqualTo(14);
    }

    @Test
    void boundariesSpendTheErrorOfThePlanAgainstTheCorrelation() {
        LookDays days = new LookDays(14, 2, 7);
        WeeklyLooks looks = looks(four(), LooksPlan.GROUP_SEQUENTIAL, days);
        LooksInterval interval = new LooksInterval(LooksPlan.GROUP_SEQUENTIAL, 0.05, 4, 4, 2);
        double[] spent = {interval.spent(0.5), 0.05};
        double[] planned = CorrelatedLooks.boundaries(looks.differences(), spent, Sides.TWO);
        var weekly = requireNonNull(looks.now().weekly());
        assertThat(weekly.group()).isEqualTo(planned[1]);
        assertThat(interval.boundary(looks.now())).isEqualTo(planned[1]);
        double[] byWeek = CorrelatedLooks.boundaries(looks.differences(), new double[] {0.0225, 0.045}, Sides.TWO);
        assertThat(weekly.anytime()).isCloseTo(byWeek[1], within(1e-9));
        // The treatment's level of both weeks is one statistic: what the first look leaves.
        assertThat(weekly.anytimeLevel()).isCloseTo(Normal.upperQuantile(0.0225), within(1e-3));
        assertThat(interval.spentByWeek(2_000, days)).isBetween(0.0499, 0.05);
    }

    @Test
    void withoutEarlierWeeksTheLookIsChargedWhatItStopsByItself() {
        ExperimentData known = four();
        MetricValues values = requireNonNull(known.metrics().get("m"));
        ExperimentData blind = TinyStudies.with(
                known,
                Map.of(
                        "m",
                        new MetricValues(
                                values.value(),
                                values.denominator(),
                                values.matureAt(),
                                Map.of(),
                                new WeekValues(2, new double[0], null))),
                known.tests(),
                known.exposedAt(),
                14);
        WeeklyLooks looks = looks(blind, LooksPlan.ANYTIME, new LookDays(14, 1, 7));
        assertThat(looks.weeks()).isEmpty();
        assertThat(requireNonNull(looks.now().weekly()).anytime())
                .isCloseTo(Normal.upperQuantile(0.0225 / 2), within(1e-12));
    }

    @Test
    void aStudyOfWeeksHasAPathThatEndsInItsEstimate() {
        ExperimentData data = experiment(new SplittableRandom(5), 150, 4);
        var readout = TinyStudies.build(TinyStudies.study(LooksPlan.ANYTIME, 0, 28, TinyStudies.EVEN, RATIO), data);
        var metric = readout.primary();
        assertThat(metric.path()).extracting(PathPoint::day).containsExactly(7, 14, 21, 28);
        var deciding = requireNonNull(metric.deciding());
        assertThat(deciding.method()).isEqualTo("confidence_sequence");
        PathPoint last = metric.path().getLast();
        assertThat(last.effect()).isEqualTo(deciding.effect());
        assertThat(last.anytimeLow()).isEqualTo(deciding.ciLow());
        assertThat(requireNonNull(last.low())).isGreaterThan(requireNonNull(last.anytimeLow()));
        assertThat(readout.analyses().looks().getFirst().rows())
                .extracting(row -> row.plan())
                .contains("fixed", "group_sequential", "confidence_sequence");
    }

    /**
     * Users differ for good, weeks depend on the week before, some users leave: without an effect any look errs no more often than
     * promised, while looking every week at the interval of one look errs far more often.
     */
    @Test
    void dependenceWithinUsersDoesNotRaiseTheError() {
        int experiments = 300;
        int shown = 0;
        int peeked = 0;
        SplittableRandom random = new SplittableRandom(20_261_201);
        LookDays days = new LookDays(42, 1, 7);
        LooksInterval interval = new LooksInterval(LooksPlan.ANYTIME, 0.1, 4, 4, 1);
        for (int e = 0; e < experiments; e++) {
            MetricColumn column = requireNonNull(MetricColumn.of(RATIO, experiment(random, 60, 6), null));
            WeeklyLooks looks = requireNonNull(WeeklyLooks.of(column, 1, interval, days, false));
            boolean any = false;
            boolean peek = false;
            for (WeeklyLooks.Week week : looks.weeks()) {
                var effect = requireNonNull(week.comparison()).absolute();
                double z = Math.abs(effect.estimate()) / effect.standardError();
                any |= z >= requireNonNull(week.look().weekly()).anytime();
                peek |= z >= Normal.upperQuantile(0.05);
            }
            shown += any ? 1 : 0;
            peeked += peek ? 1 : 0;
        }
        // 0.09 is promised by the end of the plan; three binomial errors are 0.05.
        assertThat(shown / (double) experiments).isLessThan(0.09 + 0.05);
        assertThat(peeked / (double) experiments).isGreaterThan(0.15);
    }

    static ExperimentData experiment(SplittableRandom random, int perArm, int weeks) {
        int units = 2 * perArm;
        int[] variant = new int[units];
        double[] y = new double[units * weeks];
        double[] x = new double[units * weeks];
        for (int u = 0; u < units; u++) {
            variant[u] = u % 2;
            double own = random.nextGaussian();
            double state = random.nextGaussian();
            boolean here = true;
            for (int w = 0; w < weeks; w++) {
                state = 0.6 * state + 0.8 * random.nextGaussian();
                int at = u * weeks + w;
                double active = here && random.nextDouble() < 0.8 ? 1 : 0;
                y[at] = (w == 0 ? 0 : y[at - 1]) + active * (3 + 2 * own + 2 * state);
                x[at] = (w == 0 ? 0 : x[at - 1]) + active;
                here &= random.nextDouble() > 0.05;
            }
        }
        return WeekSums.ratio(variant, weeks, y, x, Map.of());
    }
}
