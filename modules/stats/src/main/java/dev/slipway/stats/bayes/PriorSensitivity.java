package dev.slipway.stats.bayes;

import dev.slipway.stats.Effect;
import dev.slipway.stats.math.Checks;
import java.util.List;

/** How much a conclusion leans on the prior: one effect under several priors. */
public final class PriorSensitivity {

    private PriorSensitivity() {}

    /**
     * One prior.
     *
     * @param prior as given
     * @param posterior of the effect
     * @param rope where the effect lies against the region of practical equivalence
     * @param shrinkage share of the way from the estimate to the prior mean, 0 for a flat prior
     */
    public record Row(NormalPrior prior, NormalEffect.Result posterior, Rope.Probabilities rope, double shrinkage) {}

    /**
     * The table.
     *
     * @param rows in the order of the priors
     * @param smallestProbability smallest P(effect &gt; 0) over the priors
     * @param largestProbability largest P(effect &gt; 0) over the priors
     */
    public record Table(List<Row> rows, double smallestProbability, double largestProbability) {}

    /**
     * Posteriors under all priors.
     *
     * @param effect estimate and positive standard error
     * @param scale of the effect; priors of the other scale are rescaled by the control mean
     * @param controlMean the control's mean
     * @param priors at least one
     * @param rope in the unit of the effect
     * @param level credibility, in (0, 1)
     */
    public static Table table(
            Effect effect,
            NormalPrior.Scale scale,
            double controlMean,
            List<NormalPrior> priors,
            Rope rope,
            double level) {
        Checks.atLeast(priors.size(), 1, "number of priors");
        List<Row> rows = priors.stream()
                .map(prior -> row(effect, scale, controlMean, prior, rope, level))
                .toList();
        double smallest = 1;
        double largest = 0;
        for (Row row : rows) {
            smallest = Math.min(smallest, row.posterior().probabilityPositive());
            largest = Math.max(largest, row.posterior().probabilityPositive());
        }
        return new Table(rows, smallest, largest);
    }

    private static Row row(
            Effect effect, NormalPrior.Scale scale, double controlMean, NormalPrior prior, Rope rope, double level) {
        NormalEffect.Result posterior = prior.posterior(effect, scale, controlMean, level);
        double kept = posterior.standardDeviation() / effect.standardError();
        return new Row(prior, posterior, rope.of(posterior), Math.max(0, 1 - kept * kept));
    }
}
