package dev.slipway.assignment;

import dev.slipway.core.study.Allocation;
import java.util.ArrayList;
import java.util.List;

/**
 * The 10,000 buckets of a layer as segments to draw, without gaps and in order. The covered buckets are shown shared
 * out by weight; who of them gets which variant is decided by a second hash, so the widths are true and the borders
 * between variants are a picture.
 */
public record AllocationBar(List<Segment> segments) {
    public AllocationBar {
        segments = List.copyOf(segments);
    }

    /** What a segment stands for. */
    public enum Kind {
        VARIANT,
        /** Held out of every experiment of the layer. */
        HOLDOUT,
        /** In the experiment's range, not covered yet. */
        FREE,
        /** Outside the experiment's range: other experiments of the layer may use it. */
        OTHER
    }

    /**
     * A run of buckets.
     *
     * @param name of the variant; empty for other kinds
     * @param from first bucket
     * @param to end, exclusive
     */
    public record Segment(Kind kind, String name, int from, int to) {
        /** Share of all buckets, 0 to 1. */
        public double share() {
            return (to - from) / (double) Bucketer.BUCKETS;
        }
    }

    public static AllocationBar of(Allocation allocation) {
        BucketRanges ranges = BucketRanges.of(allocation);
        List<Segment> segments = new ArrayList<>();
        int usableTo = Math.max(ranges.coveredTo(), Math.min(ranges.rangeTo(), ranges.holdoutFrom()));
        add(segments, Kind.OTHER, "", 0, Math.min(ranges.rangeFrom(), ranges.holdoutFrom()));
        int covered = ranges.coveredTo() - ranges.rangeFrom();
        int from = ranges.rangeFrom();
        for (BucketRanges.VariantEnd variant : ranges.variants()) {
            int to = ranges.rangeFrom() + (int) Math.round(covered * (variant.to() / (double) Bucketer.BUCKETS));
            add(segments, Kind.VARIANT, variant.name(), from, to);
            from = to;
        }
        add(segments, Kind.FREE, "", ranges.coveredTo(), Math.min(usableTo, ranges.holdoutFrom()));
        add(segments, Kind.OTHER, "", Math.min(usableTo, ranges.holdoutFrom()), ranges.holdoutFrom());
        add(segments, Kind.HOLDOUT, "", ranges.holdoutFrom(), Bucketer.BUCKETS);
        return new AllocationBar(segments);
    }

    private static void add(List<Segment> segments, Kind kind, String name, int from, int to) {
        if (to > from) {
            segments.add(new Segment(kind, name, from, to));
        }
    }
}
