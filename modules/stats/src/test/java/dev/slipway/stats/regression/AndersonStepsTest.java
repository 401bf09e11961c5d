package dev.slipway.stats.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.math.linear.Matrix;
import org.junit.jupiter.api.Test;

class AndersonStepsTest {
    private static final double[] SLOW = {0.99, 0.9, -0.8};
    private static final double[] LIMIT = {3, -2, 0.5};

    /** Steps that leave 99, 90 and −80 % of the way: plain ones need thousands, in three dimensions three changes say everything. */
    @Test
    void linearConvergenceEndsAfterAsManyChangesAsThereAreDimensions() {
        AndersonSteps steps = new AndersonSteps();
        double[] at = {0, 0, 0};
        for (int k = 0; k < 5; k++) {
            at = steps.next(at, step(at), Matrix.identity(3));
        }
        for (int j = 0; j < at.length; j++) {
            assertThat(at[j]).isCloseTo(LIMIT[j], within(1e-9));
        }
    }

    @Test
    void whatIsForgottenDoesNotSteer() {
        AndersonSteps steps = new AndersonSteps();
        double[] second = steps.next(new double[3], step(new double[3]), Matrix.identity(3));
        steps.forget();
        assertThat(steps.next(second, step(second), Matrix.identity(3)))
                .containsExactly(second[0] + step(second)[0], second[1] + step(second)[1], second[2] + step(second)[2]);
    }

    private static double[] step(double... at) {
        double[] step = new double[at.length];
        for (int j = 0; j < step.length; j++) {
            step[j] = (1 - SLOW[j]) * (LIMIT[j] - at[j]);
        }
        return step;
    }
}
