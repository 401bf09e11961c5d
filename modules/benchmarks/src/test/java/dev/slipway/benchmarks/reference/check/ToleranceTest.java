package dev.slipway.benchmarks.reference.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The words of tolerances. */
class ToleranceTest {

    private static Tolerance of(String words, String values) {
        var json = JsonMapper.builder().build().readTree(values);
        return Tolerance.of(new Check("f.json", "id", "none", "", "method", "", "", words, json, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rel 1e-9 | t | 2.000000001 | 2 | 0.5",
                "abs 1e-4 | x/0 | 1.00005 | 1 | 0.5",
                "abs 1e-3 (printed to 3 decimals) | C_P/K2 | 2.1785 | 2.178 | 0.5",
                "LRE >= 9 | coef/0 | 2.000000001 | 2 | 0.5",
                "U exact; p rel 1e-8 | U_treatment | 5 | 5 | 0",
                "U exact; p rel 1e-8 | p | 0.0500000001 | 0.05 | 0.2",
                "U exact; p rel 1e-8 | auc | 0.50000000001 | 0.5 | 0.002",
                "D abs 1e-12; p rel 1e-3 (asymptotic variants differ) | ks_D | 0.5000000000005 | 0.5 | 0.5",
                "D abs 1e-12; p rel 1e-3 (asymptotic variants differ) | p_asymptotic | 0.50025 | 0.5 | 0.5",
                "rel 1e-5 (abs 1e-8) | age/smd | 5e-9 | 0 | 0.5",
                "rel 1e-8 (p-values rel 1e-4) | welch_t_p | 0.500025 | 0.5 | 0.5",
                "P abs 1e-12; loss abs 1e-12 + rel 1e-6; CI abs 1e-8 | expected_loss_choose_A | 2.000001 | 2 | 0.5",
                "P abs 1e-12; loss abs 1e-12 + rel 1e-6; CI abs 1e-8 | ci95_A/0 | 0.500000005 | 0.5 | 0.5",
                "t rel 1e-9; p abs 2e-4 (or 1e-8 vs p_tvpack) | p_tvpack/a | 0.500000005 | 0.5 | 0.5",
                "t rel 1e-9; p abs 2e-4 (or 1e-8 vs p_tvpack) | p_genz/a | 0.5001 | 0.5 | 0.5",
                "rel 1e-9 (bootstrap CI abs 3e-4) | ips_bootstrap/CI (lower) | 0.00315 | 0.003 | 0.5",
                "rel 1e-9 (bootstrap CI abs 3e-4) | ips/ci95_normal/0 | 2.000000001 | 2 | 0.5",
                "coef/SE rel 1e-6; loglik/deviance rel 1e-8 | null_deviance | 2.00000001 | 2 | 0.5",
                "coef/SE rel 1e-6; loglik/deviance rel 1e-8 | se_HC0/Womens | 2.000001 | 2 | 0.5"
            })
    void shareOfWhatIsAllowed(String words, String path, double ours, double expected, double share) {
        assertThat(of(words, "{}").error(path, ours, expected)).isCloseTo(share, within(1e-4));
    }

    @Test
    void exactMeansEqual() {
        Tolerance tolerance = of("counts exact; probabilities rel 1e-10; stationary abs 1e-8", "{}");
        assertThat(tolerance.error("transition_counts/0/1", 7, 7)).isZero();
        assertThat(tolerance.error("transition_counts/0/1", 8, 7)).isInfinite();
        assertThat(tolerance.error("stationary/0", 0.5 + 5e-9, 0.5)).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void pValuesThatNoClauseNamesFollowTheirStatistic() {
        Tolerance tolerance = of("coef/SE rel 1e-6; loglik rel 1e-8", "{}");
        double p = 1e-20;
        assertThat(tolerance.error("p/x", p * (1 + 1e-6), p)).isCloseTo(1 / (2 * 20 * Math.log(10)), within(1e-4));
    }

    @Test
    void undefinedAgreesOnlyWithUndefined() {
        Tolerance tolerance = of("rel 1e-8", "{}");
        assertThat(tolerance.error("median/0", Double.NaN, Double.NaN)).isZero();
        assertThat(tolerance.error("median/0", Double.POSITIVE_INFINITY, Double.NaN))
                .isZero();
        assertThat(tolerance.error("median/0", 3, Double.NaN)).isInfinite();
        assertThat(tolerance.error("median/0", Double.NaN, 3)).isInfinite();
        assertThat(tolerance.error("high", Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY))
                .isZero();
    }

    @Test
    void certifiedZeroIsReachedByDigits() {
        assertThat(of("LRE >= 9", "{}").error("se/0", 5e-10, 0)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void randomAnswersHaveTheirMonteCarloError() {
        String words = "end points abs 4*mc_sd_of_endpoints_at_B10 for a run of B/10 resamples";
        Tolerance ends = of(words, "{\"mc_sd_of_endpoints_at_B10\": {\"diff\": [0.5, 1], \"lift\": [2, 3]}}");
        assertThat(ends.error("diff_ci/0", 11, 10)).isCloseTo(0.5, within(1e-12));
        assertThat(ends.error("lift_ci/1", 16, 10)).isCloseTo(0.5, within(1e-12));
        Tolerance share = of("abs 5% of CI width", "{\"ci\": [0, 10]}");
        assertThat(share.error("ci/0", 0.25, 0)).isCloseTo(0.5, within(1e-12));
        Tolerance p = of("abs 4*sqrt(p(1-p)/permutations used)", "{\"permutations\": 10000}");
        assertThat(p.error("p", 0.51, 0.5)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void anEndOfAnIntervalNearZeroIsMeasuredByTheOtherEnd() {
        Tolerance tolerance = of("rel 1e-9", "{\"ci95\": [-0.001, 8], \"coef\": [-0.001, 8]}");
        assertThat(tolerance.error("ci95/0", -0.001 + 4e-9, -0.001)).isCloseTo(0.5, within(1e-6));
        assertThat(tolerance.error("coef/0", -0.001 + 4e-9, -0.001)).isGreaterThan(1000);
    }

    @Test
    void aFloorIsMissedFromBelowOnly() {
        Tolerance others = of("product test AUC >= best reference - 0.01 (made: - 0.04, few rows)", "{}");
        assertThat(others.error("a/test_auc", 0.99, 0.9)).isZero();
        assertThat(others.error("a/test_auc", 0.88, 0.9)).isCloseTo(2, within(1e-9));
        Tolerance own = of("product test AUC >= best reference - 0.01 (id: - 0.04, few rows)", "{}");
        assertThat(own.error("a/test_auc", 0.88, 0.9)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void shareOfABootstrapBeyondZeroIsBinomial() {
        String words = "end points abs 4*mc_sd_of_endpoints_at_B10 for a run of B/10 resamples";
        Tolerance ends = of(words, "{\"mc_sd_of_endpoints_at_B10\": {\"B\": 10000, \"diff\": [0.5, 1]}}");
        assertThat(ends.error("p_boot_sign", 1.02, 1)).isCloseTo(0.5, within(1e-9));
        assertThat(ends.error("p_boot_sign", 0, 0)).isZero();
    }
}
