package dev.slipway.stats.regression;

import static dev.slipway.stats.regression.Rows.column;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One fit that tells its errors in several ways. */
class KindsOfErrorsTest {
    @Test
    void severalKindsOfErrorsOfOneFitAreThoseOfAFitEach() {
        double[] clicks = Arrays.stream(column("x1")).map(x -> x > 0.3 ? 1 : 0).toArray();
        clicks[0] = 1 - clicks[0];
        clicks[5] = 1 - clicks[5];
        RegressionData data = RegressionData.of(Rows.builder().build(), clicks);
        List<StandardErrors> kinds = List.of(StandardErrors.CLASSICAL, StandardErrors.HC0, StandardErrors.HC1);
        List<LinearFit> lines = LinearRegression.fit(data, kinds);
        List<GlmFit> curves = Glm.fit(data, Family.logistic(), kinds);
        for (int k = 0; k < kinds.size(); k++) {
            assertThat(lines.get(k).coefficients().standardError(1))
                    .isEqualTo(LinearRegression.fit(data, kinds.get(k))
                            .coefficients()
                            .standardError(1));
            assertThat(curves.get(k).coefficients().standardError(1))
                    .isEqualTo(Glm.fit(data, Family.logistic(), kinds.get(k))
                            .coefficients()
                            .standardError(1));
            assertThat(curves.get(k).coefficients().values())
                    .isEqualTo(curves.getFirst().coefficients().values());
        }
        assertThat(lines.getFirst().coefficients().standardError(1))
                .isNotEqualTo(lines.getLast().coefficients().standardError(1));
    }
}
