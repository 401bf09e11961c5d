package dev.slipway.stats.policy;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A target policy against the one that made the log, with errors that hold when rounds of a user resemble each other: influences are
 * summed by cluster, G of them, and the error is √(G/(G − 1)·Σ_g(Σ_{i∈g} ψᵢ)²)/n; intervals and p-values are Student's t with G − 1
 * degrees of freedom after Hall's transformation for the skewness of the clusters' sums (1992,
 * doi:10.1111/j.2517-6161.1992.tb01876.x): rare large losses make a symmetric interval lie too low. With a cluster per round the error is that of {@link OffPolicy}, for self-normalised estimators times
 * √(n/(n − 1)). Fewer than 40 clusters warn, as do weights.
 *
 * <p>Every method takes one cluster number per round: any numbers, at least two different ones.
 */
public final class PolicyComparison {

    /** Errors that a denominator must lie away from zero for the delta method to be believed. */
    public static final double BASELINE_RATIO = 7;

    private PolicyComparison() {}

    /**
     * The value of the target policy, in the reward's unit per round.
     *
     * @param parameter as in {@link OffPolicy#estimate(LoggedData, Estimator, double, double)}
     * @param cluster of every round, for example its user
     * @param level coverage, in (0, 1)
     * @return as {@link OffPolicy} but for the error
     * @throws IllegalArgumentException for fewer than two clusters, and as OffPolicy does
     */
    public static OffPolicy.Result value(
            LoggedData log, Estimator estimator, double parameter, int[] cluster, double level) {
        Terms terms = Terms.of(log, estimator, parameter);
        Overlap.Result overlap = Overlap.of(log.weights());
        Effect value = ClusterMean.of(terms.value(), terms.influence(), cluster, level, warnings(estimator, overlap));
        return new OffPolicy.Result(estimator, value, overlap);
    }

    /**
     * What the target policy would have earned per round beyond the policy that made the log: V_target less the mean reward. The
     * error is that of the difference, round by round: what both share cancels.
     *
     * @param parameter as in {@link #value}
     * @return the gain; p-value of "both earn the same"
     */
    public static Effect gain(LoggedData log, Estimator estimator, double parameter, int[] cluster, double level) {
        Terms terms = Terms.of(log, estimator, parameter);
        double[] influence = terms.influence();
        double mean = Terms.mean(log.reward());
        for (int i = 0; i < influence.length; i++) {
            influence[i] -= log.reward()[i] - mean;
        }
        List<StatWarning> warnings = warnings(estimator, Overlap.of(log.weights()));
        return ClusterMean.of(terms.value() - mean, influence, cluster, level, warnings);
    }

    /**
     * What one target policy would have earned per round beyond another, from the same log: V_first − V_second. Rounds in which both do
     * the same cancel, so the error is smaller than those of both would make it.
     *
     * @param first rounds with the one policy
     * @param second the same rounds with the other
     * @param parameter as in {@link #value}
     * @return the difference; p-value of "both earn the same"
     * @throws IllegalArgumentException when the logs differ in rewards or in what the log's own policy would do
     */
    public static Effect difference(
            LoggedData first, LoggedData second, Estimator estimator, double parameter, int[] cluster, double level) {
        Checks.require(
                Arrays.equals(first.behaviour(), second.behaviour()) && Arrays.equals(first.reward(), second.reward()),
                "both must be the same rounds: their rewards or probabilities differ");
        Terms one = Terms.of(first, estimator, parameter);
        Terms other = Terms.of(second, estimator, parameter);
        double[] influence = one.influence();
        double[] less = other.influence();
        for (int i = 0; i < influence.length; i++) {
            influence[i] -= less[i];
        }
        List<StatWarning> warnings = new ArrayList<>(warnings(estimator, Overlap.of(first.weights())));
        warnings.addAll(warnings(estimator, Overlap.of(second.weights())));
        return ClusterMean.of(one.value() - other.value(), influence, cluster, level, warnings);
    }

    /**
     * A ratio under the target policy, V_target(numerator)/V_target(denominator), such as losses over volume; its error is the delta
     * method's on the influences of both.
     *
     * @param numerator rounds with the upper reward and its model
     * @param denominator the same rounds with the lower reward and its model
     * @param parameter as in {@link #value}
     * @return the ratio; p-value of "it is zero". Warns {@code BASELINE_NEAR_ZERO} when the denominator lies within
     *     {@value #BASELINE_RATIO} errors of zero
     * @throws IllegalArgumentException when the logs differ in probabilities or the denominator is zero
     */
    public static Effect ratio(
            LoggedData numerator,
            LoggedData denominator,
            Estimator estimator,
            double parameter,
            int[] cluster,
            double level) {
        Checks.require(
                Arrays.equals(numerator.behaviour(), denominator.behaviour())
                        && Arrays.equals(numerator.target(), denominator.target()),
                "numerator and denominator must be the same rounds: their probabilities differ");
        List<StatWarning> warnings = warnings(estimator, Overlap.of(numerator.weights()));
        return quotient(
                Terms.of(numerator, estimator, parameter),
                Terms.of(denominator, estimator, parameter),
                cluster,
                level,
                warnings);
    }

    /** What the policy that made the log earned per round: the mean reward, with its error by cluster. */
    public static Effect current(double[] reward, int[] cluster, double level) {
        Terms terms = logged(reward);
        return ClusterMean.of(terms.value(), terms.influence(), cluster, level, List.of());
    }

    /** The ratio of sums under the policy that made the log, as {@link #ratio} for the target policy. */
    public static Effect currentRatio(double[] numerator, double[] denominator, int[] cluster, double level) {
        Checks.require(numerator.length == denominator.length, "numerator and denominator must be the same rounds");
        return quotient(logged(numerator), logged(denominator), cluster, level, List.of());
    }

    private static Terms logged(double[] reward) {
        double[] sure = new double[reward.length];
        Arrays.fill(sure, 1);
        return Terms.of(LoggedData.withoutModel(reward, sure, sure), Estimator.IPS, 0);
    }

    private static Effect quotient(Terms above, Terms below, int[] cluster, double level, List<StatWarning> warnings) {
        double base = below.value();
        Checks.require(base != 0, "the denominator is zero, so there is no ratio");
        double ratio = above.value() / base;
        double[] influence = above.influence();
        double[] under = below.influence();
        Effect denominator = ClusterMean.of(base, under, cluster, level, List.of());
        for (int i = 0; i < influence.length; i++) {
            influence[i] = (influence[i] - ratio * under[i]) / base;
        }
        List<StatWarning> all = new ArrayList<>(warnings);
        if (Math.abs(base) < BASELINE_RATIO * denominator.standardError()) {
            all.add(new StatWarning(
                    StatWarning.Kind.BASELINE_NEAR_ZERO,
                    String.format(
                            Locale.ROOT,
                            "The denominator %.4g is within %.0f standard errors (%.4g) of zero; the ratio is unstable.",
                            base,
                            BASELINE_RATIO,
                            denominator.standardError())));
        }
        return ClusterMean.of(ratio, influence, cluster, level, all);
    }

    private static List<StatWarning> warnings(Estimator estimator, Overlap.Result overlap) {
        return estimator == Estimator.DM ? List.of() : overlap.warnings();
    }
}
