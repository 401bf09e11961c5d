package dev.slipway.readout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.readout.model.MonitorReadout;
import dev.slipway.readout.model.MonitorReadout.Point;
import dev.slipway.readout.model.MonitorReadout.Watch;
import dev.slipway.stats.bayes.NormalEffect;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import dev.slipway.warehouse.ExperimentData.WeekValues;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** An experiment watched week by week, with harm that begins in a week that is known. */
class MonitorTest {
    private static final int WEEKS = 6;
    private static final int FROM = 3;
    private static final Metric PRIMARY =
            TinyStudies.metric("m", MetricKind.RATIO, MetricRole.PRIMARY, Better.HIGHER, null);
    private static final Metric LOSS =
            TinyStudies.metric("loss", MetricKind.RATIO, MetricRole.GUARDRAIL, Better.LOWER, 0.6);

    /** Each active week loses 0.5 on average; the treatment's weeks lose {@code harm} more from the third on. */
    private static MonitorReadout watched(double harm) {
        SplittableRandom random = new SplittableRandom(11);
        ExperimentData data = WeeklyLooksTest.experiment(random, 300, WEEKS);
        double[] active = requireNonNull(
                requireNonNull(requireNonNull(data.metrics().get("m")).weeks()).denominator());
        double[] loss = new double[active.length];
        for (int u = 0; u < data.units(); u++) {
            for (int w = 0; w < WEEKS; w++) {
                int at = u * WEEKS + w;
                double before = w == 0 ? 0 : loss[at - 1];
                double came = active[at] - (w == 0 ? 0 : active[at - 1]);
                double more = data.variant()[u] == 1 && w + 1 >= FROM ? harm : 0;
                loss[at] = before + came * (0.5 + more + 0.4 * random.nextGaussian());
            }
        }
        double[] last = new double[data.units()];
        double[] lastActive = new double[data.units()];
        for (int u = 0; u < last.length; u++) {
            last[u] = loss[u * WEEKS + WEEKS - 1];
            lastActive[u] = active[u * WEEKS + WEEKS - 1];
        }
        MetricValues values = new MetricValues(
                last,
                lastActive,
                requireNonNull(data.metrics().get("m")).matureAt(),
                Map.of(),
                new WeekValues(WEEKS, loss, active));
        ExperimentData both = TinyStudies.with(data, Map.of("loss", values), data.tests(), data.exposedAt(), WEEKS * 7);
        var study = TinyStudies.study(LooksPlan.FIXED, 0, WEEKS * 7, TinyStudies.EVEN, PRIMARY, LOSS);
        return requireNonNull(TinyStudies.build(study, both).analyses().monitor());
    }

    @Test
    void harmIsShownAfterItBeganAndStopsTheArm() {
        MonitorReadout monitor = watched(0.6);
        Watch watch = monitor.watches().getFirst();
        assertThat(watch.states()).hasSize(WEEKS);
        assertThat(watch.states().subList(0, FROM - 1)).containsOnly(MonitorReadout.OK);
        assertThat(watch.now()).isEqualTo(MonitorReadout.HARM);
        assertThat(watch.harm()).isBetween(FROM, WEEKS);
        assertThat(requireNonNull(watch.bounds().getLast())).isGreaterThan(0.6);
        assertThat(monitor.stops().getFirst().week()).isEqualTo(watch.harm());
        assertThat(monitor.stops().getFirst().sentence())
                .contains("would have been stopped after week " + watch.harm(), "loss shown beyond the limit");
    }

    @Test
    void withoutHarmNothingStops() {
        MonitorReadout monitor = watched(0);
        assertThat(monitor.watches().getFirst().now()).isEqualTo(MonitorReadout.OK);
        assertThat(monitor.stops().getFirst().week()).isNull();
        assertThat(monitor.harmError()).isEqualTo(0.05);
        assertThat(monitor.multiplicity()).contains("each watch of a limit has 5%");
    }

    @Test
    void theBestArmAndItsLossAreThoseOfTheNormalPosterior() {
        MonitorReadout monitor = watched(0);
        Point control = monitor.arms().get(0).last();
        Point treated = monitor.arms().get(1).last();
        double effect = requireNonNull(treated.effect());
        double half = (requireNonNull(treated.high()) - requireNonNull(treated.low())) / 2;
        // The interval is Student's with some 600 degrees of freedom, so the error is close to half over 1.9639.
        var exact = NormalEffect.posterior(effect, half / 1.9639, 0, Double.POSITIVE_INFINITY, 0.95);
        assertThat(requireNonNull(treated.best())).isCloseTo(exact.probabilityPositive(), within(2e-3));
        assertThat(requireNonNull(treated.loss())).isCloseTo(exact.expectedLossIfShipped(), within(2e-3));
        assertThat(requireNonNull(control.best()) + requireNonNull(treated.best()))
                .isCloseTo(1, within(1e-9));
        assertThat(requireNonNull(treated.anytimeLow())).isLessThan(requireNonNull(treated.low()));
    }

    @Test
    void aTableWithoutWeeksIsNotWatched() {
        double[] values = {1, 2, 3, 4};
        var readout = TinyStudies.build(
                LooksTables.table(LooksPlan.FIXED, LooksTables.MEAN), Samples.table("m", values, values));
        assertThat(readout.analyses().monitor()).isNull();
    }
}
