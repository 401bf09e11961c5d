package dev.slipway.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.study.Analyses.Survival;
import dev.slipway.core.study.Analyses.Ties;
import dev.slipway.readout.model.SurvivalReadout;
import dev.slipway.readout.model.SurvivalReadout.Curve;
import dev.slipway.stats.survival.Band;
import dev.slipway.stats.survival.KaplanMeier;
import dev.slipway.stats.survival.SurvivalCurve;
import dev.slipway.stats.survival.SurvivalData;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SurvivalCalculatorTest {
    private static final int DAY = 86_400;
    private static final List<String> NAMES = List.of("open", "buy");

    /** Six units of a study of 20 days; the second purchase of a unit does not count. */
    private static ModelStudies sixUnits() {
        return ModelStudies.of(0, 0, 0, 1, 1, 1)
                .category("plan", "a", "b", "a", "b", "a", "a")
                .events(
                        NAMES,
                        new double[] {0, 5, 10, 0, 5, 10},
                        new int[][] {{0, 0}, {1, 2 * DAY}, {1, 3 * DAY}},
                        new int[][] {{0, 0}},
                        new int[][] {{1, 4 * DAY}},
                        new int[][] {{1, 0}},
                        new int[][] {},
                        new int[][] {{0, 1}});
    }

    private static SurvivalReadout one(ModelStudies study, Survival asked) {
        return SurvivalCalculator.compute(
                        study.asks(List.of(), List.of(asked), null).input())
                .get(0);
    }

    @Test
    void timesRunFromExposureToTheFirstEventOrTheEndOfTheData() {
        SurvivalReadout readout = one(sixUnits(), ModelStudies.until("buy", "variant", 10));
        assertThat(readout.what()).isEqualTo("Buy after first exposure");
        Curve control = readout.curves().get(0);
        assertThat(control.level()).isEqualTo("control");
        assertThat(control.units()).isEqualTo(3);
        assertThat(control.events()).isEqualTo(2);
        assertThat(control.time().get(0)).isZero();
        assertThat(control.time()).contains(2.0, 4.0).last().isEqualTo(15.0);
        assertThat(control.survival().get(control.time().indexOf(2.0))).isEqualTo(2 / 3.0);
        assertThat(control.atRisk().get(control.time().indexOf(2.0))).isEqualTo(3);
        assertThat(control.atRisk().get(control.time().indexOf(3.0))).isEqualTo(2);
        // Bought in the second of exposure.
        Curve treatment = readout.curves().get(1);
        assertThat(treatment.survival().get(0)).isEqualTo(2 / 3.0);
        // Two events and one: no interval of a difference could be trusted.
        assertThat(readout.restrictedMeans()).isEmpty();
        assertThat(readout.warnings())
                .contains(
                        "No restricted mean of treatment against control: one of them has fewer than 5 events, too few for an interval.");
        assertThat(readout.cox()).isNull();
    }

    @Test
    void aHorizonThatNobodyReachesIsCutAndSaid() {
        SurvivalReadout readout = one(sixUnits(), ModelStudies.until("buy", "variant", 19));
        assertThat(readout.horizon()).isEqualTo(15);
        assertThat(readout.warnings()).anyMatch(w -> w.contains("19 days") && w.contains("15"));
        assertThat(one(sixUnits(), ModelStudies.until("buy", "variant", null)).horizon())
                .isEqualTo(15);
    }

    /** A file that ends at noon of its last day knows nothing of the afternoon, whose windows still count as over. */
    @Test
    void unitsAreCensoredWhereObservationEnds() {
        SurvivalReadout readout = one(sixUnits().observedUntil(19.5), ModelStudies.until("buy", "variant", 10));
        assertThat(readout.curves().get(0).time()).last().isEqualTo(14.5);
        assertThat(readout.curves().get(1).time()).last().isEqualTo(14.5);
    }

    /** Control has events at 1 to 6 days and nobody left; treatment is watched for 12 days. */
    private static ModelStudies allOfTheControl(double... more) {
        double[] time = {1, 2, 3, 4, 5, 6, 2, 4, 6, 8, 10, 12, 12};
        double[] status = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0};
        int n = time.length + more.length;
        return ModelStudies.of(
                        IntStream.range(0, n).map(i -> i >= 6 && i < 13 ? 1 : 0).toArray())
                .number(
                        "t",
                        DoubleStream.concat(Arrays.stream(time), Arrays.stream(more))
                                .toArray())
                .number(
                        "s",
                        IntStream.range(0, n)
                                .mapToDouble(i -> i < 13 ? status[i] : 0)
                                .toArray());
    }

    @Test
    void aGroupWhoseLastUnitHadTheEventSetsNoHorizon() {
        SurvivalReadout open = one(allOfTheControl(), columns("t", "s"));
        assertThat(open.horizon()).isEqualTo(12);
        // Control: the mean of 1 to 6. Treatment: (2 + 4 + 6 + 8 + 10 + 12 + 12) / 7.
        assertThat(open.restrictedMeans())
                .singleElement()
                .satisfies(d -> assertThat(d.days()).isCloseTo(54 / 7.0 - 3.5, within(1e-12)));
        assertThat(open.warnings()).noneMatch(w -> w.contains("watched for"));
        // One more unit of the control, watched for 7 days: nobody knows its curve after that.
        assertThat(one(allOfTheControl(7), columns("t", "s")).horizon()).isEqualTo(7);
        // A unit that leaves in the very moment of the last event may have had it later.
        assertThat(one(allOfTheControl(6), columns("t", "s")).horizon()).isEqualTo(6);
    }

    /** Events after the horizon tell nothing of the mean up to it. */
    @Test
    void fiveEventsUpToTheHorizonAreEnough() {
        for (int days : new int[] {4, 5, 10}) {
            SurvivalReadout readout = one(allOfTheControl(), columns("t", "s", Duration.ofDays(days)));
            assertThat(readout.restrictedMeans()).hasSize(days < 10 ? 0 : 1);
            assertThat(readout.warnings().stream().filter(w -> w.contains("fewer than 5 events")))
                    .hasSize(days < 10 ? 1 : 0);
        }
    }

    /** Everybody of a group at the same moment: a difference without an error, of which no p could be told. */
    @Test
    void aDifferenceWithoutAnErrorIsLeftOut() {
        ModelStudies study = ModelStudies.of(
                        IntStream.range(0, 20).map(i -> i % 2).toArray())
                .number("t", IntStream.range(0, 20).mapToDouble(i -> 3 + i % 2).toArray())
                .number("s", IntStream.range(0, 20).mapToDouble(i -> 1).toArray());
        SurvivalReadout readout = one(study, columns("t", "s"));
        assertThat(readout.restrictedMeans()).isEmpty();
        assertThat(readout.warnings()).anyMatch(w -> w.endsWith("so there is no error to judge it by."));
    }

    @Test
    void groupsOfAnAttributeComeBiggestFirst() {
        SurvivalReadout readout = one(sixUnits(), ModelStudies.until("buy", "plan", 5));
        assertThat(readout.curves().stream().map(Curve::level)).containsExactly("a", "b");
        assertThat(readout.logRankP()).isBetween(0.0, 1.0);
    }

    @Test
    void whatCantBeEstimatedSaysWhy() {
        assertThat(one(sixUnits(), ModelStudies.until("fly", "variant", 5)).warnings())
                .containsExactly("No unit has the event “Fly after first exposure”, so there is no time to it.");
        ModelStudies table =
                ModelStudies.of(0, 1).number("t", 1, 2).number("s", 1, 2).number("late", -1, 2);
        assertThat(one(table, ModelStudies.until("buy", "variant", 5)).warnings())
                .singleElement()
                .asString()
                .contains("no events", "time and status");
        assertThat(one(table, columns("t", "s")).warnings())
                .singleElement()
                .asString()
                .contains("other than 0 and 1");
        assertThat(one(table, columns("late", "t")).warnings())
                .singleElement()
                .asString()
                .contains("negative");
        assertThat(one(table, columns("t", "u")).warnings())
                .singleElement()
                .asString()
                .contains("no numeric column u");
        assertThat(one(table, columns("t", "s")).curves()).isEmpty();
    }

    private static Survival columns(String time, String status) {
        return columns(time, status, null);
    }

    private static Survival columns(String time, String status, @Nullable Duration horizon) {
        return new Survival("s", "Time", null, time, status, "variant", horizon, List.of(), List.of(), Ties.EFRON);
    }

    @Test
    void anImpossibleCoxModelLeavesTheCurves() {
        SurvivalReadout readout = one(sixUnits(), ModelStudies.until("buy", "variant", 5, "nothing"));
        assertThat(readout.cox()).isNull();
        assertThat(readout.curves()).hasSize(2);
        assertThat(readout.warnings()).anyMatch(w -> w.contains("No Cox model. The data has no attribute nothing"));
    }

    @Test
    void manyStepsAreThinnedWithoutChangingTheCurve() {
        SplittableRandom random = new SplittableRandom(8);
        int n = 6_000;
        double[] time = new double[n];
        double[] status = new double[n];
        for (int i = 0; i < n; i++) {
            // Most events come in the first hour, the rest over weeks.
            double event = random.nextBoolean() ? random.nextDouble() / 24 : -30 * Math.log(random.nextDouble());
            double end = 14 + 14 * random.nextDouble();
            time[i] = Math.min(event, end);
            status[i] = event <= end ? 1 : 0;
        }
        ModelStudies study = ModelStudies.of(IntStream.range(0, n).map(i -> 0).toArray())
                .number("t", time)
                .number("s", status);
        Curve thin = one(study, columns("t", "s")).curves().get(0);
        boolean[] event = new boolean[n];
        for (int i = 0; i < n; i++) {
            event[i] = status[i] == 1;
        }
        SurvivalCurve full = KaplanMeier.fit(SurvivalData.of(time, event), Band.LOG_LOG, 0.95);
        assertThat(thin.time()).hasSizeLessThanOrEqualTo(CurveSteps.MAX_STEPS).contains(7.0, 14.0);
        double worst = 0;
        for (double t = 0; t < 28; t += 0.003) {
            worst = Math.max(worst, Math.abs(at(thin, t) - full.at(t)));
        }
        assertThat(worst).isLessThan(0.012);
        long later = IntStream.range(0, n).filter(i -> time[i] >= 7).count();
        assertThat(thin.atRisk().get(thin.time().indexOf(7.0))).isEqualTo(later);
    }

    private static double at(Curve curve, double time) {
        double survival = 1;
        for (int i = 0; i < curve.time().size() && curve.time().get(i) <= time; i++) {
            survival = curve.survival().get(i);
        }
        return survival;
    }

    @Test
    void aStratumWithoutAValueLeavesTheUnitOut() {
        @Nullable
        String[] plan = IntStream.range(0, 60)
                .mapToObj(i -> i == 3 ? null : i % 2 == 0 ? "a" : "b")
                .toArray(String[]::new);
        ModelStudies study = ModelStudies.of(
                        IntStream.range(0, 60).map(i -> i / 30).toArray())
                .category("plan", plan)
                .number(
                        "t",
                        IntStream.range(0, 60)
                                .mapToDouble(i -> 1 + (i * 37) % 60)
                                .toArray())
                .number(
                        "s",
                        IntStream.range(0, 60)
                                .mapToDouble(i -> i % 5 == 0 ? 0 : 1)
                                .toArray());
        Survival asked = new Survival(
                "s", "Time", null, "t", "s", "variant", null, List.of("variant"), List.of("plan"), Ties.BRESLOW);
        SurvivalReadout readout = one(study, asked);
        SurvivalReadout.Cox cox = Objects.requireNonNull(readout.cox());
        assertThat(cox.units()).isEqualTo(59);
        assertThat(cox.ties()).isEqualTo("breslow");
        assertThat(readout.curves().get(0).units()).isEqualTo(30);
    }
}
