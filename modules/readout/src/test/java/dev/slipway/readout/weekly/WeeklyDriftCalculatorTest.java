package dev.slipway.readout.weekly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses.Drift;
import dev.slipway.readout.health.DataChecks;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import dev.slipway.warehouse.ExperimentData.Category;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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
                .contains("The arms moved alike (distance 0.0", ", chance reaches 0.0")
                .endsWith("), so the comparison stands.");
        assertThat(alert.weeks()).containsExactly(4, 5, 6);
        assertThat(alert.untested()).isEmpty();
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
        Arrays.fill(late.exposed, 3);
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

    /** Who is new signed up later, so cohorts move in every study that nothing else happens in. */
    @Test
    void signUpCohortsAreNoMeasures() {
        SyntheticWeeks data = new SyntheticWeeks(1_000, 6, 8);
        int[] month = IntStream.range(0, data.users).map(u -> u % 3).toArray();
        for (int u = 0; u < data.users; u++) {
            for (int w = 0; w < 2 * month[u]; w++) {
                data.visits[u * data.weeks + w] = 0;
                data.device[u * data.weeks + w] = -1;
            }
        }
        Category cohorts = new Category(List.of("2026-09", "2026-10", "2026-11"), month);
        data.attributes.put("signup_month", cohorts);
        data.attributes.put("signup_week", cohorts);
        data.attributes.put("country", new Category(List.of("DE", "FR"), data.variant.clone()));

        WeeklyDriftReadout drift = data.compute(ASKED);
        assertThat(drift.features())
                .extracting(Feature::name)
                .contains("user:country")
                .noneMatch(name -> name.startsWith("user:signup"));
        assertThat(drift.alerts()).isEmpty();
    }

    @Test
    void aLevelThatComesLateIsSeen() {
        SyntheticWeeks data = new SyntheticWeeks(3_000, 12, 9);
        data.devices = List.of("phone", "tablet", "tv", "glasses");
        for (int u = 0; u < data.users; u += 12) {
            int cell = u * data.weeks + 11;
            data.device[cell] = data.device[cell] < 0 ? -1 : 3;
        }
        // One user had them long ago: that must not make that week untestable.
        data.device[1 * data.weeks + 4] = 3;

        WeeklyDriftReadout drift = data.compute(ASKED);
        Feature device = device(drift);
        assertThat(device.bins()).contains("glasses");
        assertThat(device.cells()).allMatch(Cell::tested);
        assertThat(drift.alerts()).extracting(Alert::feature).containsExactly("column:device");
        assertThat(drift.alerts().getFirst().from()).isEqualTo(12);
        assertThat(drift.alerts().getFirst().sentence()).contains("glasses rose from 0% to ");
    }

    @Test
    void levelsThatOnlyEverFewHaveAreLeftOut() {
        SyntheticWeeks data = new SyntheticWeeks(3_000, 5, 10);
        data.devices = List.of("phone", "tablet", "tv", "fridge", "watch");
        data.device[0] = 3;
        data.device[data.weeks] = 4;

        assertThat(device(data.compute(ASKED)).bins()).containsExactly("phone", "tablet", "tv");
    }

    @Test
    void aWeekThatCouldNotBeTestedIsNamed() {
        WeeklyDriftReadout drift = new SyntheticWeeks(2_000, 7, 11)
                .move(4, 7, EVERYBODY)
                .quiet(6, 6, 400)
                .compute(ASKED);

        Alert alert = drift.alerts().getFirst();
        assertThat(alert.feature()).isEqualTo("column:device");
        assertThat(alert.weeks()).containsExactly(4, 5, 7);
        assertThat(alert.untested()).containsExactly(6);
        assertThat(alert.sentence()).contains("(moved since week 7 and in weeks 4–5; not known in week 6), PSI");
        assertThat(DataChecks.weeklyDrift(drift).getFirst().detail()).contains("since week 7 and in weeks 4–5 (PSI");
    }

    @Test
    void aTreatmentOfWhichTooFewAreThereLeavesItOpen() {
        SyntheticWeeks data = new SyntheticWeeks(2_000, 5, 12).move(4, 5, EVERYBODY);
        data.variants = List.of("control", "treatment", "third");
        Arrays.fill(data.variant, 0, 12, 2);

        Alert alert = data.compute(ASKED).alerts().getFirst();
        assertThat(alert.arms()).isEqualTo("unknown");
        assertThat(alert.between()).isNull();
        assertThat(alert.sentence())
                .endsWith("Too few users of the experiment to say whether third moved like control.");
    }

    /** With so few users of the experiment not even a move of one arm alone would be seen. */
    @Test
    void nothingSeenBySmallTestsIsNoSign() {
        SyntheticWeeks data = new SyntheticWeeks(6_000, 5, 15);
        for (int u = 0; u < data.users; u++) {
            data.variant[u] = u % 11 == 0 ? data.variant[u] : -1;
            for (int w = 3; w < data.weeks; w++) {
                int cell = u * data.weeks + w;
                data.device[cell] = data.device[cell] > 0 && u % 6 == 0 ? 0 : data.device[cell];
            }
        }
        Alert alert = data.compute(ASKED).alerts().getFirst();

        assertThat(alert.psi()).isBetween(.02, .06);
        assertThat(alert.arms()).isEqualTo("unknown");
        assertThat(alert.sentence()).endsWith("to say whether treatment moved like control.");
    }

    /** The arms moved alike in the weeks that lasted, and unlike each other before. */
    @Test
    void everyRunOfWeeksIsTestedForTheArms() {
        WeeklyDriftReadout drift = new SyntheticWeeks(3_000, 8, 13)
                .move(4, 4, List.of(1))
                .move(7, 8, EVERYBODY)
                .compute(ASKED);

        Alert alert = drift.alerts().getFirst();
        assertThat(alert.weeks()).containsExactly(4, 7, 8);
        assertThat(alert.from()).isEqualTo(7);
        assertThat(alert.arms()).isEqualTo("differ");
        assertThat(alert.between()).isGreaterThan(alert.betweenLimit());
    }

    @Test
    void aCancelIsHeardInEveryWeekOfEveryMeasure() {
        SyntheticWeeks data = new SyntheticWeeks(200, 9, 14);
        AtomicInteger asked = new AtomicInteger();
        WeeklyDriftReadout drift = data.compute(ASKED, 9, new Countdown(asked, Integer.MAX_VALUE));

        assertThat(asked.get()).isGreaterThanOrEqualTo(drift.features().size() * (9 + 7));
        for (int after : List.of(0, 5, 40, 100)) {
            assertThatThrownBy(() -> data.compute(ASKED, 9, new Countdown(new AtomicInteger(), after)))
                    .as("after %d", after)
                    .isInstanceOf(CancelledException.class);
        }
    }

    /** Cancelled after it was asked so many times. */
    private record Countdown(AtomicInteger asked, int after) implements JobContext {
        @Override
        public void stage(String name, String detail) {}

        @Override
        public void progress(long done, long total) {}

        @Override
        public void detail(String text) {}

        @Override
        public boolean isCancelled() {
            return asked.getAndIncrement() >= after;
        }

        @Override
        public Registration onCancel(Runnable action) {
            return () -> {};
        }
    }
}
