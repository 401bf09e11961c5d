package dev.slipway.learning.policy;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.learning.policy.PricedChoice.Totals;
import dev.slipway.stats.math.LinearProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds the prices at which the Lagrangian dual min Σ_j λ_j·b_j + Σ_i max_a (v_ia − Σ_j λ_j·g_ija) over λ ≥ 0 is least, by cutting
 * planes (Kelley 1960, doi:10.1137/0108053). Its value is that of the linear relaxation. The assignments that the prices on the way chose,
 * mixed by the weights of the last cuts, are a best mixed assignment (Dantzig and Wolfe 1960, doi:10.1287/opre.8.1.101). What they
 * add up to does not depend on the limits, so that other limits start from all that is known.
 */
final class Prices {
    /** Where to stop, as a share of the largest sum of values that could be. */
    private static final double TOLERANCE = 1e-8;

    /** No sum of values lies below this, in units of the largest that could be. */
    private static final double LEAST = -1;

    private static final int MOST_ROUNDS = 500;
    private static final double FIRST_BOX = 16;
    private static final double LAST_BOX = 1e9;
    private static final double WEIGHT = 1e-9;

    private final AssignmentProblem problem;
    private final PricedChoice choice;
    private final double unitValue;
    private final double[] unitUse;
    private final List<Cut> cuts = new ArrayList<>();

    /** Prices in units of value reach over use reach, and what the assignment that they choose adds up to, in those units. */
    private record Cut(double[] price, double value, double[] use) {}

    /**
     * The dual's least value and where it is.
     *
     * @param mixed prices whose assignments, with these weights, keep the limits and reach the bound
     */
    record Found(double[] price, double bound, List<double[]> mixed, double[] weights, int rounds) {}

    Prices(AssignmentProblem problem, PricedChoice choice) {
        this.problem = problem;
        this.choice = choice;
        this.unitValue = Math.max(choice.valueReach(), Double.MIN_NORMAL);
        this.unitUse = choice.reach();
        for (int j = 0; j < unitUse.length; j++) {
            unitUse[j] = Math.max(unitUse[j], Double.MIN_NORMAL);
        }
    }

    /**
     * Finds them for these limits, in the order of the problem's.
     *
     * @throws SlipwayException where no assignment, not even a mixed one, keeps all limits; names one that alone can't be kept
     */
    Found find(double[] most, JobContext context) {
        double[] limit = new double[most.length];
        Arrays.setAll(limit, j -> most[j] / unitUse[j]);
        if (cuts.isEmpty()) {
            ask(new double[most.length]);
        }
        Cut best = Collections.min(cuts, Comparator.comparingDouble(cut -> dual(cut, limit)));
        double box = FIRST_BOX;
        for (int round = 1; ; round++) {
            context.checkCancelled();
            if (dual(best, limit) < LEAST - TOLERANCE) {
                throw infeasible(most);
            }
            double[] lowest = lowest(limit, box);
            Cut cut = ask(Arrays.copyOf(lowest, most.length));
            best = dual(cut, limit) < dual(best, limit) ? cut : best;
            boolean atBox = box < LAST_BOX
                    && most.length > 0
                    && Arrays.stream(cut.price()).max().orElse(0) > 0.99 * box;
            if (atBox) {
                box *= FIRST_BOX;
            } else if (dual(best, limit) - lowest[most.length] <= TOLERANCE || round >= MOST_ROUNDS) {
                return found(best, limit, round);
            }
        }
    }

    /** The assignment that prices choose, as a plane below the dual. */
    private Cut ask(double[] price) {
        Totals totals = choice.totals(inMoney(price));
        double[] use = totals.use().clone();
        Arrays.setAll(use, j -> totals.use()[j] / unitUse[j]);
        Cut cut = new Cut(price, totals.value() / unitValue, use);
        cuts.add(cut);
        return cut;
    }

    private double[] inMoney(double[] price) {
        double[] money = price.clone();
        Arrays.setAll(money, j -> price[j] * unitValue / unitUse[j]);
        return money;
    }

    /** The dual at the prices of a cut. */
    private static double dual(Cut cut, double[] limit) {
        double sum = cut.value();
        for (int j = 0; j < limit.length; j++) {
            sum += cut.price()[j] * (limit[j] - cut.use()[j]);
        }
        return sum;
    }

    /** Where the planes known so far are lowest, and after the prices how low. */
    private double[] lowest(double[] limit, double box) {
        int m = limit.length;
        double[] height = new double[m + 2];
        height[m] = 1;
        height[m + 1] = -1;
        LinearProgram program = new LinearProgram(height);
        for (Cut cut : cuts) {
            double[] row = new double[m + 2];
            for (int j = 0; j < m; j++) {
                row[j] = limit[j] - cut.use()[j];
            }
            row[m] = -1;
            row[m + 1] = 1;
            program.atMost(row, -cut.value());
        }
        for (int j = 0; j < m; j++) {
            double[] row = new double[m + 2];
            row[j] = 1;
            program.atMost(row, box);
        }
        LinearProgram.Solution lowest = program.minimise();
        double[] point = Arrays.copyOf(lowest.point(), m + 1);
        point[m] = lowest.value();
        return point;
    }

    private Found found(Cut best, double[] limit, int rounds) {
        double[] weights = weights(limit);
        List<double[]> mixed = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int t = 0; t < weights.length; t++) {
            if (weights[t] > WEIGHT) {
                mixed.add(inMoney(cuts.get(t).price()));
                shares.add(weights[t]);
            }
        }
        return new Found(
                inMoney(best.price()),
                dual(best, limit) * unitValue,
                mixed,
                shares.stream().mapToDouble(Double::doubleValue).toArray(),
                rounds);
    }

    /** The best mix of the assignments known so far; limits a little wider where rounding of the program asks for it. */
    private double[] weights(double[] limit) {
        for (double slack = 0; ; slack = slack == 0 ? TOLERANCE : slack * FIRST_BOX) {
            try {
                return weights(limit, slack);
            } catch (IllegalArgumentException e) {
                if (slack > 1) {
                    throw e;
                }
            }
        }
    }

    private double[] weights(double[] limit, double slack) {
        LinearProgram program =
                new LinearProgram(cuts.stream().mapToDouble(Cut::value).toArray());
        for (int j = 0; j < limit.length; j++) {
            int at = j;
            program.atMost(
                    cuts.stream().mapToDouble(cut -> cut.use()[at] - limit[at]).toArray(), slack);
        }
        double[] ones = new double[cuts.size()];
        Arrays.fill(ones, 1);
        return program.equal(ones, 1).maximise().point();
    }

    private SlipwayException infeasible(double[] most) {
        String which = "not all limits can be kept together";
        for (int j = 0; j < most.length; j++) {
            double least = choice.least(j);
            if (least > most[j]) {
                which = String.format(
                        Locale.ROOT,
                        "the least that all users together can use of %s is %,.6g, above its limit of %,.6g",
                        problem.limits().get(j).name(),
                        least,
                        most[j]);
            }
        }
        return new SlipwayException(
                ErrorCategory.STATISTICS,
                "No assignment keeps the limits: " + which + ".",
                "Raise a limit, or give users another action.");
    }
}
