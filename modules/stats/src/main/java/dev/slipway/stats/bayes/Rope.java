package dev.slipway.stats.bayes;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;

/**
 * A region of practical equivalence (Kruschke 2018, doi:10.1177/2515245918771304): effects within it make no difference
 * in practice. Fixed by the plan.
 *
 * @param low lower end, in the unit of the effect
 * @param high upper end
 */
public record Rope(double low, double high) {

    /** Refuses ends that are NaN or in the wrong order. */
    public Rope {
        Checks.require(low <= high, "the region's low " + low + " must not exceed its high " + high);
    }

    /**
     * Where the effect lies.
     *
     * @param below P(effect &lt; low | data)
     * @param inside P(low ≤ effect ≤ high | data)
     * @param above P(effect &gt; high | data)
     */
    public record Probabilities(double below, double inside, double above) {}

    /** For a normal posterior. */
    public Probabilities of(NormalEffect.Result posterior) {
        double down = (low - posterior.mean()) / posterior.standardDeviation();
        double up = (high - posterior.mean()) / posterior.standardDeviation();
        double inside = down > 0
                ? Normal.survival(down) - Normal.survival(up)
                : Normal.cumulative(up) - Normal.cumulative(down);
        return new Probabilities(Normal.cumulative(down), inside, Normal.survival(up));
    }

    /** For the difference of two posteriors. */
    public Probabilities of(PosteriorDifference difference) {
        double below = difference.cumulative(low);
        double above = difference.survival(high);
        return new Probabilities(below, Math.max(0, 1 - below - above), above);
    }
}
