package dev.slipway.readout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.TrafficCalculator.Traffic;
import dev.slipway.warehouse.ExperimentData;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficCalculatorTest {
    private static final Map<String, Double> EVEN = Map.of("control", 0.5, "treatment", 0.5);

    @Test
    void everyUnitIsCountedOnItsDay() {
        ExperimentData data = Samples.data(8_000, 2, 0.05, 3);
        Traffic traffic = TrafficCalculator.compute(data, EVEN);
        assertThat(traffic.variants()).containsExactly("control", "treatment");
        assertThat(traffic.days()).hasSize(28);
        assertThat(traffic.days().getFirst().date()).isEqualTo(LocalDate.of(2026, 10, 5));
        assertThat(traffic.days().getLast().units()).isEqualTo(8_000);
        assertThat(traffic.perDay().stream().mapToLong(Long::longValue).sum()).isEqualTo(8_000);
        assertThat(traffic.perDay()).allMatch(n -> n > 150 && n < 450);
    }

    @Test
    void aRightSplitIsNotDoubtedAndAWrongOneIs() {
        ExperimentData data = Samples.data(30_000, 2, 0.05, 4);
        assertThat(TrafficCalculator.compute(data, EVEN).lowestP()).isGreaterThan(0.05);
        Traffic wrong = TrafficCalculator.compute(data, Map.of("control", 0.45, "treatment", 0.55));
        assertThat(wrong.lowestP()).isLessThan(0.001);
        assertThat(wrong.days().getFirst().runningP()).isGreaterThan(wrong.lowestP());
    }

    @Test
    void armsWithoutWeightAreLeftOut() {
        ExperimentData data = Samples.data(6_000, 3, 0.05, 5);
        Map<String, Double> weights = new LinkedHashMap<>(EVEN);
        weights.put("treatment_2", 0.0);
        Traffic traffic = TrafficCalculator.compute(data, weights);
        assertThat(traffic.variants()).containsExactly("control", "treatment");
        assertThat(traffic.days().getLast().units()).isBetween(3_700L, 4_300L);
    }

    @Test
    void withoutTimeOrASecondArmThereAreNoDays() {
        ExperimentData table = Samples.table("spend", new double[] {1, 2}, new double[] {3, 4});
        assertThat(TrafficCalculator.compute(table, EVEN).days()).isEmpty();
        assertThat(TrafficCalculator.compute(table, EVEN).lowestP()).isEqualTo(1);
        ExperimentData timed = Samples.data(100, 2, 0, 6);
        assertThat(TrafficCalculator.compute(timed, Map.of("control", 1.0)).days())
                .isEqualTo(List.of());
    }
}
