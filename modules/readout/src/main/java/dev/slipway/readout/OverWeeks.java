package dev.slipway.readout;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.VariantAssigner;
import dev.slipway.readout.analysis.PlantedRollout;
import dev.slipway.readout.analysis.RolloutCalculator;
import dev.slipway.readout.health.DataChecks;
import dev.slipway.readout.model.EarlyReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RolloutReadout;
import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.weekly.WeeklyDriftCalculator;
import dev.slipway.warehouse.UnitWeeks;
import org.jspecify.annotations.Nullable;

/** What a study asks about all users and weeks, in the experiment or not: the rollout and the drift from week to week. */
public final class OverWeeks {
    /** Folds of the rollout's cross-fitting; a number of its own, so that metrics do not move with it. */
    private static final long ROLLOUT_SEED = 20_260;

    private OverWeeks() {}

    /** Whether the study asks any of it. */
    public static boolean asked(Study study) {
        return study.analyses().rollout() != null || study.analyses().drift() != null;
    }

    /**
     * What a study asks.
     *
     * @param rollout null where it is not asked
     * @param drift null where it is not asked
     */
    public record Parts(
            @Nullable RolloutReadout rollout, @Nullable WeeklyDriftReadout drift) {
        /** Of a study without events. */
        public static final Parts NONE = new Parts(null, null);
    }

    /**
     * Computes what the study asks; needs nothing of the readout.
     *
     * @param plan says whom the experiment covers; only the rollout asks
     * @param planted effect of the rollout; null where it is not known
     */
    public static Parts compute(
            Study study, UnitWeeks weeks, VariantAssigner plan, @Nullable PlantedRollout planted, JobContext context) {
        RolloutReadout rollout = RolloutCalculator.compute(study, weeks, plan, planted, ROLLOUT_SEED, context);
        return new Parts(rollout, WeeklyDriftCalculator.compute(study, weeks, context));
    }

    /**
     * The readout with these parts, the check of the data that comes of them, and the answers in words, which rest on them. A filter
     * does not know the users outside of the experiment, so a filtered readout has the parts of the whole.
     */
    public static Readout with(Readout readout, @Nullable RolloutReadout rollout, @Nullable WeeklyDriftReadout drift) {
        return Answers.with(readout.withRollout(rollout).withDrift(drift, DataChecks.weeklyDrift(drift)));
    }

    /** The early readout with the check that comes of the drift from week to week of the whole run. */
    public static EarlyReadout with(EarlyReadout early, @Nullable WeeklyDriftReadout drift) {
        return early.withChecks(DataChecks.weeklyDrift(drift));
    }
}
