package dev.slipway.app.desktop;

import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.OfferSolver;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Study;
import dev.slipway.readout.model.PolicyReadout.Choice;
import dev.slipway.readout.offers.OfferChoices;
import dev.slipway.readout.offers.OffersCalculator;
import dev.slipway.warehouse.OfferWeeks;
import dev.slipway.warehouse.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who gets which offer in one run. A run of this session answers from memory; one that was opened from the workspace learns again from
 * its tables when it is first asked, which gives the same models.
 */
final class LearnedOffers implements OfferSolver {
    private final Workspace workspace;
    private final RunResult run;
    private @Nullable OfferChoices choices;

    LearnedOffers(Workspace workspace, RunResult run) {
        this.workspace = workspace;
        this.run = run;
        this.choices = run.offers();
    }

    /** Whether it is of this very run: data of two runs may be alike and are not compared. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(RunResult other) {
        return run.number() == other.number() && run.data() == other.data();
    }

    @Override
    public Choice solve(List<Double> most, JobContext context) {
        return choices(context)
                .choice(most.stream().mapToDouble(Double::doubleValue).toArray(), context);
    }

    private synchronized OfferChoices choices(JobContext context) {
        OfferChoices known = choices;
        if (known == null) {
            known = learned(context);
            choices = known;
        }
        return known;
    }

    private OfferChoices learned(JobContext context) {
        Study study = run.study().study();
        OfferWeeks weeks = workspace.readOffers(run.number(), study, context);
        OfferChoices found = weeks == null
                ? null
                : OffersCalculator.compute(study, run.data(), weeks, context).choices();
        if (found == null) {
            throw new SlipwayException(
                    ErrorCategory.WORKSPACE,
                    "The weeks behind these offers can't be learned from again",
                    "Run the study again; the same study file and seed give the same numbers.");
        }
        return found;
    }
}
