package dev.slipway.learning.policy;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.stats.math.LinearProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The best assignment of actions to users under limits: estimand max Σ_i v(i, a_i) subject to Σ_i g_j(i, a_i) ≤ b_j. The linear
 * relaxation is solved by its Lagrangian dual, whose work grows with the number of users alone, and rounded; {@link
 * AssignmentSolution#bound} proves how much was lost by that. With m limits at the most m users of a best mixed assignment get shares of
 * actions, so that with many users next to nothing is lost.
 *
 * <p>Other limits on the same problem start from what is known of it: a frontier costs little more than a point. One thread at a time;
 * the work itself uses all.
 */
public final class ConstrainedAssignment {
    /** Users times actions up to which the simplex method is tried. */
    private static final int SMALL = 1_200;

    private final AssignmentProblem problem;
    private final PricedChoice choice;
    private final Prices prices;
    private final double[] width;

    public ConstrainedAssignment(AssignmentProblem problem) {
        this.problem = problem;
        this.choice = new PricedChoice(problem);
        this.prices = new Prices(problem, choice);
        this.width = Arrays.stream(choice.reach())
                .map(reach -> Math.max(reach, Double.MIN_NORMAL))
                .toArray();
    }

    /** The solution at the problem's own limits; fails as {@link #solve(double[], JobContext)}. */
    public AssignmentSolution solve(JobContext context) {
        return solve(problem.limits().stream().mapToDouble(Limit::most).toArray(), context);
    }

    /**
     * The solution at other limits, in the order of the problem's.
     *
     * @throws SlipwayException where no assignment keeps all limits
     */
    public AssignmentSolution solve(double[] most, JobContext context) {
        AssignmentProblem asked = problem.withMost(most);
        Prices.Found found = prices.find(most, context);
        List<byte[]> assignments = new ArrayList<>();
        for (double[] price : found.mixed()) {
            context.checkCancelled();
            assignments.add(choice.actions(price));
        }
        Rounding rounded = Rounding.of(asked, most, width, found, assignments);
        if (!rounded.keepsLimits()) {
            throw new SlipwayException(
                    ErrorCategory.STATISTICS,
                    "Users can keep the limits only by sharing actions, not with one action each.",
                    "Give the limits a little more room.");
        }
        return new AssignmentSolution(
                rounded.action(),
                rounded.value(),
                found.bound(),
                rounded.used(),
                found.price(),
                rounded.between(),
                found.rounds());
    }

    /**
     * The value of the linear relaxation by the simplex method, to prove the dual by; for up to {@value #SMALL} pairs of users and
     * actions.
     *
     * @throws IllegalArgumentException for more, and where nothing keeps the limits
     */
    public static double relaxation(AssignmentProblem problem) {
        int pairs = problem.users() * problem.actions();
        if (pairs > SMALL) {
            throw new IllegalArgumentException("the simplex method takes up to " + SMALL + " pairs, not " + pairs);
        }
        LinearProgram program = new LinearProgram(problem.value());
        for (int i = 0; i < problem.users(); i++) {
            double[] one = new double[pairs];
            Arrays.fill(one, i * problem.actions(), (i + 1) * problem.actions(), 1);
            program.equal(one, 1);
        }
        problem.limits().forEach(limit -> program.atMost(limit.use(), limit.most()));
        return program.maximise().value();
    }
}
