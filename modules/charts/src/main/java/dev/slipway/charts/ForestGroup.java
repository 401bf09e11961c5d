package dev.slipway.charts;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import java.util.ArrayList;
import java.util.List;

/**
 * Metrics that share one axis of a forest plot: the same unit, the same good direction and a similar size, so that the
 * words above the axis are true for all of them and no interval is squeezed to a dot.
 */
record ForestGroup(String scale, List<Entry> entries) {
    /** Intervals of one axis differ at most by this factor. */
    private static final double SIMILAR = 8;

    /** One metric and its estimates for one treatment. */
    record Entry(MetricReadout metric, List<Estimate> estimates) {
        double reach() {
            double reach = 0;
            for (Estimate e : estimates) {
                reach = Math.max(reach, Math.max(Math.abs(e.ciLow()), Math.abs(e.ciHigh())));
            }
            return reach;
        }
    }

    static List<ForestGroup> of(List<MetricReadout> metrics, String scale, String treatment) {
        List<List<Entry>> groups = new ArrayList<>();
        for (MetricReadout metric : metrics) {
            List<Estimate> drawable = Effects.drawable(metric, scale, treatment);
            if (!drawable.isEmpty()) {
                Entry entry = new Entry(metric, drawable);
                groups.stream()
                        .filter(group -> fits(group.getFirst(), entry, scale))
                        .findFirst()
                        .orElseGet(() -> {
                            List<Entry> fresh = new ArrayList<>();
                            groups.add(fresh);
                            return fresh;
                        })
                        .add(entry);
            }
        }
        return groups.stream().map(g -> new ForestGroup(scale, List.copyOf(g))).toList();
    }

    private static boolean fits(Entry first, Entry other, String scale) {
        boolean sameUnit = scale.equals("relative")
                || (first.metric().rate() && other.metric().rate());
        boolean sameDirection = first.metric().better().equals(other.metric().better());
        double larger = Math.max(first.reach(), other.reach());
        double smaller = Math.min(first.reach(), other.reach());
        return sameUnit && sameDirection && larger <= SIMILAR * Math.max(smaller, 1e-12);
    }

    boolean lowerIsBetter() {
        return entries.getFirst().metric().better().equals("lower");
    }

    MetricReadout example() {
        return entries.getFirst().metric();
    }

    double low() {
        double low = 0;
        for (Entry entry : entries) {
            for (Estimate e : entry.estimates()) {
                low = Math.min(low, e.ciLow());
            }
            low = Math.min(low, truth(entry, 0));
        }
        return low;
    }

    double high() {
        double high = 0;
        for (Entry entry : entries) {
            for (Estimate e : entry.estimates()) {
                high = Math.max(high, e.ciHigh());
            }
            high = Math.max(high, truth(entry, 0));
        }
        return high;
    }

    /** Planted truth is on the metric's own scale and of the first treatment; elsewhere it has no place. */
    double truth(Entry entry, double otherwise) {
        MetricReadout.Truth truth = entry.metric().truth();
        return truth == null || !hasTruth(entry) ? otherwise : truth.effect();
    }

    boolean hasTruth(Entry entry) {
        String treatment = entry.estimates().getFirst().comparison().getFirst();
        return !scale.equals("relative") && Effects.truth(entry.metric(), treatment) != null;
    }

    int rows() {
        return entries.stream().mapToInt(e -> e.estimates().size()).sum();
    }
}
