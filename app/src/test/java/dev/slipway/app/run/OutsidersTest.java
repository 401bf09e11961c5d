package dev.slipway.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.assignment.LayeredAssigner;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Experiment;
import dev.slipway.warehouse.UnitWeeks;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Users whom the plan covers and who never came are not outside, as far as the plan explains the variants. */
class OutsidersTest {
    private static final List<String> VARIANTS = List.of("control", "treatment");
    private static final int USERS = 400;
    private static final Experiment EXPERIMENT = new Experiment(
            "feed", "user_id", "control", new Allocation(0.6, "feed", List.of(0, 10_000), 0, halves()), null);

    private static Map<String, Double> halves() {
        Map<String, Double> halves = new LinkedHashMap<>();
        VARIANTS.forEach(variant -> halves.put(variant, 0.5));
        return halves;
    }

    /** Every second user of the experiment came. */
    private static UnitWeeks weeks() {
        String[] ids = new String[USERS];
        Arrays.setAll(ids, u -> "u" + u);
        int[] variant = new int[USERS];
        LayeredAssigner plan = new LayeredAssigner(EXPERIMENT);
        Arrays.setAll(
                variant,
                u -> u % 2 == 0 ? VARIANTS.indexOf(String.valueOf(plan.variantOf(ids[u]))) : UnitWeeks.OUTSIDE);
        int[] none = new int[USERS];
        return new UnitWeeks(
                0, 1, 1, ids, VARIANTS, variant, none, none, none, new double[USERS], Map.of(), Map.of(), Map.of());
    }

    private static long count(UnitWeeks weeks, int variant) {
        return Arrays.stream(weeks.variant()).filter(v -> v == variant).count();
    }

    @Test
    void whoNeverCameIsUncounted() {
        UnitWeeks weeks = Outsiders.of(EXPERIMENT, weeks());
        assertThat(count(weeks, UnitWeeks.UNCOUNTED)).isBetween(90L, 150L);
        LayeredAssigner plan = new LayeredAssigner(EXPERIMENT);
        for (int u = 0; u < USERS; u++) {
            boolean outside = plan.variantOf(weeks.userIds()[u]) == null;
            assertThat(weeks.variant()[u] == UnitWeeks.OUTSIDE).isEqualTo(outside);
        }
    }

    @Test
    void anotherPlanSaysNothing() {
        UnitWeeks weeks = weeks();
        int first = 0;
        while (weeks.variant()[first] < 0) {
            first++;
        }
        weeks.variant()[first] = 1 - weeks.variant()[first];
        assertThat(Outsiders.of(EXPERIMENT, weeks).variant()).isEqualTo(weeks.variant());
    }
}
