package dev.slipway.readout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.Readout;
import dev.slipway.warehouse.ExperimentData;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Caps of metrics. */
class CapTest {
    private static Metric primary(MetricKind kind, Metric.@Nullable Cap cap) {
        return new Metric(
                "m", "M", kind, null, null, "m", null, null, null, Better.HIGHER, MetricRole.PRIMARY, null, null, cap);
    }

    @Test
    void aPercentileCapIsTakenOverBothArms() {
        double[] control = new double[100];
        double[] treatment = new double[100];
        for (int i = 0; i < 100; i++) {
            control[i] = i;
            treatment[i] = 100 + i;
        }
        Metric capped = primary(MetricKind.MEAN, new Metric.Cap(null, 90.0));
        ExperimentData data = Samples.table("m", control, treatment);
        Readout readout = ReadoutBuilder.build(
                Samples.study(LooksPlan.FIXED, false, capped), data, Map.of(), DataFilter.NONE, JobContext.unwatched());
        Estimate estimate = readout.primary().estimates().getFirst();
        assertThat(estimate.detail()).containsEntry("cap", 179.0).containsEntry("capped_units", 20);
    }

    @Test
    void aFilterDoesNotMoveTheCap() {
        Metric spend = new Metric(
                "spend",
                "Spend",
                MetricKind.MEAN,
                "signup_complete",
                null,
                null,
                null,
                Duration.ofDays(3),
                null,
                Better.HIGHER,
                MetricRole.PRIMARY,
                null,
                null,
                new Metric.Cap(null, 95.0));
        StudyFile study = Samples.study(LooksPlan.FIXED, false, spend);
        ExperimentData data = Samples.data(4_000, 2, 0.05, 9);
        DataFilter paid = new DataFilter("channel", "paid", null, null);
        Object whole = cap(ReadoutBuilder.build(study, data, Map.of(), DataFilter.NONE, JobContext.unwatched()));
        Object part = cap(ReadoutBuilder.build(study, data, Map.of(), paid, JobContext.unwatched()));
        assertThat(part).isNotNull().isEqualTo(whole);
    }

    private static @Nullable Object cap(Readout readout) {
        return readout.primary().estimates().getFirst().detail().get("cap");
    }

    @Test
    void aCapAtTheSmallestValueIsRefusedWithTheShare() {
        StudyFile study = Samples.study(LooksPlan.FIXED, false, primary(MetricKind.MEAN, new Metric.Cap(null, 95.0)));
        ExperimentData data = Samples.table("m", Samples.ones(2, 100), Samples.ones(4, 100));

        Readout readout = ReadoutBuilder.build(study, data, Map.of(), DataFilter.NONE, JobContext.unwatched());

        assertThat(readout.decision().verdict()).isEqualTo("HOLD");
        assertThat(readout.primary().estimates()).isEmpty();
        assertThat(readout.health())
                .filteredOn(check -> check.check().equals("cap"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.status()).isEqualTo("fail");
                    assertThat(check.detail())
                            .contains("the cap of M at percentile 95 is 0", "(97", "have 0)", "not evaluable");
                });
    }

    @Test
    void aCapThatLeavesSomethingIsNoCheck() {
        StudyFile study = Samples.study(LooksPlan.FIXED, false, primary(MetricKind.MEAN, new Metric.Cap(null, 99.0)));
        ExperimentData data = Samples.table("m", Samples.ones(2, 100), Samples.ones(4, 100));

        assertThat(ReadoutBuilder.build(study, data, Map.of(), DataFilter.NONE, JobContext.unwatched())
                        .health())
                .noneMatch(check -> check.check().equals("cap"));
    }
}
