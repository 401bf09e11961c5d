package dev.slipway.stats.math;

/**
 * The standard normal distribution with relative accuracy in both tails: survival and p-values do not become 0 before
 * about |z| = 38.
 */
public final class Normal {

    private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private static final int NEWTON_STEPS = 40;

    private Normal() {}

    /** Density at z. */
    public static double density(double z) {
        return Math.exp(-0.5 * z * z - LOG_ROOT_TWO_PI);
    }

    /** P(Z ≤ z). */
    public static double cumulative(double z) {
        return survival(-z);
    }

    /** P(Z &gt; z), accurate relative to itself. */
    public static double survival(double z) {
        return NormalTail.survival(z);
    }

    /** P(|Z| ≥ |z|). */
    public static double twoSidedP(double z) {
        return Math.min(1, 2 * survival(Math.abs(z)));
    }

    /**
     * The z with P(Z &gt; z) = p, by Newton's iteration on log p, which converges for every p from 1e-300 to 1.
     *
     * @param p upper tail probability, strictly between 0 and 1
     */
    public static double upperQuantile(double p) {
        Checks.probability(p, "p");
        if (p > 0.5) {
            return -upperQuantile(1 - p);
        }
        if (p == 0.5) {
            return 0;
        }
        double target = Math.log(p);
        double z = Math.sqrt(-2 * target);
        z = Math.max(0, z - (2.30753 + 0.27061 * z) / (1 + 0.99229 * z + 0.04481 * z * z));
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double tail = survival(z);
            double step = (Math.log(tail) - target) * tail / density(z);
            z += step;
            if (Math.abs(step) <= 1e-15 * Math.max(1, Math.abs(z))) {
                break;
            }
        }
        return z;
    }

    /** The z with P(Z ≤ z) = p. */
    public static double quantile(double p) {
        return -upperQuantile(p);
    }

    /**
     * E[(Z − z)⁺] = φ(z) − z·P(Z &gt; z), the unit normal loss. Beyond z = 2 the difference cancels, so the equal
     * integral φ(z)·∫ s·exp(−zs − s²/2) ds is taken instead.
     */
    public static double loss(double z) {
        if (z <= 2) {
            return density(z) - z * survival(z);
        }
        double[] nodes = GaussLegendre.nodes();
        double[] weights = GaussLegendre.weights();
        double reach = 40 / z;
        int panels = 8;
        double total = 0;
        for (int k = 0; k < panels; k++) {
            double half = reach / panels / 2;
            double middle = (2 * k + 1) * half;
            for (int i = 0; i < nodes.length; i++) {
                double s = middle + half * nodes[i];
                total += half * weights[i] * s * Math.exp(-z * s - 0.5 * s * s);
            }
        }
        return density(z) * total;
    }
}
