package dev.slipway.stats.multiplicity;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.List;

/**
 * All pairs of arms (Tukey 1953; Kramer 1956, doi:10.2307/3001469, for arms of different sizes): adjusted p-values and intervals that hold for
 * all pairs together. One variance for all arms, s² = Σ(n_i − 1)s_i²/(N − k), which must be equal. Against one control only, {@link
 * Dunnett} is sharper.
 */
public final class TukeyComparisons {

    /**
     * One pair.
     *
     * @param first position of the arm that {@code second} is taken from
     * @param second position of the other arm
     * @param effect difference of means, simultaneous interval, adjusted p-value
     */
    public record Pair(int first, int second, Effect effect) {}

    private TukeyComparisons() {}

    /**
     * Compares all pairs, a later arm less an earlier one.
     *
     * @param arms at least two
     * @param level simultaneous coverage
     * @throws IllegalArgumentException for fewer than two arms, and without degrees of freedom for the variance
     */
    public static List<Pair> compare(List<Moments> arms, double level) {
        Checks.level(level);
        Checks.atLeast(arms.size(), 2, "arms");
        double squares = 0;
        double df = 0;
        for (Moments arm : arms) {
            squares += (double) (arm.n() - 1) * arm.variance();
            df += (double) arm.n() - 1;
        }
        Checks.require(df >= 1, "there are no degrees of freedom for the variance; arms need more units");
        double variance = squares / df;
        double critical = StudentisedRange.upperQuantile(1 - level, arms.size(), df) / Math.sqrt(2);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < arms.size(); i++) {
            for (int j = i + 1; j < arms.size(); j++) {
                Moments a = arms.get(j);
                Moments b = arms.get(i);
                double error = Math.sqrt(variance / (double) a.n() + variance / (double) b.n());
                double difference = a.mean() - b.mean();
                double p = error == 0
                        ? Double.NaN
                        : StudentisedRange.survival(Math.sqrt(2) * Math.abs(difference) / error, arms.size(), df);
                Effect effect = new Effect(
                        difference,
                        error,
                        difference - critical * error,
                        difference + critical * error,
                        level,
                        p,
                        df,
                        warnings(a, b, error));
                pairs.add(new Pair(j, i, effect));
            }
        }
        return pairs;
    }

    private static List<StatWarning> warnings(Moments a, Moments b, double error) {
        List<StatWarning> warnings = new ArrayList<>(Warn.smallSample(a.n(), b.n()));
        if (error == 0) {
            warnings.add(Warn.zeroVariance());
        }
        return warnings;
    }
}
