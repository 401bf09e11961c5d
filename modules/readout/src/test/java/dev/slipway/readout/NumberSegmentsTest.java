package dev.slipway.readout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.core.study.Analyses.Adjustment;
import dev.slipway.core.study.Better;
import dev.slipway.readout.metric.MetricColumn;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.warehouse.ExperimentData;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Segments by an attribute that is a number. */
class NumberSegmentsTest {
    /** Three arms whose units have ever larger numbers: cut by arm, no level would be in two of them. */
    private static ExperimentData numbers() {
        int n = 3_000;
        double[] y = new double[n];
        int[] arm = new int[n];
        double[] before = new double[n];
        for (int u = 0; u < n; u++) {
            arm[u] = u % 3;
            before[u] = u / 3 + 200 * arm[u] + .5;
            y[u] = (u / 3) % 2;
        }
        return new ExperimentData(
                List.of("control", "a", "b"),
                new String[n],
                arm,
                null,
                0,
                0,
                0,
                Map.of(),
                0,
                0,
                Map.of(),
                Map.of("before", before),
                Map.of("m", new ExperimentData.MetricValues(y, null, null)),
                null,
                new ExperimentData.TestSummary(0, 0));
    }

    @Test
    void numbersAreCutOnceForAllArmsAndAFilterHasTheSameParts() {
        ExperimentData data = numbers();
        MetricColumn column = requireNonNull(MetricColumn.of(TinyStudies.primary(Better.HIGHER), data, null));
        List<SegmentReadout.Row> a = requireNonNull(
                        SegmentCalculator.compute(column, "before", 1, 0.05, Adjustment.HOLM))
                .rows();
        List<SegmentReadout.Row> b = requireNonNull(
                        SegmentCalculator.compute(column, "before", 2, 0.05, Adjustment.HOLM))
                .rows();

        assertThat(a).hasSize(4);
        assertThat(a)
                .extracting(SegmentReadout.Row::level, SegmentReadout.Row::nControl)
                .isEqualTo(b.stream().map(r -> tuple(r.level(), r.nControl())).toList());
        for (SegmentReadout.Row row : a) {
            ExperimentData part = new DataFilter("before", row.level(), null, null).apply(data);
            assertThat(Arrays.stream(part.variant()).filter(v -> v == 0)).hasSize((int) row.nControl());
            assertThat(Arrays.stream(part.variant()).filter(v -> v == 1)).hasSize((int) row.nTreatment());
        }
    }
}
