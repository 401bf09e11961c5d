package dev.slipway.learning.bandit;

import dev.slipway.stats.math.linear.Matrix;
import java.util.SplittableRandom;

/** Scores each action by its linear model and takes the highest: ε-greedy, LinUCB and Thompson. */
final class LinearPlayer implements Player {
    private static final int BLOCK = 4096;

    /** Turns predicted means into scores, in place. */
    @FunctionalInterface
    interface Score {
        /** Rows from (inclusive) to (exclusive) of one action; σ̂ is the deviation. */
        void apply(RidgeModel model, double deviation, Rows rows, double[] scores);
    }

    /**
     * Some rows.
     *
     * @param spare numbers of whoever scores, as long as the rows
     */
    record Rows(Matrix x, int from, int to, double[] spare, SplittableRandom random) {}

    private final RidgeModels models;
    private final BanditPolicy policy;

    LinearPlayer(BanditPolicy policy, RidgeModels models) {
        this.policy = policy;
        this.models = models;
    }

    @Override
    public int[] choose(Arrivals arrivals, SplittableRandom random) {
        Score score = score(policy);
        double explore = policy instanceof BanditPolicy.EpsilonGreedy greedy ? greedy.at(arrivals.round()) : 0;
        int[] chosen = new int[arrivals.size()];
        double[][] scores = new double[models.actions()][arrivals.size()];
        double[] spare = new double[arrivals.size()];
        for (int from = 0; from < chosen.length; from += BLOCK) {
            arrivals.checkpoint().run();
            int to = Math.min(chosen.length, from + BLOCK);
            Rows rows = new Rows(arrivals.features(), from, to, spare, random);
            for (int a = 0; a < scores.length; a++) {
                models.of(a).means(0, rows.x(), from, to, scores[a]);
                score.apply(models.of(a), models.deviation(a, 0), rows, scores[a]);
            }
            for (int i = from; i < to; i++) {
                chosen[i] = explore > 0 && random.nextDouble() < explore
                        ? random.nextInt(scores.length)
                        : Ties.best(scores, i, random);
            }
        }
        return chosen;
    }

    @Override
    public void learn(Feedback feedback) {
        models.learn(feedback);
    }

    private static Score score(BanditPolicy policy) {
        return switch (policy) {
            case BanditPolicy.LinUcb ucb -> optimistic(ucb.alpha());
            case BanditPolicy.LinearThompson thompson -> drawn(thompson.scale());
            default -> (model, deviation, rows, scores) -> {};
        };
    }

    /** x'θ̂ + α·σ̂·√(x'A⁻¹x). */
    static Score optimistic(double alpha) {
        return (model, deviation, rows, scores) -> {
            model.leverages(rows.x(), rows.from(), rows.to(), rows.spare());
            for (int i = rows.from(); i < rows.to(); i++) {
                scores[i] += alpha * deviation * Math.sqrt(rows.spare()[i]);
            }
        };
    }

    private static Score drawn(double scale) {
        return (model, deviation, rows, scores) -> {
            model.leverages(rows.x(), rows.from(), rows.to(), rows.spare());
            for (int i = rows.from(); i < rows.to(); i++) {
                scores[i] += scale
                        * deviation
                        * Math.sqrt(rows.spare()[i])
                        * rows.random().nextGaussian();
            }
        };
    }
}
