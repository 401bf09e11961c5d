package dev.slipway.assignment;

import static dev.slipway.assignment.Experiments.experiment;
import static dev.slipway.assignment.Experiments.halves;
import static dev.slipway.assignment.Experiments.weights;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.assignment.AllocationBar.Kind;
import dev.slipway.assignment.AllocationBar.Segment;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AllocationBarTest {
    @Test
    void ninetyPercentCoverageWithAHoldout() {
        AllocationBar bar = AllocationBar.of(
                experiment(0.9, 0.05, List.of(0, 10_000), halves()).allocation());
        assertThat(bar.segments())
                .containsExactly(
                        new Segment(Kind.VARIANT, "control", 0, 4_500),
                        new Segment(Kind.VARIANT, "treatment", 4_500, 9_000),
                        new Segment(Kind.FREE, "", 9_000, 9_500),
                        new Segment(Kind.HOLDOUT, "", 9_500, 10_000));
        assertThat(bar.segments().getFirst().share()).isEqualTo(0.45);
    }

    @Test
    void aZeroWeightHasNoSegmentAndOthersKeepTheirBuckets() {
        AllocationBar bar = AllocationBar.of(
                experiment(1, 0, List.of(2_000, 6_000), weights("control", 0.5, "off", 0.0, "treatment", 0.5))
                        .allocation());
        assertThat(bar.segments())
                .containsExactly(
                        new Segment(Kind.OTHER, "", 0, 2_000),
                        new Segment(Kind.VARIANT, "control", 2_000, 4_000),
                        new Segment(Kind.VARIANT, "treatment", 4_000, 6_000),
                        new Segment(Kind.OTHER, "", 6_000, 10_000));
    }

    @Property
    void segmentsCoverAllBucketsOnce(
            @ForAll @DoubleRange(min = 0, max = 1) double coverage,
            @ForAll @DoubleRange(min = 0, max = 1) double holdout,
            @ForAll @IntRange(min = 0, max = 10_000) int one,
            @ForAll @IntRange(min = 0, max = 10_000) int two) {
        List<Integer> range = List.of(Math.min(one, two), Math.max(one, two));
        int next = 0;
        for (Segment segment : AllocationBar.of(
                        experiment(coverage, holdout, range, halves()).allocation())
                .segments()) {
            assertThat(segment.from()).isEqualTo(next);
            assertThat(segment.to()).isGreaterThan(segment.from());
            next = segment.to();
        }
        assertThat(next).isEqualTo(Bucketer.BUCKETS);
    }
}
