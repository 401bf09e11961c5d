package dev.slipway.stats.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.golden.Golden;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Markov chains and rates against numpy, statsmodels and R, and what is refused. */
class ProcessGoldenTest {

    private static final Golden GOLDEN = Golden.read("process.csv", "process_r.csv");
    private static final int K = 5;
    private static final int[] SEQUENCE = column(0);
    private static final int[] STATE = column(1);
    private static final TransitionCounts COUNTS = TransitionCounts.of(SEQUENCE, STATE, K);
    private static final double[][] WALK = {{0, 0.45, 0, 0}, {0.55, 0, 0.45, 0}, {0, 0.55, 0, 0.45}, {0, 0, 0.55, 0}};
    private static final double[][] ENDS = {{0.55, 0}, {0, 0}, {0, 0}, {0, 0.45}};

    @Test
    void chain() {
        MarkovChain chain = MarkovChain.fit(COUNTS);
        Map<String, Double> fields = new HashMap<>(Map.of(
                "p00",
                chain.matrix()[0][0],
                "p31",
                chain.matrix()[3][1],
                "entropy",
                chain.entropyRateBits(),
                "second",
                chain.secondEigenvalueModulus()));
        for (int i = 0; i < K; i++) {
            fields.put("pi" + i, chain.stationary()[i]);
        }
        GOLDEN.check("process.chain", fields);
        MarkovChain.Intervals wilson = chain.intervals(MarkovChain.Interval.WILSON, 0.95);
        MarkovChain.Intervals goodman = chain.intervals(MarkovChain.Interval.GOODMAN, 0.95);
        GOLDEN.check(
                "process.intervals",
                Map.of(
                        "wilson_low", wilson.low()[2][1],
                        "wilson_high", wilson.high()[2][1],
                        "goodman_low", goodman.low()[2][1],
                        "goodman_high", goodman.high()[2][1]));
    }

    @Test
    void absorption() {
        Absorption.Result r = Absorption.ofSessions(COUNTS);
        double[] start = new double[K];
        for (int i = 0; i < K; i++) {
            start[i] = (double) COUNTS.starts()[i] / COUNTS.sequences();
        }
        GOLDEN.check(
                "process.absorption",
                Map.of(
                        "n00", r.fundamental()[0][0],
                        "n24", r.fundamental()[2][4],
                        "steps0", r.expectedSteps()[0],
                        "steps3", r.expectedSteps()[3],
                        "variance1", r.varianceOfSteps()[1],
                        "session", r.expectedSteps(start)));
        assertThat(r.expectedSteps(start)).isCloseTo(STATE.length / 160.0, within(1e-10));
        Absorption.Result ruin = Absorption.of(WALK, ENDS);
        GOLDEN.check(
                "process.ruin",
                Map.of(
                        "win1", ruin.probabilities()[0][1],
                        "win4", ruin.probabilities()[3][1],
                        "steps2", ruin.expectedSteps()[1]));
    }

    @ParameterizedTest
    @CsvSource({"31,420.5,18,410", "3,50,11,48.5", "0,20,6,25", "5200,10000,5000,10100"})
    void poissonRates(long x, double t, long y, double c) {
        PoissonRates.Result r = PoissonRates.compare(x, t, y, c, 0.95);
        GOLDEN.check(
                "process.poisson." + x,
                Map.of("ratio", r.ratio(), "low", r.exactLow(), "high", r.exactHigh(), "p", r.exactP()));
        PoissonRates.Result swapped = PoissonRates.compare(y, c, x, t, 0.95);
        assertThat(swapped.exactP()).isCloseTo(r.exactP(), within(1e-12));
        assertThat(1 / swapped.exactLow()).isCloseTo(r.exactHigh(), within(1e-9));
        assertThat(swapped.difference().low()).isCloseTo(-r.difference().high(), within(1e-12));
        assertThat(r.logRatio().warnings().stream().map(StatWarning::kind))
                .isEqualTo(x < 5 ? List.of(StatWarning.Kind.RARE_EVENTS) : List.of());
    }

