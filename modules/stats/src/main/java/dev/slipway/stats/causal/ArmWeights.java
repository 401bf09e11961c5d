package dev.slipway.stats.causal;

/**
 * What the weights of the two arms come to; index 0 is control, 1 treated.
 *
 * @param largest of each arm
 * @param total Σw of each arm
 * @param effective (Σw)²/Σw² of each arm, Kish's effective sample
 */
record ArmWeights(double[] largest, double[] total, double[] effective) {
    /** Squares of weights between these neither overflow in a sum of 2³¹ nor lose digits. */
    private static final double SMALLEST = 1e-140;

    private static final double BIGGEST = 1e140;

    /**
     * Sums in one pass.
     *
     * @param weights per unit, not negative
     */
    static ArmWeights of(double[] weights, boolean[] treated) {
        double[] largest = new double[2];
        double[] total = new double[2];
        double[] squared = new double[2];
        for (int i = 0; i < weights.length; i++) {
            int arm = treated[i] ? 1 : 0;
            double w = weights[i];
            largest[arm] = w > largest[arm] ? w : largest[arm];
            total[arm] += w;
            squared[arm] += w * w;
        }
        if (safe(largest[0]) && safe(largest[1])) {
            return new ArmWeights(
                    largest, total, new double[] {total[0] * total[0] / squared[0], total[1] * total[1] / squared[1]});
        }
        return new ArmWeights(largest, total, ofShares(weights, treated, largest));
    }

    /** The share of its arm's weight that the heaviest unit has, in the arm where that is more. */
    double heaviest() {
        return Math.max(largest[1] / total[1], largest[0] / total[0]);
    }

    private static boolean safe(double largest) {
        return largest > SMALLEST && largest < BIGGEST;
    }

    /** The effective samples from weights as shares of their arm's largest, so that no square overflows. */
    private static double[] ofShares(double[] weights, boolean[] treated, double[] largest) {
        double[] total = new double[2];
        double[] squared = new double[2];
        for (int i = 0; i < weights.length; i++) {
            int arm = treated[i] ? 1 : 0;
            double share = largest[arm] > 0 ? weights[i] / largest[arm] : 0;
            total[arm] += share;
            squared[arm] += share * share;
        }
        return new double[] {total[0] * total[0] / squared[0], total[1] * total[1] / squared[1]};
    }
}
