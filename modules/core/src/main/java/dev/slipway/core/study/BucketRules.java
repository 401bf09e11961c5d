package dev.slipway.core.study;

import dev.slipway.core.text.Phrases;
import dev.slipway.core.yaml.YamlNode;
import dev.slipway.core.yaml.YamlNode.Entry;
import java.util.List;

/** An allocation in whole buckets of the layer: somebody takes part, and every variant with a weight gets somebody. */
final class BucketRules {
    private static final double BUCKETS = StudyShape.BUCKETS;

    private final Problems problems;

    BucketRules(Problems problems) {
        this.problems = problems;
    }

    void check(Fields allocation) {
        somebody(allocation);
        everyVariant(allocation);
    }

    private void somebody(Fields allocation) {
        List<YamlNode> range = allocation.items("layer_range");
        Long first = range.size() == 2 ? Scalars.whole(range.get(0)) : Long.valueOf(0);
        Long last = range.size() == 2 ? Scalars.whole(range.get(1)) : Long.valueOf(StudyShape.BUCKETS);
        Double coverage = allocation.number("coverage");
        Double holdout = allocation.number("holdout");
        if (first == null || last == null || first >= last || coverage == null || holdout == null) {
            return;
        }
        if (Math.round(coverage * (last - first)) == 0) {
            problems.add(
                    allocation.line("coverage"),
                    allocation.path("coverage"),
                    "A coverage of " + Phrases.number(coverage) + " holds no bucket, so nobody would take part",
                    "Give the experiment a share of the layer's units, for example coverage: 0.5.");
        }
        if (BUCKETS - Math.round(holdout * BUCKETS) <= first) {
            problems.add(
                    allocation.line("holdout"),
                    allocation.path("holdout"),
                    "A holdout of " + Phrases.number(holdout) + " leaves no bucket to this experiment",
                    "The holdout is the upper end of the layer's buckets. Use a smaller share, for example holdout: 0.05.");
        }
    }

    /** The borders between variants are rounded to buckets as the assignment does it. */
    private void everyVariant(Fields allocation) {
        List<Entry> entries = allocation.entries("variants");
        var weights = allocation.numbers("variants");
        double sum = Variants.sum(weights);
        if (weights.size() < entries.size() || Math.abs(sum - 1) > Variants.TOLERANCE) {
            return; // has been said
        }
        double cumulative = 0;
        long from = 0;
        for (Entry entry : entries) {
            double weight = weights.getOrDefault(entry.key(), 0.0);
            cumulative += weight;
            long to = Math.round(cumulative / sum * BUCKETS);
            if (weight > 0 && to == from) {
                problems.add(
                        entry.place().line(),
                        allocation.path("variants") + "." + entry.key(),
                        "A weight of " + Phrases.number(weight) + " holds no bucket, so nobody would get "
                                + Phrases.quoted(entry.key()),
                        "Units are dealt out in 10,000 buckets: a weight is 0 or at least 0.0001.");
            }
            from = to;
        }
    }
}
