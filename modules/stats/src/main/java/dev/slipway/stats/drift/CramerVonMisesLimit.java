package dev.slipway.stats.drift;

/**
 * The limit distribution of the Cramér–von Mises statistic, that of Σ Z²ⱼ/(jπ)². Its tail is Smirnov's alternating sum (Durbin 1973,
 * doi:10.1137/1.9781611970586, 4.3): (2/π) Σₖ (−1)^(k+1) ∫ √(u/sin v) e^(−xu²/2)/u dv over v from 0 to π, u = (2k − 1)π + v.
 */
final class CramerVonMisesLimit {

    /** Below this the tail is 1 in all digits. */
    private static final double LEAST = 0.003;

    /** √(v(π − v)/sin v) is smooth, so nodes for the weight 1/√(v(π − v)) give every digit. */
    private static final int NODES = 128;

    private CramerVonMisesLimit() {}

    /** P(X &gt; x); small tails keep their digits. */
    static double survival(double x) {
        if (x < LEAST) {
            return 1;
        }
        double sum = 0;
        double term = 1;
        for (int k = 1; Math.abs(term) > 1e-18 * sum; k++) {
            term = integral(x, k);
            sum += k % 2 == 1 ? term : -term;
        }
        return Math.min(1, sum);
    }

    private static double integral(double x, int k) {
        double sum = 0;
        for (int i = 1; i <= NODES; i++) {
            double v = Math.PI / 2 * (1 + Math.cos((2 * i - 1) * Math.PI / (2 * NODES)));
            double u = (2 * k - 1) * Math.PI + v;
            sum += Math.sqrt(v * (Math.PI - v) / (Math.sin(v) * u)) * Math.exp(-x * u * u / 2);
        }
        return 2 * sum / NODES;
    }
}
