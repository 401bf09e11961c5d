package dev.slipway.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.RampStep;
import dev.slipway.core.study.VariantAssigner;
import dev.slipway.warehouse.UnitWeeks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Users whom the plan covers and who never came are not outside, as far as the plan explains the variants better than chance. */
class OutsidersTest {
    private static final List<String> VARIANTS = List.of("control", "treatment");
    private static final int USERS = 400;

    private final List<String> warnings = new ArrayList<>();

    private static Experiment experiment(double control, List<RampStep> ramp) {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put("control", control);
        weights.put("treatment", 1 - control);
        return new Experiment(
                "feed", "user_id", "control", new Allocation(0.6, ramp, "feed", List.of(0, 10_000), 0, weights), null);
    }

    private static final Experiment HALVES = experiment(0.5, List.of());

    /** As an assigner does it: one draw whether a user takes part, another for the variant. */
    private static VariantAssigner plan(Experiment experiment, long salt) {
        return new VariantAssigner() {
            @Override
            public @Nullable String variantOf(String unitId) {
                return variantOf(unitId, Integer.MAX_VALUE);
            }

            @Override
            public @Nullable String variantOf(String unitId, int arrivalDay) {
                SplittableRandom random = new SplittableRandom(salt + unitId.hashCode() * 31L);
                boolean covered = random.nextDouble() < experiment.allocation().coverageOn(arrivalDay);
                double control = experiment.allocation().variants().getOrDefault("control", 0.5);
                return !covered ? null : random.nextDouble() < control ? "control" : "treatment";
            }
        };
    }

    /** Every second user of the experiment came, on the first day of two weeks. */
    private static UnitWeeks weeks(Experiment experiment, int users) {
        String[] ids = new String[users];
        Arrays.setAll(ids, u -> "u" + u);
        int[] variant = new int[users];
        VariantAssigner plan = plan(experiment, 1);
        Arrays.setAll(
                variant,
                u -> u % 2 == 0 ? VARIANTS.indexOf(String.valueOf(plan.variantOf(ids[u], 0))) : UnitWeeks.OUTSIDE);
        int[] none = new int[2 * users];
        return new UnitWeeks(
                0,
                2,
                2,
                ids,
                VARIANTS,
                variant,
                none,
                none,
                none,
                new double[none.length],
                Map.of(),
                Map.of(),
                Map.of());
    }

    private static long count(UnitWeeks weeks, int variant) {
        return Arrays.stream(weeks.variant()).filter(v -> v == variant).count();
    }

    @Test
    void whoNeverCameIsUncounted() {
        VariantAssigner plan = plan(HALVES, 1);
        UnitWeeks weeks = Outsiders.of(HALVES, plan, weeks(HALVES, USERS), warnings);
        assertThat(count(weeks, UnitWeeks.UNCOUNTED)).isBetween(90L, 150L);
        for (int u = 0; u < USERS; u++) {
            boolean outside = plan.variantOf(weeks.userIds()[u]) == null;
            assertThat(weeks.variant()[u] == UnitWeeks.OUTSIDE).isEqualTo(outside);
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void anotherPlanSaysNothingAndThatIsTold() {
        UnitWeeks weeks = weeks(HALVES, USERS);
        assertThat(Outsiders.of(HALVES, plan(HALVES, 2), weeks, warnings).variant())
                .isEqualTo(weeks.variant());
        assertThat(warnings)
                .singleElement()
                .satisfies(w -> assertThat(w)
                        .startsWith("The study's plan gives ")
                        .contains("which may be chance", "look less active"));
    }

    /** Weights that changed on the way: some have another variant, the plan covers whom it covers. */
    @Test
    void afewOtherVariantsAreToldAndChangeNothing() {
        UnitWeeks weeks = weeks(HALVES, USERS);
        int changed = 0;
        for (int u = 0; changed < 5; u++) {
            if (weeks.variant()[u] >= 0) {
                weeks.variant()[u] = 1 - weeks.variant()[u];
                changed++;
            }
        }
        assertThat(count(Outsiders.of(HALVES, plan(HALVES, 1), weeks, warnings), UnitWeeks.UNCOUNTED))
                .isBetween(90L, 150L);
        assertThat(warnings)
                .singleElement()
                .satisfies(w -> assertThat(w).startsWith("Assignment does not match the study's plan, which gives "));
    }

    /** Ten units are too few for one plan and enough for none; a hundred that all got the common arm say little. */
    @Test
    void whatChanceWouldGiveAsWellIsNoProof() {
        UnitWeeks few = weeks(HALVES, 30);
        assertThat(count(few, 0) + count(few, 1)).isBetween(5L, 11L);
        assertThat(Outsiders.of(HALVES, plan(HALVES, 1), few, warnings).variant())
                .isEqualTo(few.variant());
        assertThat(warnings).hasSize(1);
        Allocation everybody = new Allocation(1, "feed", List.of(0, 10_000), 0, lopsided());
        Experiment skewed = new Experiment("feed", "user_id", "control", everybody, null);
        UnitWeeks common = weeks(skewed, 200);
        assertThat(Outsiders.of(skewed, plan(skewed, 1), common, warnings).variant())
                .isEqualTo(common.variant());
        assertThat(warnings).hasSize(2);
    }

    private static Map<String, Double> lopsided() {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put("control", 0.98);
        weights.put("treatment", 0.02);
        return weights;
    }

    /** The last day of the data is day 13: whom the ramp covers on day 20 only is outside. */
    @Test
    void aRampCoversWhomItHasReached() {
        Experiment ramped =
                experiment(0.5, List.of(new RampStep(0, 0.2), new RampStep(10, 0.4), new RampStep(20, 0.6)));
        VariantAssigner plan = plan(ramped, 1);
        UnitWeeks weeks = Outsiders.of(ramped, plan, weeks(ramped, USERS), warnings);
        for (int u = 0; u < USERS; u++) {
            boolean outside = plan.variantOf(weeks.userIds()[u], 13) == null;
            assertThat(weeks.variant()[u] == UnitWeeks.OUTSIDE).isEqualTo(outside);
        }
        assertThat(count(weeks, UnitWeeks.OUTSIDE)).isGreaterThan(USERS / 2);
        assertThat(warnings).isEmpty();
    }

    /** Drift asks about all users alike. */
    @Test
    void onlyTheRolloutAsksThePlan() {
        VariantAssigner never = id -> {
            throw new AssertionError("asked about " + id);
        };
        assertThat(RolloutCalculator.compute(
                        BetaSample.study(null), weeks(HALVES, USERS), never, null, 1, JobContext.unwatched()))
                .isNull();
    }
}
