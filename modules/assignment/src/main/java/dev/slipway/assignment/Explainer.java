package dev.slipway.assignment;

import dev.slipway.assignment.Explanation.Step;
import dev.slipway.assignment.LayeredAssigner.Stickiness;
import dev.slipway.core.study.Experiment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts an assignment into words, step by step. */
record Explainer(Experiment experiment, BucketRanges ranges, Bucketer layer, Bucketer own, Stickiness stickiness) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /**
     * All steps of one unit.
     *
     * @param valid the stored variant when it may win
     * @param stored whatever is stored
     */
    Explanation explain(String unitId, @Nullable String valid, @Nullable String stored, @Nullable Instant at) {
        List<Step> steps = new ArrayList<>();
        int layerBucket = hashSteps(steps, "Layer ", layer, unitId);
        boolean covered = ranges.isCovered(layerBucket);
        steps.add(membership(layerBucket, covered));
        String hashed = null;
        if (covered) {
            int bucket = hashSteps(steps, "", own, unitId);
            hashed = ranges.variantAt(bucket);
            steps.add(variant(bucket, hashed));
        }
        boolean keeps = valid != null && (covered || stickiness == Stickiness.KEEP_ALWAYS);
        String result = keeps ? valid : hashed;
        steps.add(memory(valid, stored, at, keeps));
        return new Explanation(unitId, result, steps);
    }

    private static int hashSteps(List<Step> steps, String prefix, Bucketer bucketer, String unitId) {
        long first = bucketer.firstHash(unitId);
        long hash = bucketer.hash(unitId);
        int bucket = bucketer.bucket(unitId);
        steps.add(new Step(title(prefix, "Text to hash"), bucketer.textOf(unitId), "", true));
        steps.add(new Step(
                title(prefix, "Hash (32 bit, twice)"),
                String.format(Locale.ROOT, "0x%08X, then 0x%08X = %,d", first, hash, hash),
                "",
                true));
        steps.add(new Step(
                title(prefix, "Bucket"),
                String.format(Locale.ROOT, "%,d mod %,d = %,d", hash, Bucketer.BUCKETS, bucket),
                number(bucket),
                false));
        return bucket;
    }

    private static String title(String prefix, String title) {
        return prefix.isEmpty() ? title : prefix + title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }

    private Step membership(int bucket, boolean covered) {
        String words;
        if (covered) {
            words = range(ranges.rangeFrom(), ranges.coveredTo()) + " is covered" + since(bucket) + ", so yes";
        } else if (ranges.isHeldOut(bucket)) {
            words = range(ranges.holdoutFrom(), Bucketer.BUCKETS) + " is the layer's holdout, so no";
        } else if (bucket < ranges.rangeFrom() || bucket >= ranges.rangeTo()) {
            words = "this experiment may use " + range(ranges.rangeFrom(), ranges.rangeTo()) + " only, so no";
        } else {
            words = covering() + ", so no";
        }
        return new Step("In the layer?", words, covered ? "yes" : "no", false);
    }

    /** " from day 3 on" along a ramp: who arrives earlier takes no part. */
    private String since(int bucket) {
        return experiment.allocation().ramp().stream()
                .filter(step ->
                        BucketRanges.on(experiment.allocation(), step.day()).isCovered(bucket))
                .findFirst()
                .map(step -> step.day() == 0 ? " from the first day on" : " from day " + step.day() + " on")
                .orElse("");
    }

    private String covering() {
        return ranges.coveredTo() == ranges.rangeFrom()
                ? "nothing is covered yet"
                : "only " + range(ranges.rangeFrom(), ranges.coveredTo()) + " is covered so far";
    }

    private Step variant(int bucket, @Nullable String hashed) {
        if (hashed == null) {
            return new Step("Variant", "no variant has a positive weight, so none", "none", false);
        }
        int from = 0;
        for (BucketRanges.VariantEnd end : ranges.variants()) {
            if (end.name().equals(hashed)) {
                return new Step(
                        "Variant",
                        number(bucket) + " is in " + range(from, end.to()) + ", so " + hashed,
                        hashed,
                        false);
            }
            from = end.to();
        }
        throw new IllegalStateException(hashed + " has no buckets in " + experiment.key());
    }

    private static Step memory(@Nullable String valid, @Nullable String stored, @Nullable Instant at, boolean keeps) {
        String title = "Stored before?";
        if (stored == null) {
            return new Step(title, "no", "no", false);
        }
        String when = at == null ? "yes" : "yes, " + MOMENT.format(at);
        if (keeps) {
            return new Step(title, when + ": the stored " + stored + " wins", stored, false);
        }
        String why = valid == null
                ? ": " + stored + " no longer exists, so the hash decides"
                : ": " + stored + ", but the unit is no longer covered";
        return new Step(title, when + why, "", false);
    }

    private static String range(int from, int to) {
        return number(from) + "–" + number(to - 1);
    }

    private static String number(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