    @Test
    void negativeBinomialRates() {
        double[][] t = counts("treatment");
        double[][] c = counts("control");
        NegativeBinomialRates.Result r = NegativeBinomialRates.compare(t[0], t[1], c[0], c[1], 0.95);
        GOLDEN.check(
                "process.nb",
                Map.of(
                        "ratio", r.logRatio().estimate(),
                        "se", r.logRatio().standardError(),
                        "rate_c", r.rateC(),
                        "theta", r.theta(),
                        "theta_se", r.thetaStandardError(),
                        "loglik", r.logLikelihood()));
    }

    @Test
    void countsThatVaryLittleFallBackToPoisson() {
        double[] y = {2, 3, 2, 3, 2, 3};
        double[] e = {1, 1, 1, 1, 1, 1};
        double[] z = {1, 2, 1, 2, 1, 2};
        NegativeBinomialRates.Result r = NegativeBinomialRates.compare(y, e, z, e, 0.95);
        assertThat(r.theta()).isInfinite();
        PoissonRates.Result poisson = PoissonRates.compare(15, 6, 9, 6, 0.95);
        assertThat(r.logRatio().standardError()).isCloseTo(poisson.logRatio().standardError(), within(1e-12));
        assertThat(r.logRatio().estimate()).isCloseTo(Math.log(15.0 / 9), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void overdispersion(Overdispersion.Alternative alternative) {
        double[][] t = counts("treatment");
        double[][] c = counts("control");
        double[] y = new double[t[0].length + c[0].length];
        double[] mu = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double[][] arm = i < t[0].length ? t : c;
            int row = i < t[0].length ? i : i - t[0].length;
            y[i] = arm[0][row];
            mu[i] = arm[1][row] * sum(arm[0]) / sum(arm[1]);
        }
        Overdispersion.Result r = Overdispersion.test(y, mu, 2, alternative);
        GOLDEN.check(
                "process.dispersion." + alternative.name().toLowerCase(Locale.ROOT),
                Map.of("alpha", r.alpha(), "t", r.statistic(), "p", r.pValueGreater()));
        assertThat(r.pearsonDispersion()).isGreaterThan(1.3);
    }

    @Test
    void refusals() {
        assertThatThrownBy(() -> TransitionCounts.of(new int[] {1, 1}, new int[] {0, 7}, 3))
                .hasMessageContaining("state[1]");
        assertThatThrownBy(() -> new MarkovChain(COUNTS, new double[][] {{1, 0}, {0, 1}}).stationary())
                .hasMessageContaining("different closed classes");
        assertThatThrownBy(() -> MarkovChain.fit(TransitionCounts.of(new int[] {1, 1}, new int[] {0, 1}, 2))
                        .stationary())
                .hasMessageContaining("nothing leaves");
        assertThatThrownBy(() -> Absorption.of(new double[][] {{1}}, new double[][] {{0}}))
                .hasMessageContaining("reached");
        assertThatThrownBy(() -> Absorption.of(new double[][] {{0.5}}, new double[][] {{0.2}}))
                .hasMessageContaining("sums to");
        assertThatThrownBy(() -> PoissonRates.compare(0, 1, 0, 1, 0.95)).hasMessageContaining("no event");
        double[] one = {1, 1};
        assertThatThrownBy(() -> NegativeBinomialRates.compare(new double[] {0, 0}, one, one, one, 0.95))
                .hasMessageContaining("treatment has no event");
        assertThatThrownBy(() -> Overdispersion.test(new double[] {1, 1.5}, one, 1, Overdispersion.Alternative.LINEAR))
                .hasMessageContaining("counts[1]");
    }

    @Test
    void statesOutsideTheClosedClassHaveNoStationaryShare() {
        double[] pi =
                new MarkovChain(COUNTS, new double[][] {{0.5, 0.5, 0}, {0, 0.2, 0.8}, {0, 0.4, 0.6}}).stationary();
        assertThat(pi[0]).isZero();
        assertThat(pi[1]).isCloseTo(1.0 / 3, within(1e-15));
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    private static int[] column(int index) {
        return Golden.rows("process_data.csv").stream()
                .mapToInt(row -> Integer.parseInt(row[index]))
                .toArray();
    }

    private static double[][] counts(String arm) {
        double[][] columns = new double[2][];
        for (int c = 0; c < 2; c++) {
            int index = c + 1;
            columns[c] = Golden.rows("process_counts.csv").stream()
                    .filter(row -> row[0].equals(arm))
                    .mapToDouble(row -> Double.parseDouble(row[index]))
                    .toArray();
        }
        return columns;
    }
}
