package dev.slipway.stats.policy;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.ab.Quantiles;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.RadixSort;
import java.util.List;

/**
 * Value of a target policy from another policy's log. Every estimator is mean(base) + Σnumerator/Σdenominator over rounds;
 * the intervals treat the whole expression, so those of SNIPS and SNDR know that their denominator is random too.
 */
public final class OffPolicy {

    private OffPolicy() {}

    /**
     * An estimated policy value.
     *
     * @param estimator which
     * @param value estimate with its asymptotic interval; p-value of "the value is zero". For a ratio the standard error is
     *     by the delta method, √(Σψ²)/n, otherwise the standard deviation of the rounds (n − 1) over √n
     * @param overlap what the weights look like, with warnings
     */
    public record Result(Estimator estimator, Effect value, Overlap.Result overlap) {}

    /**
     * The bootstrap of an estimate.
     *
     * @param value the estimate in the data
     * @param mean of the resampled values; how far it is from the value is the bootstrap's estimate of the bias
     * @param standardError standard deviation of the resampled values
     * @param low lower end of the percentile interval
     * @param high upper end
     * @param resamples drawn
     */
    public record BootstrapResult(
            double value, double mean, double standardError, double low, double high, int resamples) {}

    /** {@link #estimate(LoggedData, Estimator, double, double)} for estimators without a parameter. */
    public static Result estimate(LoggedData log, Estimator estimator, double level) {
        Checks.require(!estimator.hasParameter(), estimator + " needs its parameter");
        return estimate(log, estimator, 0, level);
    }

    /**
     * Estimates the value of the target policy, in the reward's unit per round.
     *
     * @param log rounds; the model's columns are used by DM, DR, SNDR, SWITCH_DR and DROS
     * @param parameter λ of CLIPPED_IPS and DROS, τ of SWITCH_DR, at least 0; ignored elsewhere
     * @param level coverage, in (0, 1)
     * @throws IllegalArgumentException for a negative parameter, or a self-normalised estimator when the target policy would
     *     take none of the logged actions
     */
    public static Result estimate(LoggedData log, Estimator estimator, double parameter, double level) {
        Terms terms = Terms.of(log, estimator, parameter);
        Overlap.Result overlap = Overlap.of(log.weights());
        List<StatWarning> warnings = estimator == Estimator.DM ? List.of() : overlap.warnings();
        return new Result(estimator, Effect.normal(terms.value(), terms.standardError(), level, warnings), overlap);
    }

    /**
     * Percentile bootstrap over rounds: each resample draws rounds with replacement and recomputes the whole estimate.
     *
     * @param parameter as in {@link #estimate(LoggedData, Estimator, double, double)}
     * @param resamples at least 100
     * @param seed start of all random streams; same seed, same bytes on any number of threads
     * @param checkpoint called now and then, on any thread; may throw to cancel
     */
    public static BootstrapResult bootstrap(
            LoggedData log,
            Estimator estimator,
            double parameter,
            int resamples,
            long seed,
            double level,
            Runnable checkpoint) {
        Checks.atLeast(resamples, 100, "resamples");
        Checks.level(level);
        Terms terms = Terms.of(log, estimator, parameter);
        double[] values = RadixSort.sorted(terms.resample(resamples, seed, checkpoint));
        double tail = (1 - level) / 2;
        return new BootstrapResult(
                terms.value(),
                Moments.of(values).mean(),
                Moments.of(values).standardDeviation(),
                Quantiles.quantile(values, tail),
                Quantiles.quantile(values, 1 - tail),
                resamples);
    }
}
