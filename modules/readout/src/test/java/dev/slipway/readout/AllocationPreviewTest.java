package dev.slipway.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.RampStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AllocationPreviewTest {
    private static final Map<String, Double> OBSERVED = Map.of("control", 5_000.0, "treatment", 5_000.0);
    private static final Allocation OWN = allocation(1, List.of(), 0, 0.5);

    private static Allocation allocation(double coverage, List<RampStep> ramp, double holdout, double control) {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put("control", control);
        weights.put("treatment", 1 - control);
        return new Allocation(coverage, ramp, "layer", List.of(0, 10_000), holdout, weights);
    }

    private static @Nullable Integer days(int days, double window, Allocation tried) {
        return AllocationPreview.days(days, window, 10, OWN, tried, "control", "treatment");
    }

    @Test
    void countsFollowWeightsCoverageRampAndHoldout() {
        assertThat(AllocationPreview.of(OBSERVED, OWN, allocation(1, List.of(), 0, 0.3), 10)
                        .expected())
                .containsExactly(Map.entry("control", 3_000.0), Map.entry("treatment", 7_000.0));
        List<RampStep> ramp = List.of(new RampStep(0, 0.2), new RampStep(5, 0.6));
        assertThat(AllocationPreview.of(OBSERVED, OWN, allocation(0.6, ramp, 0, 0.5), 10)
                        .expected()
                        .get("control"))
                .isCloseTo(2_000, within(1e-6));
        assertThat(AllocationPreview.of(OBSERVED, OWN, allocation(1, List.of(), 0.2, 0.5), 10)
                        .expected()
                        .get("control"))
                .isCloseTo(4_000, within(1e-6));
    }

    @Test
    void whatWasObservedIsTestedAgainstTheTriedWeights() {
        assertThat(AllocationPreview.of(OBSERVED, OWN, OWN, 10).ratioP()).isCloseTo(1, within(1e-12));
        assertThat(AllocationPreview.of(OBSERVED, OWN, allocation(1, List.of(), 0, 0.49), 10)
                        .ratioP())
                .isCloseTo(
                        0.0455, within(5e-4)); // chi-square (100²/4900 + 100²/5100) = 4.0016 on one degree of freedom
        assertThat(AllocationPreview.of(Map.of(), OWN, OWN, 10).ratioP()).isNull();
    }

    @Test
    void daysGrowAsWeightsPartAndCoverageShrinks() {
        assertThat(days(20, 0, OWN)).isEqualTo(20);
        assertThat(days(20, 2, allocation(0.5, List.of(), 0, 0.5))).isEqualTo(38);
        // 0.2 : 0.8 gains 0.32 of a unit where halves gain 0.5.
        assertThat(days(20, 0, allocation(1, List.of(), 0, 0.2))).isEqualTo(32);
        List<RampStep> ramp = List.of(new RampStep(0, 0.1), new RampStep(10, 1));
        assertThat(days(20, 0, allocation(1, ramp, 0, 0.5))).isEqualTo(29);
        assertThat(days(20, 0, allocation(1, List.of(), 0, 1))).isNull();
        assertThat(days(20, 0, allocation(0.9, List.of(), 0.5, 0.5))).isEqualTo(40);
    }
}
