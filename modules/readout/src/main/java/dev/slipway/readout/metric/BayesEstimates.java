package dev.slipway.readout.metric;

import dev.slipway.readout.text.Numbers;
import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import dev.slipway.stats.bayes.BetaBinomial;
import dev.slipway.stats.bayes.NormalEffect;

/** The Bayesian estimates, their priors stated and their probabilities in the metric's better direction. */
final class BayesEstimates {
    private final EstimateFactory out;
    private final boolean higher;
    private final BivariateMoments t;
    private final BivariateMoments c;
    private final double level;

    BayesEstimates(EstimateFactory out, MetricColumn column, BivariateMoments t, BivariateMoments c, double level) {
        this.out = out;
        this.higher = column.metric().better().sign() > 0;
        this.t = t;
        this.c = c;
        this.level = level;
    }

    void add(Comparison.Kind kind, Effect effect) {
        if (kind == Comparison.Kind.RATE) {
            betaBinomial();
        } else {
            normal(effect, priorSd(kind, effect));
        }
    }

    private void betaBinomial() {
        long xT = Comparison.successes(t);
        long xC = Comparison.successes(c);
        BetaBinomial.Result r = BetaBinomial.compare(xT, t.n(), xC, c.n(), 1, 1, level);
        Detail detail = new Detail()
                .with("prior", "Beta(1, 1) on each arm's rate")
                .with("probability_better", higher ? r.probabilityHigher() : 1 - r.probabilityHigher())
                .with("expected_loss_ship", higher ? r.expectedLossT() : r.expectedLossC())
                .with("expected_loss_keep", higher ? r.expectedLossC() : r.expectedLossT())
                .with("posterior_alpha_treatment", 1.0 + xT)
                .with("posterior_beta_treatment", 1.0 + t.n() - xT)
                .with("posterior_alpha_control", 1.0 + xC)
                .with("posterior_beta_control", 1.0 + c.n() - xC);
        Posterior posterior = new Posterior(r.meanDifference(), r.standardDeviation(), r.low(), r.high());
        out.add("beta_binomial", posterior, level, detail);
    }

    private void normal(Effect effect, double priorSd) {
        NormalEffect.Result r = NormalEffect.posterior(effect.estimate(), effect.standardError(), 0, priorSd, level);
        Detail detail = new Detail()
                .with("prior", prior(priorSd) + " on the difference")
                .with("prior_sd", priorSd)
                .with("probability_better", higher ? r.probabilityPositive() : 1 - r.probabilityPositive())
                .with("expected_loss_ship", higher ? r.expectedLossIfShipped() : r.expectedLossIfKept())
                .with("expected_loss_keep", higher ? r.expectedLossIfKept() : r.expectedLossIfShipped());
        Posterior posterior = new Posterior(r.mean(), r.standardDeviation(), r.low(), r.high());
        out.add("normal_bayes", posterior, level, detail);
    }

    private static String prior(double sd) {
        return Double.isInfinite(sd) ? "flat" : "Normal(0, " + Numbers.plain(sd) + ")";
    }

    /**
     * As wide as the difference of two single units, of a ratio by the delta method, so that the prior weighs as little
     * as one unit per arm. Flat when units do not vary. A quantile has no spread of single units; there the standard error
     * times √n of the harmonic mean of the arms stands for it.
     */
    private double priorSd(Comparison.Kind kind, Effect effect) {
        if (kind == Comparison.Kind.QUANTILE) {
            return effect.standardError() * Math.sqrt(2 / (1.0 / t.n() + 1.0 / c.n()));
        }
        double spread = Math.hypot(Comparison.unitSpread(kind, t), Comparison.unitSpread(kind, c));
        return spread > 0 ? spread : Double.POSITIVE_INFINITY;
    }
}
