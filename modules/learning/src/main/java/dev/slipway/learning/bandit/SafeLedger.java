package dev.slipway.learning.bandit;

import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.linear.Vectors;
import java.util.Arrays;

/**
 * What has been earned and lost so far, as far as it is known, and the worst that the rest may be. With X_a the sum of features of action
 * a's plays and Z that of all arrivals, the reward beyond the share that must be kept is Σ_{a≠0} θ_a'X_a + θ₀'(X₀ − (1 − s)Z): a linear
 * function of estimates with known variances. Of a guardrail, what is known counts as it is; plays whose feedback is not in yet are
 * predicted, with their own noise, and so is the rest of the round with the baseline.
 */
final class SafeLedger {
    private final RidgeModels models;
    private final double sacrifice;
    private final double z;
    private final PlayedSum[] plays;
    private final PlayedSum[] pending;
    private final long[] waiting;
    private final double[] spent;
    private final double[] arrived;
    private double kept;
    private double reward;
    private double rewardVariance;
    private final double[] waitingExcess;
    private final double[] waitingVariance;
    private final double[] x;
    private final double[][] whitened;
    private final boolean[] ready;

    SafeLedger(RidgeModels models, double sacrifice, double risk, int columns, int guardrails, int rounds) {
        this.models = models;
        this.sacrifice = sacrifice;
        z = Normal.upperQuantile(risk / (rounds * (1.0 + guardrails)));
        plays = new PlayedSum[models.actions()];
        pending = new PlayedSum[models.actions()];
        for (int a = 0; a < plays.length; a++) {
            plays[a] = new PlayedSum(columns);
            pending[a] = new PlayedSum(columns);
        }
        waiting = new long[plays.length];
        spent = new double[guardrails];
        arrived = new double[columns];
        waitingExcess = new double[guardrails];
        waitingVariance = new double[guardrails];
        x = new double[columns];
        whitened = new double[plays.length][columns];
        ready = new boolean[plays.length];
    }

    /** Everybody of the round that begins, who gets the baseline unless something else is played; {@link #refresh} comes next. */
    void expect(double[] row) {
        pending[0].addOnly(1, row);
        waiting[0]++;
    }

    /**
     * Before a round: bounds by what the models know now. Entry 0 of the plays holds X₀ − (1 − s)Z, where s changes its sign with that of
     * the baseline's reward, so that a loss may grow by the share and not shrink.
     */
    void refresh() {
        double[] baseline = models.of(0).coefficients(0);
        double share = 1 - sacrifice * Math.signum(Vectors.dot(baseline, arrived, 0, arrived.length));
        plays[0].addOnly(kept - share, arrived);
        kept = share;
        reward = 0;
        rewardVariance = 0;
        for (int a = 0; a < plays.length; a++) {
            plays[a].refresh(models.of(a));
            pending[a].refresh(models.of(a));
            reward += plays[a].times(models.of(a).coefficients(0));
            rewardVariance += variance(a, 0) * plays[a].form();
        }
        for (int g = 0; g < spent.length; g++) {
            waitingExcess[g] = 0;
            waitingVariance[g] = 0;
            for (int a = 0; a < pending.length; a++) {
                waitingExcess[g] += pending[a].times(models.of(a).coefficients(g + 1));
                waitingVariance[g] += variance(a, g + 1) * (pending[a].form() + waiting[a]);
            }
        }
    }

    /** Turns to a row, which is copied. */
    void look(double[] row) {
        System.arraycopy(row, 0, x, 0, x.length);
        Arrays.fill(ready, false);
    }

    /** A⁻¹x of the row in an action's model, worked out when it is first asked for. */
    private double[] whitened(int action) {
        if (!ready[action]) {
            models.of(action).whiten(x, whitened[action]);
            ready[action] = true;
        }
        return whitened[action];
    }

    /** Whether an action other than the baseline keeps all bounds for the row. */
    boolean safe(int action) {
        double[] own = whitened(action);
        double[] base = whitened(0);
        double mean =
                reward + models.of(action).predict(0, x) - kept * models.of(0).predict(0, x);
        double variance = rewardVariance
                + variance(action, 0) * (plays[action].formWith(1, x, own) - plays[action].form())
                + variance(0, 0) * (plays[0].formWith(-kept, x, base) - plays[0].form());
        if (mean < z * Math.sqrt(Math.max(0, variance))) {
            return false;
        }
        double ownGrowth = pending[action].formWith(1, x, own) - pending[action].form() + 1;
        double baseGrowth = pending[0].formWith(-1, x, base) - pending[0].form() - 1;
        for (int g = 0; g < spent.length; g++) {
            double excess = spent[g] + waitingExcess[g] + more(g, action);
            double spread = waitingVariance[g] + variance(action, g + 1) * ownGrowth + variance(0, g + 1) * baseGrowth;
            if (excess + z * Math.sqrt(Math.max(0, spread)) > 0) {
                return false;
            }
        }
        return true;
    }

    /** An action was played for the row. */
    void played(int action) {
        Vectors.addScaled(1, x, arrived, 0, arrived.length);
        grow(0, action == 0 ? 1 - kept : -kept);
        if (action != 0) {
            grow(action, 1);
            swap(action);
        }
    }

    /** One play of the action that waits instead of one of the baseline. */
    private void swap(int action) {
        double ownBefore = pending[action].form();
        double baseBefore = pending[0].form();
        pending[action].add(1, x, whitened(action));
        pending[0].add(-1, x, whitened(0));
        waiting[action]++;
        waiting[0]--;
        for (int g = 0; g < spent.length; g++) {
            waitingExcess[g] += more(g, action);
            waitingVariance[g] += variance(action, g + 1) * (pending[action].form() - ownBefore + 1)
                    + variance(0, g + 1) * (pending[0].form() - baseBefore - 1);
        }
    }

    /** Predicted excess of an action beyond the baseline's. */
    private double more(int guardrail, int action) {
        return models.of(action).predict(guardrail + 1, x) - models.of(0).predict(guardrail + 1, x);
    }

    private void grow(int action, double factor) {
        double before = plays[action].form();
        plays[action].add(factor, x, whitened(action));
        reward += factor * models.of(action).predict(0, x);
        rewardVariance += variance(action, 0) * (plays[action].form() - before);
    }

    /** A play's feedback is in, so that it waits no longer. */
    void known(int action, double[] row) {
        pending[action].addOnly(-1, row);
        waiting[action]--;
    }

    /** What guardrails' losses were beyond their limits, by outcome and arrival; outcome 0 is the reward. */
    void spent(double[][] outcomes) {
        for (int g = 0; g < spent.length; g++) {
            spent[g] += Vectors.sum(outcomes[g + 1]);
        }
    }

    private double variance(int action, int outcome) {
        double deviation = models.deviation(action, outcome);
        return deviation * deviation;
    }
}
