package dev.slipway.assignment;

import dev.slipway.core.study.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An allocation in whole buckets. Two independent hashes are cut: the layer's hash decides who takes part, the
 * experiment's own hash decides the variant. Coverage grows from the low end of the layer's range, so raising it only
 * adds units; the holdout is the high end of the whole layer, the same for every experiment in it.
 *
 * @param rangeFrom first bucket of the layer that the experiment may use
 * @param rangeTo end (exclusive) of those
 * @param coveredTo end (exclusive) of the buckets that take part
 * @param holdoutFrom first bucket of the holdout; 10,000 when there is none
 * @param variants with the end (exclusive) of their share of the experiment's own 10,000 buckets, in order
 */
record BucketRanges(int rangeFrom, int rangeTo, int coveredTo, int holdoutFrom, List<VariantEnd> variants) {
    BucketRanges {
        variants = List.copyOf(variants);
    }

    /** The buckets as they are cut on a day of the allocation's ramp. */
    static BucketRanges on(Allocation allocation, int day) {
        return of(allocation, allocation.coverageOn(day));
    }

    /** The variant whose share ends before bucket {@code to}; it starts where the one before it ends. */
    record VariantEnd(String name, int to) {}

    /** The buckets under the full coverage, which a ramp ends at. */
    static BucketRanges of(Allocation allocation) {
        return of(allocation, allocation.coverage());
    }

    private static BucketRanges of(Allocation allocation, double coverage) {
        int from = allocation.layerRange().getFirst();
        int to = allocation.layerRange().getLast();
        int holdoutFrom = Bucketer.BUCKETS - buckets(allocation.holdout());
        int covered = from + (int) Math.round(coverage * (to - from));
        return new BucketRanges(
                from, to, Math.max(from, Math.min(covered, holdoutFrom)), holdoutFrom, ends(allocation.variants()));
    }

    private static List<VariantEnd> ends(Map<String, Double> weights) {
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        List<VariantEnd> ends = new ArrayList<>();
        double cumulative = 0;
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            cumulative += weight.getValue();
            ends.add(new VariantEnd(weight.getKey(), buckets(cumulative / sum)));
        }
        return ends;
    }

    private static int buckets(double share) {
        return (int) Math.round(share * Bucketer.BUCKETS);
    }

    boolean isHeldOut(int layerBucket) {
        return layerBucket >= holdoutFrom;
    }

    boolean isCovered(int layerBucket) {
        return layerBucket >= rangeFrom && layerBucket < coveredTo;
    }

    /** Null only when no variant has a positive weight. */
    @Nullable
    String variantAt(int bucket) {
        for (VariantEnd variant : variants) {
            if (bucket < variant.to()) {
                return variant.name();
            }
        }
        return null;
    }

    boolean knows(String variant) {
        return variants.stream().anyMatch(v -> v.name().equals(variant));
    }
}
