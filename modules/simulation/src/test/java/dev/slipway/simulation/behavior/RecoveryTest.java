package dev.slipway.simulation.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What is planted is what large samples show, in every kind of metric. */
class RecoveryTest {
    private static final int MANY = 60_000;
    private static final int DAYS = 28;
    private static final double STANDARD_ERRORS = 4;

    private static void assertRecovered(Trial trial) {
        SoftAssertions softly = new SoftAssertions();
        for (String event : EventNames.ALL) {
            int code = EventNames.ALL.indexOf(event);
            check(softly, trial, Trial.within(MetricKind.COUNT, event, 14), trial.arms(14, u -> trial.counts[code][u]));
            check(
                    softly,
                    trial,
                    Trial.within(MetricKind.PROPORTION, event, 14),
                    trial.arms(14, u -> Math.min(1, trial.counts[code][u])));
        }
        check(softly, trial, Trial.within(MetricKind.MEAN, "purchase", 14), trial.arms(14, u -> trial.revenue[u]));
        for (int day : new int[] {1, 3, 7, 14, 21}) {
            check(softly, trial, Trial.retention(day), trial.arms(day + 1, u -> trial.viewed(u, day) ? 1 : 0));
        }
        softly.assertAll();
    }

    private static void check(SoftAssertions softly, Trial trial, Metric metric, Trial.Difference seen) {
        double truth = trial.simulation.truth(metric).orElseThrow();
        softly.assertThat(seen.effect())
                .as(metric.kind() + " " + metric.event() + " " + metric.day())
                .isCloseTo(truth, within(STANDARD_ERRORS * seen.standardError() + 1e-12));
    }

    @Test
    void defaultsAreRecovered() {
        Trial trial = new Trial(Trial.spec(MANY, DAYS, Map.of(), Map.of()));
        assertRecovered(trial);
        assertThat(truth(trial, Trial.within(MetricKind.COUNT, "play", 14))).isCloseTo(0.4, within(1e-9));
        assertThat(truth(trial, Trial.within(MetricKind.PROPORTION, "purchase", 14)))
                .isCloseTo(0.015, within(1e-9));
        assertThat(truth(trial, Trial.retention(7))).isCloseTo(0.01, within(1e-9));
        assertThat(truth(trial, Trial.within(MetricKind.MEAN, "purchase", 14))).isCloseTo(0.9, within(1e-9));
        assertThat(trial.events / (double) MANY)
                .isCloseTo(Behavior.description().eventsPerUser(), within(0.6));
    }

    private static double truth(Trial trial, Metric metric) {
        return trial.simulation.truth(metric).orElseThrow();
    }

    @Test
    void noveltyDriftAndUnlikeGroupsAverageOut() {
        assertRecovered(new Trial(Trial.spec(
                MANY,
                DAYS,
                Map.of("plays_14d", 1.0, "purchase_14d", 0.03, "retention_7", 0.03, "revenue_14d", 2.0),
                Map.ofEntries(
                        Map.entry("heterogeneity", 1.0),
                        Map.entry("novelty", 2.0),
                        Map.entry("novelty_half_life", 4.0),
                        Map.entry("drift_week", 3.0),
                        Map.entry("engagement_drift", 0.3),
                        Map.entry("device_drift", 0.5),
                        Map.entry("newcomers", 0.6),
                        Map.entry("churn_per_day", 0.03)))));
    }

    @Test
    void aHarmfulFeedIsRecovered() {
        assertRecovered(new Trial(Trial.spec(
                MANY,
                DAYS,
                Map.of("plays_14d", -0.8, "purchase_14d", -0.02, "retention_7", -0.02, "revenue_14d", -1.5),
                Map.of("regularity", 0.4))));
    }

    @Test
    void nothingPlantedGivesNothing() {
        Trial trial = new Trial(Trial.spec(MANY, DAYS, Trial.only(Map.of()), Map.of()));
        assertRecovered(trial);
        assertThat(truth(trial, Trial.within(MetricKind.COUNT, "search", 14))).isCloseTo(0, within(1e-9));
        assertThat(truth(trial, Trial.ratio("purchase", "add_to_cart"))).isCloseTo(0, within(1e-9));
    }
}
