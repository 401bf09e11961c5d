package dev.slipway.learning.bandit;

import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;

/** A ridge model per action, fed by rounds, and how much outcomes spread around them. */
final class RidgeModels {
    private final RidgeModel[] models;
    private final double[][] deviation;
    private final int columns;

    RidgeModels(int actions, int columns, int outcomes, BanditPolicy.Linear linear) {
        this.columns = columns;
        models = new RidgeModel[actions];
        deviation = new double[actions][outcomes];
        for (int a = 0; a < actions; a++) {
            models[a] = new RidgeModel(columns, outcomes, linear);
            Arrays.fill(deviation[a], 1);
        }
    }

    RidgeModel of(int action) {
        return models[action];
    }

    int actions() {
        return models.length;
    }

    /** σ̂ of an action's residuals; of all actions together where it has hardly been tried, 1 where nothing is known. */
    double deviation(int action, int outcome) {
        return deviation[action][outcome];
    }

    /** Adds a round: each row to the model of its action. */
    void learn(Feedback feedback) {
        for (int a = 0; a < models.length; a++) {
            models[a].age();
            int[] rows = rows(feedback.action(), a);
            if (rows.length > 0) {
                models[a].add(gather(feedback.arrivals().features(), rows), gather(feedback.outcomes(), rows));
            }
            models[a].solve();
            feedback.arrivals().checkpoint().run();
        }
        for (int o = 0; o < deviation[0].length; o++) {
            spread(o);
        }
    }

    private void spread(int outcome) {
        double residuals = 0;
        double freedom = 0;
        double squares = 0;
        double weight = 0;
        for (RidgeModel model : models) {
            residuals += model.residualSquares(outcome);
            freedom += Math.max(0, model.weight() - columns);
            squares += model.squares(outcome);
            weight += model.weight();
        }
        double pooled = freedom > columns ? residuals / freedom : weight > 0 ? squares / weight : 1;
        for (int a = 0; a < models.length; a++) {
            double own = models[a].weight() - columns;
            deviation[a][outcome] = Math.sqrt(own > columns ? models[a].residualSquares(outcome) / own : pooled);
        }
    }

    private static int[] rows(int[] actions, int wanted) {
        int count = 0;
        int[] rows = new int[actions.length];
        for (int i = 0; i < actions.length; i++) {
            rows[count] = i;
            count += actions[i] == wanted ? 1 : 0;
        }
        return Arrays.copyOf(rows, count);
    }

    private static Matrix gather(Matrix x, int[] rows) {
        double[][] result = new double[x.columns()][];
        for (int j = 0; j < result.length; j++) {
            result[j] = gather(x.column(j), rows);
        }
        return Matrix.ofColumns(result);
    }

    private static double[][] gather(double[][] columns, int[] rows) {
        return Arrays.stream(columns).map(column -> gather(column, rows)).toArray(double[][]::new);
    }

    static double[] gather(double[] column, int[] rows) {
        double[] result = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            result[k] = column[rows[k]];
        }
        return result;
    }
}
