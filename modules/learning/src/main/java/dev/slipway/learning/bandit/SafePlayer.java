package dev.slipway.learning.bandit;

import dev.slipway.stats.math.linear.Matrix;
import java.util.SplittableRandom;

/**
 * Optimistic where it is safe, the baseline elsewhere. Users of a round are taken in random order, so that not always the same ones are
 * tried things on.
 */
final class SafePlayer implements Player {
    private static final int BLOCK = 1024;

    private final BanditPolicy.SafeLinUcb policy;
    private final RidgeModels models;
    private final SafeLedger ledger;

    SafePlayer(BanditPolicy.SafeLinUcb policy, RidgeModels models, int columns, int guardrails, int rounds) {
        this.policy = policy;
        this.models = models;
        ledger = new SafeLedger(models, policy.sacrifice(), policy.risk(), columns, guardrails, rounds);
    }

    @Override
    public int[] choose(Arrivals arrivals, SplittableRandom random) {
        int[] chosen = new int[arrivals.size()];
        double[] x = new double[arrivals.features().columns()];
        for (int i = 0; i < chosen.length; i++) {
            row(arrivals.features(), i, x);
            ledger.expect(x);
        }
        ledger.refresh();
        double[][] scores = optimistic(arrivals, random);
        int[] order = shuffled(chosen.length, random);
        for (int k = 0; k < order.length; k++) {
            if (k % BLOCK == 0) {
                arrivals.checkpoint().run();
            }
            int i = order[k];
            row(arrivals.features(), i, x);
            ledger.look(x);
            chosen[i] = bestThatIsSafe(scores, i, random);
            ledger.played(chosen[i]);
        }
        return chosen;
    }

    /** Actions by their scores, until one is safe or it is the baseline's turn. */
    private int bestThatIsSafe(double[][] scores, int i, SplittableRandom random) {
        int wanted = Ties.best(scores, i, random);
        while (wanted != 0 && !ledger.safe(wanted)) {
            scores[wanted][i] = Double.NEGATIVE_INFINITY;
            wanted = Ties.best(scores, i, random);
        }
        return wanted;
    }

    private double[][] optimistic(Arrivals arrivals, SplittableRandom random) {
        LinearPlayer.Score score = LinearPlayer.optimistic(policy.alpha());
        double[][] scores = new double[models.actions()][arrivals.size()];
        LinearPlayer.Rows rows =
                new LinearPlayer.Rows(arrivals.features(), 0, arrivals.size(), new double[arrivals.size()], random);
        for (int a = 0; a < scores.length; a++) {
            models.of(a).means(0, rows.x(), 0, rows.to(), scores[a]);
            score.apply(models.of(a), models.deviation(a, 0), rows, scores[a]);
            arrivals.checkpoint().run();
        }
        return scores;
    }

    @Override
    public void learn(Feedback feedback) {
        models.learn(feedback);
        double[] x = new double[feedback.arrivals().features().columns()];
        for (int i = 0; i < feedback.action().length; i++) {
            row(feedback.arrivals().features(), i, x);
            ledger.known(feedback.action()[i], x);
        }
        ledger.spent(feedback.outcomes());
    }

    private static void row(Matrix features, int i, double[] into) {
        for (int j = 0; j < into.length; j++) {
            into[j] = features.get(i, j);
        }
    }

    private static int[] shuffled(int n, SplittableRandom random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
