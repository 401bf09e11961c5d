package dev.slipway.assignment;

import static dev.slipway.assignment.Experiments.experiment;
import static dev.slipway.assignment.Experiments.halves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerPlanTest {
    private static Experiment using(String key, int from, int to) {
        return experiment(key, 1, 0.05, List.of(from, to), halves());
    }

    @Test
    void neighboursAreFine() {
        LayerPlan plan = new LayerPlan(List.of(using("a", 0, 4_000), using("b", 4_000, 9_000)));
        assertThat(plan.conflicts()).isEmpty();
        assertThatCode(plan::requireExclusive).doesNotThrowAnyException();
    }

    @Test
    void anOverlapNamesBothAndTheBuckets() {
        LayerPlan plan =
                new LayerPlan(List.of(using("a", 0, 4_000), using("c", 8_000, 9_000), using("b", 3_000, 6_000)));
        assertThat(plan.conflicts())
                .containsExactly(
                        new LayerPlan.Conflict("a", "b", "a and b both use buckets 3,000–3,999 of layer onboarding."));
        assertThatExceptionOfType(SlipwayException.class)
                .isThrownBy(plan::requireExclusive)
                .withMessageContaining("a and b");
    }

    @Test
    void aLayerHasOneHoldout() {
        Experiment more = experiment("b", 1, 0.1, List.of(4_000, 9_000), halves());
        assertThat(new LayerPlan(List.of(using("a", 0, 4_000), more)).conflicts())
                .singleElement()
                .satisfies(c -> assertThat(c.sentence()).contains("5.0%", "10.0%", "one holdout"));
    }

    @Test
    void otherLayersDoNotMatter() {
        Experiment elsewhere = new Experiment(
                "b", "user_id", "control", Allocation.evenly("pricing", List.of("control", "treatment")), null);
        assertThat(new LayerPlan(List.of(using("a", 0, 4_000), elsewhere)).conflicts())
                .isEmpty();
    }
}
