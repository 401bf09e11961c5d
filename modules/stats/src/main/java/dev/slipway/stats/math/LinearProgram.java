package dev.slipway.stats.math;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.exception.TooManyIterationsException;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NoFeasibleSolutionException;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.PivotSelectionRule;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * A small linear program in variables that are not negative, solved by the simplex method in a dense table: for some hundred
 * variables and rows.
 */
public final class LinearProgram {
    private static final int ITERATIONS = 100_000;
    private static final double ACCURACY = 1e-9;

    private final double[] objective;
    private final List<LinearConstraint> rows = new ArrayList<>();

    /** @param objective per variable */
    public LinearProgram(double[] objective) {
        Checks.finite(objective, "objective");
        this.objective = objective.clone();
    }

    /** A best point and what the objective is there. */
    public record Solution(double[] point, double value) {}

    /** Σ coefficients · x ≤ most. */
    public LinearProgram atMost(double[] coefficients, double most) {
        rows.add(new LinearConstraint(coefficients, Relationship.LEQ, most));
        return this;
    }

    /** Σ coefficients · x = value. */
    public LinearProgram equal(double[] coefficients, double value) {
        rows.add(new LinearConstraint(coefficients, Relationship.EQ, value));
        return this;
    }

    /**
     * A point at which the objective is largest.
     *
     * @throws IllegalArgumentException where no point keeps all rows, or the objective has no largest value
     */
    public Solution maximise() {
        return solve(GoalType.MAXIMIZE);
    }

    /** A point at which the objective is smallest; fails as {@link #maximise}. */
    public Solution minimise() {
        return solve(GoalType.MINIMIZE);
    }

    private Solution solve(GoalType goal) {
        try {
            // Bland's rule never runs in a circle, which degenerate programs such as assignments would.
            PointValuePair best = new SimplexSolver(ACCURACY)
                    .optimize(
                            new MaxIter(ITERATIONS),
                            new LinearObjectiveFunction(objective, 0),
                            new LinearConstraintSet(rows),
                            goal,
                            new NonNegativeConstraint(true),
                            PivotSelectionRule.BLAND);
            return new Solution(best.getPoint(), best.getValue());
        } catch (NoFeasibleSolutionException e) {
            throw new IllegalArgumentException("no point keeps all constraints", e);
        } catch (UnboundedSolutionException e) {
            throw new IllegalArgumentException("the objective has no bound", e);
        } catch (TooManyIterationsException e) {
            throw new IllegalArgumentException("the program was not solved in " + ITERATIONS + " steps", e);
        }
    }
}
