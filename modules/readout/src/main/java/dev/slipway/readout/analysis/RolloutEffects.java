package dev.slipway.readout.analysis;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses.Estimand;
import dev.slipway.core.study.Analyses.Observational;
import dev.slipway.core.study.Analyses.Rollout;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.model.ObservationalReadout.Balance;
import dev.slipway.readout.model.ObservationalReadout.Overlap;
import dev.slipway.warehouse.UnitWeeks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods side by side about the weeks in which every adopter has the rollout, and the randomised answer beside them. */
final class RolloutEffects {
    private static final double TRIM = 0.01;
    private static final int FEWEST = 2;

    private final RolloutUnits units;
    private final UnitWeeks weeks;
    private final Rollout asked;
    private final double level;
    private final List<String> warnings;
    private final JobContext context;
    private final ObservationalEstimates estimates;
    private final int adopters;
    private final int others;
    private List<Balance> balance = List.of();
    private Overlap overlap = Overlap.NONE;
    private @Nullable Estimate randomised;
    private @Nullable Double truth;

    /** Without any answer yet. */
    RolloutEffects(RolloutUnits units, double level, List<String> warnings, JobContext context) {
        this.units = units;
        this.weeks = units.weeks();
        this.asked = units.asked();
        this.level = level;
        this.warnings = warnings;
        this.context = context;
        this.estimates = new ObservationalEstimates(List.of("adopters", "others"), warnings);
        this.adopters = units.adopters();
        this.others = units.users().length - adopters;
    }

    /** Asks every method that has an answer. */
    void compute(
            ObservationalSample sample, RolloutDesign design, int from, @Nullable PlantedRollout planted, long seed) {
        if (others < FEWEST) {
            warnings.add(
                    "Everybody adopted sooner or later, so nobody shows what these weeks would have been without it;"
                            + " only weeks in which some had not adopted yet say something.");
        } else {
            weigh(sample, seed);
        }
        differences(design, from);
        randomised = RolloutRandomised.of(weeks, asked, from, level);
        double known = planted == null
                ? Double.NaN
                : planted.during(from + weeks.firstWeek(), weeks.fullWeeks() - 1 + weeks.firstWeek());
        truth = Double.isFinite(known) ? known : null;
    }

    private void weigh(ObservationalSample sample, long seed) {
        Observational question = new Observational(null, asked.outcome(), asked.adjustFor(), null, Estimand.ATT, TRIM);
        RolloutWeighting weighting =
                new RolloutWeighting(units, sample, question, seed, level, estimates, warnings, context);
        weighting.compute();
        balance = weighting.balance();
        overlap = weighting.overlap();
    }

    /** Those without adjustment, with what speaks against them, and the adjusted one. */
    private void differences(RolloutDesign design, int from) {
        try {
            RolloutTrends trends = RolloutTrends.of(units.plain(), from, asked.leads(), level, rate());
            RolloutMethods methods = new RolloutMethods(units, design, trends, from, level);
            estimates.add("two_way_fixed_effects", methods::twoWay);
            estimates.add("group_time", methods::plain);
            estimates.add("group_time_proportional", methods::proportional);
            context.checkCancelled();
            estimates.add("group_time_adjusted", methods::adjusted);
            String doubt = trends.doubt();
            if (doubt != null) {
                warnings.add(doubt);
            }
        } catch (IllegalArgumentException refused) {
            warnings.add("Differences-in-differences are left out: " + refused.getMessage() + ".");
        }
    }

    private boolean rate() {
        return asked.outcome().equals(Rollout.ACTIVE);
    }

    /** What was found so far, with all warnings of the rollout so far. */
    ObservationalReadout readout() {
        return new ObservationalReadout(
                "Adopted the rollout",
                asked.outcome(),
                RolloutUnits.label(asked),
                rate(),
                "att",
                adopters,
                others,
                units.leftOut(),
                estimates.all(),
                randomised,
                randomised == null ? null : "users of the experiment, same weeks",
                balance,
                overlap,
                null,
                truth,
                warnings);
    }
}
