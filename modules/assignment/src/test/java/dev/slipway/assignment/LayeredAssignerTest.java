package dev.slipway.assignment;

import static dev.slipway.assignment.Experiments.covering;
import static dev.slipway.assignment.Experiments.experiment;
import static dev.slipway.assignment.Experiments.halves;
import static dev.slipway.assignment.Experiments.ramped;
import static dev.slipway.assignment.Experiments.weighted;
import static dev.slipway.assignment.Experiments.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.assignment.LayeredAssigner.Stickiness;
import dev.slipway.core.study.RampStep;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LayeredAssignerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-12T08:14:00Z"), ZoneOffset.UTC);
    private static final int UNITS = 50_000;

    private static Map<String, Integer> counts(LayeredAssigner assigner) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < UNITS; i++) {
            counts.merge(Objects.requireNonNullElse(assigner.variantOf("user-" + i), "none"), 1, Integer::sum);
        }
        return counts;
    }

    private static void assertShare(Map<String, Integer> counts, String variant, double share) {
        double error = Math.sqrt(share * (1 - share) / UNITS);
        assertThat(counts.getOrDefault(variant, 0) / (double) UNITS)
                .as(variant)
                .isCloseTo(share, within(4 * error + 1e-4));
    }

    @Property(tries = 500)
    void theSameUnitAlwaysGetsTheSame(@ForAll String unit, @ForAll @DoubleRange(min = 0, max = 1) double coverage) {
        assertThat(new LayeredAssigner(covering(coverage)).variantOf(unit))
                .isEqualTo(new LayeredAssigner(covering(coverage)).variantOf(unit));
    }

    @Property(tries = 2_000)
    void raisingCoverageMovesNobody(
            @ForAll String unit,
            @ForAll @DoubleRange(min = 0, max = 1) double one,
            @ForAll @DoubleRange(min = 0, max = 1) double two) {
        String before = new LayeredAssigner(covering(Math.min(one, two))).variantOf(unit);
        String after = new LayeredAssigner(covering(Math.max(one, two))).variantOf(unit);
        if (before != null) {
            assertThat(after).isEqualTo(before);
        }
    }

    @Property(tries = 1_000)
    void alongARampNobodyMovesAndNobodyLeaves(
            @ForAll String unit,
            @ForAll @DoubleRange(min = 0.01, max = 1) double one,
            @ForAll @DoubleRange(min = 0.01, max = 1) double two,
            @ForAll @IntRange(min = 0, max = 9) int early,
            @ForAll @IntRange(min = 0, max = 9) int later) {
        LayeredAssigner assigner =
                new LayeredAssigner(ramped(new RampStep(0, Math.min(one, two)), new RampStep(4, Math.max(one, two))));
        String before = assigner.variantOf(unit, Math.min(early, later));
        if (before != null) {
            assertThat(assigner.variantOf(unit, Math.max(early, later))).isEqualTo(before);
            assertThat(assigner.variantOf(unit)).isEqualTo(before);
        }
    }

    @Test
    void theDayOfArrivalSaysHowManyAreCovered() {
        LayeredAssigner assigner =
                new LayeredAssigner(ramped(new RampStep(0, 0.1), new RampStep(3, 0.5), new RampStep(7, 0.9)));
        double[] shares = {0.1, 0.1, 0.1, 0.5, 0.5, 0.5, 0.5, 0.9, 0.9};
        for (int day = 0; day < shares.length; day++) {
            int arrival = day;
            long covered = IntStream.range(0, UNITS)
                    .filter(i -> assigner.variantOf("user-" + i, arrival) != null)
                    .count();
            assertThat(covered / (double) UNITS).as("day " + day).isCloseTo(shares[day], within(0.01));
        }
        assertShare(counts(assigner), "none", 0.1);
    }

    @Test
    void coverageIsAsLargeAsAskedAndGrows() {
        for (double coverage : new double[] {0, 0.1, 0.5, 0.9, 1}) {
            assertShare(counts(new LayeredAssigner(covering(coverage))), "none", 1 - coverage);
        }
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void weightsAreRespected(@ForAll @IntRange(min = 0, max = 5) int a, @ForAll @IntRange(min = 1, max = 5) int b) {
        double sum = a + b + 2.0;
        Map<String, Integer> counts =
                counts(new LayeredAssigner(weighted(weights("a", a / sum, "b", b / sum, "c", 2 / sum))));
        assertShare(counts, "a", a / sum);
        assertShare(counts, "b", b / sum);
        assertShare(counts, "c", 2 / sum);
        if (a == 0) {
            assertThat(counts).doesNotContainKey("a");
        }
    }

    @Property(tries = 1_000)
    void rangesOfOneLayerExcludeEachOther(
            @ForAll String unit,
            @ForAll @IntRange(min = 0, max = 10_000) int border,
            @ForAll @DoubleRange(min = 0, max = 0.3) double holdout) {
        String first = new LayeredAssigner(experiment("one", 1, holdout, List.of(0, border), halves())).variantOf(unit);
        String second =
                new LayeredAssigner(experiment("two", 1, holdout, List.of(border, 10_000), halves())).variantOf(unit);
        assertThat(first != null && second != null).isFalse();
        if (holdout == 0) {
            assertThat(first != null || second != null).isTrue();
        }
    }

    @Test
    void theHoldoutIsTheSameForEveryExperimentOfTheLayer() {
        LayeredAssigner one = new LayeredAssigner(experiment("one", 1, 0.05, List.of(0, 5_000), halves()));
        LayeredAssigner two = new LayeredAssigner(experiment("two", 1, 0.05, List.of(5_000, 10_000), halves()));
        int held = 0;
        for (int i = 0; i < UNITS; i++) {
            String unit = "user-" + i;
            boolean none = one.variantOf(unit) == null && two.variantOf(unit) == null;
            assertThat(none).isEqualTo(Bucketer.ofLayer("onboarding").bucket(unit) >= 9_500);
            held += none ? 1 : 0;
        }
        assertThat(held / (double) UNITS).isCloseTo(0.05, within(0.004));
    }

    @Test
    void aStoredVariantWinsOverChangedWeightsAndLoweredCoverage() {
        MemoryStickyStore store = new MemoryStickyStore(CLOCK);
        LayeredAssigner before = new LayeredAssigner(covering(1), store, Stickiness.KEEP_ALWAYS);
        Map<String, Integer> first = counts(before);
        assertThat(store.size()).isEqualTo(UNITS);
        LayeredAssigner reweighted =
                new LayeredAssigner(weighted(weights("control", 0.1, "treatment", 0.9)), store, Stickiness.KEEP_ALWAYS);
        assertThat(counts(reweighted)).isEqualTo(first);
        assertThat(counts(new LayeredAssigner(covering(0.2), store, Stickiness.KEEP_ALWAYS)))
                .isEqualTo(first);
        assertShare(counts(new LayeredAssigner(covering(0.2), store, Stickiness.KEEP_WHILE_COVERED)), "none", 0.8);
        assertThat(counts(new LayeredAssigner(weighted(weights("control", 0.1, "treatment", 0.9)))))
                .isNotEqualTo(first);
    }

    @Test
    void aStoredVariantThatNoLongerExistsDoesNotWin() {
        MemoryStickyStore store = new MemoryStickyStore(CLOCK);
        store.put("onboarding-kyc", "user-1", "withdrawn");
        LayeredAssigner assigner = new LayeredAssigner(covering(1), store, Stickiness.KEEP_ALWAYS);
        String variant = new LayeredAssigner(covering(1)).variantOf("user-1");
        assertThat(assigner.variantOf("user-1")).isEqualTo(variant).isNotNull();
        assertThat(store.get("onboarding-kyc", "user-1")).isEqualTo(variant);
    }

    @Test
    void whoTakesNoPartIsNotStored() {
        MemoryStickyStore store = new MemoryStickyStore(CLOCK);
        assertThat(new LayeredAssigner(covering(0), store, Stickiness.KEEP_ALWAYS).variantOf("user-1"))
                .isNull();
        assertThat(store.size()).isZero();
        assertThat(new LayeredAssigner(weighted(weights("a", 0.0, "b", 1.0)), store, Stickiness.KEEP_ALWAYS)
                        .variantOf("ünïcødé 漢字 🛳"))
                .isEqualTo("b");
        assertThat(store.get("other-experiment", "ünïcødé 漢字 🛳")).isNull();
    }
}
