package dev.slipway.learning.policy;

import dev.slipway.stats.math.linear.RowBlocks;
import java.util.Arrays;
import java.util.List;

/** What each user gets where the uses of limits have prices: the action whose value less what it uses is largest, the first of equals. */
final class PricedChoice {
    private final AssignmentProblem problem;
    private final double[][] uses;

    PricedChoice(AssignmentProblem problem) {
        this.problem = problem;
        this.uses = problem.limits().stream().map(Limit::use).toArray(double[][]::new);
    }

    /**
     * Sums over all users.
     *
     * @param value of the actions chosen
     * @param use of each limit
     */
    record Totals(double value, double[] use) {}

    /** Chooses for all users; ranges of users side by side, added in order. */
    Totals totals(double[] price) {
        List<Totals> parts = RowBlocks.map(problem.users(), (from, to) -> totals(price, from, to));
        double value = 0;
        double[] use = new double[price.length];
        for (Totals part : parts) {
            value += part.value();
            for (int j = 0; j < use.length; j++) {
                use[j] += part.use()[j];
            }
        }
        return new Totals(value, use);
    }

    private Totals totals(double[] price, int from, int to) {
        double value = 0;
        double[] use = new double[price.length];
        int actions = problem.actions();
        for (int i = from; i < to; i++) {
            int at = i * actions + best(i, price);
            value += problem.value()[at];
            for (int j = 0; j < use.length; j++) {
                use[j] += uses[j][at];
            }
        }
        return new Totals(value, use);
    }

    /** What all users get. */
    byte[] actions(double[] price) {
        byte[] chosen = new byte[problem.users()];
        RowBlocks.run(chosen.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                chosen[i] = (byte) best(i, price);
            }
        });
        return chosen;
    }

    private int best(int user, double[] price) {
        int actions = problem.actions();
        double most = Double.NEGATIVE_INFINITY;
        int best = 0;
        for (int a = 0; a < actions; a++) {
            int at = user * actions + a;
            double net = problem.value()[at];
            for (int j = 0; j < price.length; j++) {
                net -= price[j] * uses[j][at];
            }
            if (net > most) {
                most = net;
                best = a;
            }
        }
        return best;
    }

    /** Largest amounts that one user adds to each limit, summed over users; what a limit's unit is worth is measured by it. */
    double[] reach() {
        double[] reach = new double[uses.length];
        for (int j = 0; j < uses.length; j++) {
            reach[j] = reach(uses[j]);
        }
        return reach;
    }

    double valueReach() {
        return reach(problem.value());
    }

    private double reach(double[] numbers) {
        int actions = problem.actions();
        return RowBlocks.sum(problem.users(), (from, to) -> {
            double sum = 0;
            for (int i = from; i < to; i++) {
                double largest = 0;
                for (int a = 0; a < actions; a++) {
                    largest = Math.max(largest, Math.abs(numbers[i * actions + a]));
                }
                sum += largest;
            }
            return sum;
        });
    }

    /** The least that all users together can use of a limit. */
    double least(int limit) {
        int actions = problem.actions();
        double[] use = uses[limit];
        return RowBlocks.sum(
                problem.users(),
                (from, to) -> java.util.stream.IntStream.range(from, to)
                        .mapToDouble(i -> Arrays.stream(use, i * actions, (i + 1) * actions)
                                .min()
                                .orElse(0))
                        .sum());
    }
}
