package dev.slipway.stats.policy;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.causal.Clusters;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The error of an estimate from the influences of its rounds, where clusters of rounds and not rounds are independent:
 * √(G/(G − 1)·Σ_g(Σ_{i∈g} ψᵢ)²)/n with G clusters (Liang and Zeger 1986, doi:10.1093/biomet/73.1.13), Student's t with G − 1, corrected
 * for the skewness of the clusters' sums ({@link SkewedMean}).
 */
final class ClusterMean {
    private ClusterMean() {}

    static Effect of(double value, double[] influence, int[] cluster, double level, List<StatWarning> warnings) {
        Clusters clusters = numbered(cluster, influence.length);
        int groups = clusters.count();
        double[] sums = new double[groups];
        for (int i = 0; i < influence.length; i++) {
            sums[clusters.of()[i]] += influence[i];
        }
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        double error = Math.sqrt(squares * groups / (groups - 1.0)) / influence.length;
        List<StatWarning> all = new ArrayList<>(warnings);
        all.addAll(few(groups));
        return straightened(Effect.student(value, error, groups - 1.0, level, all), SkewedMean.of(sums));
    }

    /** Ends and p-value where T of the skewed mean is Student's after the transformation; both still say the same. */
    private static Effect straightened(Effect plain, SkewedMean skew) {
        double error = plain.standardError();
        if (error == 0) {
            return plain;
        }
        double quantile = plain.halfWidth() / error;
        double straight = skew.straight(plain.estimate() / error) * error;
        double p = Effect.student(straight, error, plain.degreesOfFreedom(), plain.level(), List.of())
                .pValue();
        return new Effect(
                plain.estimate(),
                error,
                plain.estimate() - error * skew.skewed(quantile),
                plain.estimate() - error * skew.skewed(-quantile),
                plain.level(),
                p,
                plain.degreesOfFreedom(),
                plain.warnings());
    }

    private static Clusters numbered(int[] cluster, int rounds) {
        Checks.require(
                cluster.length == rounds,
                () -> "cluster must have " + rounds + " entries, one per round, but has " + cluster.length);
        long[] identifiers = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            identifiers[i] = cluster[i];
        }
        return Clusters.of(identifiers);
    }

    private static List<StatWarning> few(int groups) {
        if (groups >= Clusters.FEW) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.FEW_CLUSTERS,
                String.format(
                        Locale.ROOT,
                        "There are %d clusters of rounds; below %d errors by cluster tend to be too small.",
                        groups,
                        Clusters.FEW)));
    }
}
