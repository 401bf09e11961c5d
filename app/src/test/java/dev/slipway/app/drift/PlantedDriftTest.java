package dev.slipway.app.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.DecisionRule;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.weekly.WeeklyDriftCalculator;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Drift that the behavior world plants in week 4 is found there, and none is found where none was planted. */
class PlantedDriftTest {
    private static final int USERS = 2_500;
    private static final double WEEK = 4;

    static WeeklyDriftReadout drift(long seed, Map<String, Double> planted) {
        Study study = new Study(
                "Drift",
                null,
                new Source.Simulate("behavior", USERS, 42, seed, LocalDate.of(2026, 10, 5), Map.of(), planted),
                new Experiment(
                        "feed", "user_id", "control", Allocation.evenly("l", List.of("control", "treatment")), null),
                Map.of(),
                new DecisionRule(0.05, 0.8, 0.01, 0, DecisionRule.LooksPlan.FIXED, 1, true),
                List.of(),
                null,
                Analyses.DEFAULT.withDrift(new Analyses.Drift(2, 0.02, List.of("device"))),
                Study.MemoWords.NONE);
        return Objects.requireNonNull(
                WeeklyDriftCalculator.compute(study, BehaviorWeeks.of(USERS, seed, planted), JobContext.unwatched()));
    }

    private static Alert alert(WeeklyDriftReadout drift, String feature) {
        return drift.alerts().stream()
                .filter(a -> a.feature().equals(feature))
                .findFirst()
                .orElseThrow(() -> new AssertionError(drift.alerts()));
    }

    @Test
    void nothingIsFoundWhereNothingWasPlanted() {
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(drift(seed, Map.of()).alerts()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void aMoveToThePhoneIsFoundInItsWeek() {
        for (long seed = 1; seed <= 2; seed++) {
            WeeklyDriftReadout drift = drift(seed, Map.of("drift_week", WEEK, "device_drift", 0.3));
            assertThat(drift.alerts()).extracting(Alert::feature).containsExactly("column:device");
            Alert alert = alert(drift, "column:device");
            assertThat(alert.from()).isEqualTo((int) WEEK);
            assertThat(alert.lasting()).isTrue();
            assertThat(alert.arms()).isEqualTo("alike");
            assertThat(alert.sentence()).contains("phone rose from 6");
        }
    }

    @Test
    void aShiftOfEngagementIsFoundInItsWeek() {
        for (long seed = 1; seed <= 2; seed++) {
            WeeklyDriftReadout drift = drift(seed, Map.of("drift_week", WEEK, "engagement_drift", -0.3));
            Alert alert = alert(drift, "visits");
            assertThat(alert.from()).isEqualTo((int) WEEK);
            assertThat(alert.lasting()).isTrue();
            // 750 users in each arm are too few to see that one arm's visits alone fell.
            assertThat(alert.arms()).isEqualTo("unknown");
            assertThat(alert.sentence()).startsWith("Visits per active user fell from 2.");
        }
    }
}
