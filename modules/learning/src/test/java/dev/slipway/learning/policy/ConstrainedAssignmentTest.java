package dev.slipway.learning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The best assignment against the simplex method, every assignment there is, and what must hold of any. */
class ConstrainedAssignmentTest {
    private static final JobContext CONTEXT = JobContext.unwatched();

    /** Offers with a value, a cost and a risk; nothing has none of them. */
    private static AssignmentProblem random(long seed, int users, int actions, double budget, double risk) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] value = new double[users * actions];
        double[] cost = new double[value.length];
        double[] loss = new double[value.length];
        for (int k = 0; k < value.length; k++) {
            if (k % actions > 0) {
                value[k] = random.nextGaussian(1, 2);
                cost[k] = random.nextDouble(0.5, 3);
                loss[k] = random.nextDouble() < 0.2 ? random.nextDouble(1, 5) : random.nextDouble(-1, 0.2);
            }
        }
        return new AssignmentProblem(
                users,
                actions,
                value,
                List.of(new Limit("budget", cost, budget * users), new Limit("risk", loss, risk * users)));
    }

    private static double most(AssignmentProblem problem) {
        int[] action = new int[problem.users()];
        double best = Double.NEGATIVE_INFINITY;
        for (int code = 0; code < Math.pow(problem.actions(), problem.users()); code++) {
            for (int i = 0, rest = code; i < action.length; i++, rest /= problem.actions()) {
                action[i] = i * problem.actions() + rest % problem.actions();
            }
            boolean kept = problem.limits().stream()
                    .allMatch(limit -> Arrays.stream(action)
                                    .mapToDouble(at -> limit.use()[at])
                                    .sum()
                            <= limit.most());
            double value =
                    Arrays.stream(action).mapToDouble(at -> problem.value()[at]).sum();
            best = kept ? Math.max(best, value) : best;
        }
        return best;
    }

    @Property(tries = 60)
    void theBoundIsTheRelaxationAndTheValueIsBelowIt(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 60) int users,
            @ForAll @IntRange(min = 2, max = 4) int actions) {
        AssignmentProblem problem = random(seed, users, actions, 0.4, 0.02);

        AssignmentSolution solution = new ConstrainedAssignment(problem).solve(CONTEXT);

        double exact = ConstrainedAssignment.relaxation(problem);
        assertThat(solution.bound()).isCloseTo(exact, within(1e-6 * Math.max(1, Math.abs(exact))));
        assertThat(solution.value()).isLessThanOrEqualTo(solution.bound() + 1e-9);
        for (int j = 0; j < 2; j++) {
            assertThat(solution.used()[j])
                    .isLessThanOrEqualTo(problem.limits().get(j).most() + 1e-9);
        }
    }

    @Property(tries = 40)
    void withFewUsersNoAssignmentThatKeepsTheLimitsIsAboveTheBound(@ForAll long seed) {
        AssignmentProblem problem = random(seed, 7, 3, 0.5, 0.05);

        AssignmentSolution solution = new ConstrainedAssignment(problem).solve(CONTEXT);

        double best = most(problem);
        assertThat(solution.bound()).isGreaterThanOrEqualTo(best - 1e-6);
        assertThat(solution.value()).isLessThanOrEqualTo(best + 1e-9);
    }

    @Test
    void withManyUsersNextToNothingIsLost() {
        AssignmentSolution solution = new ConstrainedAssignment(random(7, 20_000, 3, 0.3, 0.01)).solve(CONTEXT);

        assertThat(solution.gap()).isBetween(0.0, 1e-4);
        assertThat(solution.price()[0]).isPositive();
    }

    @Test
    void withoutLimitsThatBindEverybodyGetsTheBest() {
        AssignmentProblem problem = random(3, 500, 3, 100, 100);

        AssignmentSolution solution = new ConstrainedAssignment(problem).solve(CONTEXT);

        double best = 0;
        for (int i = 0; i < 500; i++) {
            best += Arrays.stream(problem.value(), 3 * i, 3 * i + 3).max().orElseThrow();
        }
        assertThat(solution.value()).isCloseTo(best, within(1e-9));
        assertThat(solution.gap()).isCloseTo(0, within(1e-9));
        assertThat(solution.price()).containsExactly(0, 0);
    }

    @Test
    void anotherBudgetStartsFromWhatIsKnownAndMoreIsNeverWorse() {
        AssignmentProblem problem = random(11, 5_000, 3, 0.3, 0.02);
        ConstrainedAssignment assignment = new ConstrainedAssignment(problem);
        double before = Double.NEGATIVE_INFINITY;
        for (double budget : new double[] {0, 500, 1_000, 1_500, 2_500, 4_000}) {
            double[] most = {budget, 0.02 * 5_000};
            AssignmentSolution here = assignment.solve(most, CONTEXT);
            AssignmentSolution fresh = new ConstrainedAssignment(problem).solve(most, CONTEXT);
            assertThat(here.bound()).isCloseTo(fresh.bound(), within(1e-4));
            assertThat(here.bound()).isGreaterThanOrEqualTo(before - 1e-4);
            before = here.bound();
        }
    }

    @Test
    void equalUsersAreToldApartByRounding() {
        double[] value = new double[200];
        double[] cost = new double[200];
        for (int i = 1; i < 200; i += 2) {
            value[i] = 1;
            cost[i] = 1;
        }
        AssignmentProblem problem = new AssignmentProblem(100, 2, value, List.of(new Limit("budget", cost, 30.5)));

        AssignmentSolution solution = new ConstrainedAssignment(problem).solve(CONTEXT);

        assertThat(solution.value()).isEqualTo(30);
        assertThat(solution.bound()).isCloseTo(30.5, within(1e-6));
        assertThat(solution.used()[0]).isEqualTo(30);
    }

    @Test
    void aFloorIsALimitBelowZero() {
        double[] value = {0, -1, 0, -2, 0, -3};
        double[] given = {0, -1, 0, -1, 0, -1};
        AssignmentProblem problem = new AssignmentProblem(3, 2, value, List.of(new Limit("floor", given, -2)));

        AssignmentSolution solution = new ConstrainedAssignment(problem).solve(CONTEXT);

        assertThat(solution.action()).containsExactly(1, 1, 0);
        assertThat(solution.value()).isEqualTo(-3);
    }

    @Test
    void withoutAnyLimitNothingIsPriced() {
        AssignmentProblem problem = new AssignmentProblem(2, 2, new double[] {0, 1, 0, -1}, List.of());

        AssignmentSolution solution = new ConstrainedAssignment(problem).solve(CONTEXT);

        assertThat(solution.action()).containsExactly(1, 0);
        assertThat(solution.bound()).isCloseTo(1, within(1e-12));
    }

    @Test
    void limitsThatCantBeKeptAreNamed() {
        double[] use = {2, 3, 2, 3};
        AssignmentProblem problem =
                new AssignmentProblem(2, 2, new double[4], List.of(new Limit("bonus budget", use, 3)));

        assertThatThrownBy(() -> new ConstrainedAssignment(problem).solve(CONTEXT))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("bonus budget")
                .hasMessageContaining("4");
    }

    @Test
    void limitsThatCantBeKeptTogetherAreSaid() {
        double[] given = {0, 1, 0, 1};
        double[] notGiven = {0, -1, 0, -1};
        AssignmentProblem problem = new AssignmentProblem(
                2,
                2,
                new double[] {0, 1, 0, 1},
                List.of(new Limit("budget", given, 0.5), new Limit("floor", notGiven, -1.5)));

        assertThatThrownBy(() -> new ConstrainedAssignment(problem).solve(CONTEXT))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("together");
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new AssignmentProblem(2, 2, new double[3], List.of()))
                .hasMessageContaining("value must have 2 × 2");
        assertThatThrownBy(() -> new AssignmentProblem(1, 2, new double[] {0, Double.NaN}, List.of()))
                .hasMessageContaining("value[1]");
    }
}
