package dev.slipway.readout.weekly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.Analyses.Drift;
import dev.slipway.readout.health.DataChecks;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found of planted drift, when it began, whether the arms moved alike, and how often chance is taken for drift. */
class WeeklyDriftCalculatorTest {
    private static final Drift ASKED = new Drift(2, 0.02, List.of("device"));
    private static final List<Integer> EVERYBODY = List.of(-1, 0, 1);

    private static Feature device(WeeklyDriftReadout drift) {
        return drift.features().stream()
                .filter(f -> f.name().equals("column:device"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void driftOfEverybodyIsFoundInItsWeekAndConcernsNoArm() {
        WeeklyDriftReadout drift =
                new SyntheticWeeks(2_000, 6, 1).move(4, 6, EVERYBODY).compute(ASKED);

        assertThat(drift.alerts()).hasSize(1);
        Alert alert = drift.alerts().getFirst();
        assertThat(alert.feature()).isEqualTo("column:device");
        assertThat(alert.from()).isEqualTo(4);
        assertThat(alert.to()).isEqualTo(6);
        assertThat(alert.lasting()).isTrue();
        assertThat(alert.arms()).isEqualTo("alike");
        assertThat(alert.sentence())
                .startsWith("Device at the first event: phone rose from 3")
                .contains("of active users in week " + alert.peak() + " against weeks 1–2 (moved since week 4), PSI 0.")
                .endsWith("The arms moved alike, so the comparison stands.");
        assertThat(drift.features().getFirst()).isEqualTo(device(drift));
        Feature device = device(drift);
        assertThat(device.cells()).extracting(Cell::week).containsExactly(3, 4, 5, 6);
        assertThat(device.cells()).extracting(Cell::alert).containsExactly(false, true, true, true);
        assertThat(device.cells().getLast().jensenShannon()).isBetween(0.15, 0.4);
        assertThat(device.cells().getLast().kolmogorovSmirnov()).isNull();
        HealthCheck check = DataChecks.weeklyDrift(drift).getFirst();
        assertThat(check.status()).isEqualTo("ok");
        assertThat(check.detail()).startsWith("1 of ").endsWith("alike in the arms");
    }

    @Test
    void driftOfOneArmIsAWarning() {
        WeeklyDriftReadout drift =
                new SyntheticWeeks(2_000, 5, 2).move(4, 5, List.of(1)).compute(ASKED);

        assertThat(drift.alerts()).extracting(Alert::arms).containsExactly("differ");
        assertThat(drift.alerts().getFirst().sentence()).contains("Treatment moved unlike control");
        HealthCheck check = DataChecks.weeklyDrift(drift).getFirst();
        assertThat(check.status()).isEqualTo("warn");
        assertThat(check.detail()).endsWith("the arms differ in Device at the first event");
    }

    @Test
    void aWeekThatPassesIsToldAsOne() {
        WeeklyDriftReadout drift =
                new SyntheticWeeks(2_000, 6, 3).move(4, 4, EVERYBODY).compute(ASKED);

        assertThat(drift.alerts()).hasSize(1);
        assertThat(drift.alerts().getFirst().lasting()).isFalse();
        assertThat(drift.alerts().getFirst().to()).isEqualTo(4);
        assertThat(drift.alerts().getFirst().sentence()).contains("(in that week only)");
    }

    /** With probability 0.05 any of the 24 cells of a study is beyond its limit; 8 of 80 studies would be beyond three standard errors. */
    @Test
    void chanceIsSeldomTakenForDrift() {
        int beyond = 0;
        for (int seed = 0; seed < 80; seed++) {
            WeeklyDriftReadout drift = new SyntheticWeeks(300, 5, 100 + seed).compute(new Drift(2, 1e-9, List.of()));
            beyond += drift.alerts().isEmpty() ? 0 : 1;
        }
        assertThat(beyond).isBetween(0, 9);
    }

    @Test
    void usersBeforeTheirExposureSayNothingOfTheArms() {
        SyntheticWeeks late = new SyntheticWeeks(2_000, 5, 4).move(4, 5, List.of(1));
        java.util.Arrays.fill(late.exposed, 3);
        WeeklyDriftReadout drift = late.compute(ASKED);

        assertThat(drift.alerts()).extracting(Alert::arms).containsExactly("unknown");
        assertThat(drift.alerts().getFirst().between()).isNull();
        assertThat(DataChecks.weeklyDrift(drift).getFirst().status()).isEqualTo("ok");
    }

    @Test
    void tooFewUsersAndTooFewWeeksAreSaid() {
        WeeklyDriftReadout few = new SyntheticWeeks(12, 5, 5).compute(ASKED);
        assertThat(few.alerts()).isEmpty();
        assertThat(few.warnings()).singleElement().asString().startsWith("Too few users for a limit of chance");

        WeeklyDriftReadout none = new SyntheticWeeks(100, 5, 6).compute(ASKED, 2);
        assertThat(none.features()).isEmpty();
        assertThat(none.warnings())
                .containsExactly(
                        "The data has 2 full weeks, and the reference is 2 weeks long: no week is left to compare.");
        assertThat(DataChecks.weeklyDrift(none).getFirst().detail())
                .isEqualTo(none.warnings().getFirst());
        assertThat(DataChecks.weeklyDrift(null)).isEmpty();
    }

    @Test
    void numbersHaveMeansAndBothLimits() {
        WeeklyDriftReadout drift = new SyntheticWeeks(1_000, 4, 7).compute(ASKED);
        Feature visits = drift.features().stream()
                .filter(f -> f.name().equals("visits"))
                .findFirst()
                .orElseThrow();

        assertThat(visits.referenceMean()).isBetween(3.8, 4.2);
        assertThat(visits.bins().getFirst()).isEqualTo("up to 2");
        assertThat(visits.reference().stream().mapToDouble(d -> d).sum()).isBetween(0.999999, 1.000001);
        for (Cell cell : visits.cells()) {
            // The same users on both sides: chance is smaller than among as many strangers.
            assertThat(cell.designEffect()).isBetween(0.5, 0.95);
            assertThat(cell.kolmogorovSmirnov()).isLessThan(cell.kolmogorovSmirnovLimit());
            assertThat(cell.reading()).isEqualTo("chance");
        }
    }
}
