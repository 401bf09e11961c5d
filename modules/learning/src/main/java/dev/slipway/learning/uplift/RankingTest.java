package dev.slipway.learning.uplift;

import dev.slipway.stats.Effect;
import dev.slipway.stats.math.Normal;
import java.util.Locale;

/**
 * Whether an order of rows by predicted effect is better than a random one: AUTOC (Yadlowsky et al. 2025,
 * doi:10.1080/01621459.2024.2393466) against 0, one-sided.
 *
 * @param verdict what follows
 * @param rate AUTOC, the mean effect of those ranked first less that of all, averaged over how many are first
 * @param pValue of "not better than random"; 1 where all predictions are equal
 * @param sentence for people
 */
public record RankingTest(Verdict verdict, Effect rate, double pValue, String sentence) {
    /** What the test says. */
    public enum Verdict {
        /** Those ranked first gain more than the average. */
        BETTER_THAN_RANDOM,
        /** It may be chance: nothing is lost by drawing lots. */
        NOT_BETTER_THAN_RANDOM
    }

    /**
     * Tests.
     *
     * @param rate AUTOC with its standard error
     * @param ranks whether predictions differ at all
     * @param alpha the test may say "better" of a useless order so often
     */
    static RankingTest of(String treatment, Effect rate, boolean ranks, double alpha) {
        double p = ranks && rate.standardError() > 0 ? Normal.survival(rate.estimate() / rate.standardError()) : 1;
        boolean better = p < alpha;
        String numbers = String.format(
                        Locale.ROOT, "%.2g (%.2g to %.2g), p = %.2g", rate.estimate(), rate.low(), rate.high(), p)
                .replace('-', '−');
        String sentence = better
                ? "The ranking for " + treatment
                        + " is better than random: who is ranked first gains more than the average, by " + numbers + "."
                : "The ranking for " + treatment
                        + " is not better than random: the gain of who is ranked first over the average is " + numbers
                        + ". Give it to all or to none, by its average effect.";
        return new RankingTest(better ? Verdict.BETTER_THAN_RANDOM : Verdict.NOT_BETTER_THAN_RANDOM, rate, p, sentence);
    }

    /** Whether the order is better than random. */
    public boolean better() {
        return verdict == Verdict.BETTER_THAN_RANDOM;
    }
}
