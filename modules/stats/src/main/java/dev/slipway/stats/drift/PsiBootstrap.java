package dev.slipway.stats.drift;

import dev.slipway.stats.ab.Quantiles;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.resample.Binomial;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Bootstrap of the stability index: what PSI does when nothing has changed, and how sure the observed PSI is. Counts are
 * redrawn as multinomials, so time does not grow with the number of units. Same seed, same bytes on any number of threads.
 */
public final class PsiBootstrap {

    private static final int FEWEST = 100;

    private PsiBootstrap() {}

    /**
     * The band.
     *
     * @param psi observed
     * @param low lower end of the interval of the true PSI, at least 0
     * @param high upper end
     * @param nullLimit what PSI stays below with probability {@code level} when both sides are drawn from the pooled shares
     * @param pValue share of null resamples with a PSI at least as large, (1 + count)/(1 + resamples)
     * @param resamples of each kind
     */
    public record Band(double psi, double low, double high, double nullLimit, double pValue, int resamples) {}

    /**
     * Resamples both sides.
     *
     * <p>The plug-in PSI is too large by about (k − 1)(1/n + 1/m) and that of a resample by twice that; the interval is
     * therefore that of √PSI* shifted by the median excess of the resamples, cut at zero. The null limit needs no such care.
     *
     * @param before counts, at least two bins
     * @param after counts, same order
     * @param resamples at least 100
     * @param seed start of all random streams
     * @param level coverage and null quantile, in (0, 1)
     */
    public static Band of(long[] before, long[] after, int resamples, long seed, double level) {
        double psi = Psi.categorical(before, after).psi();
        Checks.atLeast(resamples, FEWEST, "resamples");
        Checks.level(level);
        long n = Arrays.stream(before).sum();
        long m = Arrays.stream(after).sum();
        long[] pooled = new long[before.length];
        Arrays.setAll(pooled, k -> before[k] + after[k]);
        double[] same = new double[resamples];
        double[] again = new double[resamples];
        IntStream.range(0, resamples).parallel().forEach(i -> {
            SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + i);
            same[i] = Psi.categorical(draw(random, pooled, n), draw(random, pooled, m))
                    .psi();
            again[i] = Math.sqrt(Psi.categorical(draw(random, before, n), draw(random, after, m))
                    .psi());
        });
        double reached = 1;
        for (double value : same) {
            reached += value >= psi * (1 - 1e-12) ? 1 : 0;
        }
        Arrays.sort(same);
        Arrays.sort(again);
        double excess = 2 * (Quantiles.quantile(again, 0.5) - Math.sqrt(psi));
        double tail = (1 - level) / 2;
        return new Band(
                psi,
                square(Quantiles.quantile(again, tail) - excess),
                square(Quantiles.quantile(again, 1 - tail) - excess),
                Quantiles.quantile(same, level),
                reached / (resamples + 1.0),
                resamples);
    }

    private static double square(double root) {
        return root <= 0 ? 0 : root * root;
    }

    private static long[] draw(SplittableRandom random, long[] counts, long size) {
        long[] drawn = new long[counts.length];
        long left = size;
        long total = Arrays.stream(counts).sum();
        for (int k = 0; k < counts.length && left > 0; k++) {
            drawn[k] = total == counts[k] ? left : Binomial.draw(random, left, (double) counts[k] / (double) total);
            left -= drawn[k];
            total -= counts[k];
        }
        return drawn;
    }
}
