package dev.slipway.assignment;

import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.VariantAssigner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Assigns units to the variants of one experiment.
 *
 * <ol>
 *   <li>A stored variant that still exists wins, whatever the weights and the coverage are now.
 *   <li>The layer's bucket decides whether the unit takes part: not in the holdout, inside the experiment's range and
 *       its coverage. With a ramp and a known day of arrival it is the coverage of that day.
 *   <li>The experiment's own bucket decides the variant by cumulative weights. A weight of zero gets nobody new.
 * </ol>
 */
public final class LayeredAssigner implements VariantAssigner {
    private final Experiment experiment;
    private final BucketRanges ranges;
    private final List<RampRanges> ramp;
    private final Bucketer layer;
    private final Bucketer own;
    private final StickyStore store;
    private final Stickiness stickiness;

    /** The buckets from a day of the ramp on. */
    private record RampRanges(int day, BucketRanges ranges) {}

    /** What a stored variant wins over. */
    public enum Stickiness {
        /** Changed weights and lowered coverage: who has a variant keeps it. */
        KEEP_ALWAYS,
        /** Changed weights only: who is no longer covered leaves the experiment. */
        KEEP_WHILE_COVERED
    }

    /** An assigner that stores nothing. */
    public LayeredAssigner(Experiment experiment) {
        this(experiment, StickyStore.none(), Stickiness.KEEP_ALWAYS);
    }

    public LayeredAssigner(Experiment experiment, StickyStore store, Stickiness stickiness) {
        this.experiment = experiment;
        this.ranges = BucketRanges.of(experiment.allocation());
        this.ramp = experiment.allocation().ramp().stream()
                .map(step -> new RampRanges(step.day(), BucketRanges.on(experiment.allocation(), step.day())))
                .toList();
        this.layer = Bucketer.ofLayer(experiment.allocation().layer());
        this.own = Bucketer.ofExperiment(experiment.key());
        this.store = store;
        this.stickiness = stickiness;
    }

    /** The variant of a unit, stored for the next time; null when the unit takes no part. */
    @Override
    public @Nullable String variantOf(String unitId) {
        return variantOf(unitId, ranges);
    }

    /** Likewise by the coverage of the day on which the unit arrives. */
    @Override
    public @Nullable String variantOf(String unitId, int arrivalDay) {
        return variantOf(unitId, on(arrivalDay));
    }

    private BucketRanges on(int day) {
        BucketRanges found = ramp.isEmpty() ? ranges : ramp.getFirst().ranges();
        for (RampRanges step : ramp) {
            if (step.day() <= day) {
                found = step.ranges();
            }
        }
        return found;
    }

    private @Nullable String variantOf(String unitId, BucketRanges now) {
        boolean covered = now.isCovered(layer.bucket(unitId));
        String stored = stored(unitId);
        if (stored != null && (covered || stickiness == Stickiness.KEEP_ALWAYS)) {
            return stored;
        }
        String variant = covered ? now.variantAt(own.bucket(unitId)) : null;
        if (variant != null) {
            store.put(experiment.key(), unitId, variant);
        }
        return variant;
    }

    /** The same decision under the full coverage, with every step in words. Stores nothing. */
    public Explanation explain(String unitId) {
        return explain(unitId, ranges);
    }

    /** Likewise for a unit that arrives on a day of the ramp. */
    public Explanation explain(String unitId, int arrivalDay) {
        return explain(unitId, on(arrivalDay));
    }

    private Explanation explain(String unitId, BucketRanges now) {
        String stored = stored(unitId);
        return new Explainer(experiment, now, layer, own, stickiness)
                .explain(unitId, stored, store.get(experiment.key(), unitId), store.storedAt(experiment.key(), unitId));
    }

    /** The stored variant if the experiment still has it. */
    private @Nullable String stored(String unitId) {
        String stored = store.get(experiment.key(), unitId);
        return stored != null && ranges.knows(stored) ? stored : null;
    }
}
