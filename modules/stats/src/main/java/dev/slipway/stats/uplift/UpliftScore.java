package dev.slipway.stats.uplift;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.ab.Quantiles;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.RadixSort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Qini and AUUC under a named {@link Convention}, with bootstrap intervals. */
public final class UpliftScore {

    private UpliftScore() {}

    /**
     * The score of a ranking.
     *
     * @throws IllegalArgumentException if the convention needs outcomes of 0 and 1 and they are not, or divides by an effect or a
     *     perfect area of zero or less
     */
    public static double of(RankedUnits ranked, Convention convention) {
        Checks.require(
                !convention.needsBinaryOutcome() || ranked.binary(),
                convention + " is defined for outcomes of 0 and 1 only");
        UpliftCurve curve = UpliftCurve.of(ranked, convention.followsRows());
        double n = ranked.size();
        double area = convention == Convention.GAIN_OVER_RANDOM || convention == Convention.SCIKIT_UPLIFT_AUUC
                ? curve.upliftArea()
                : curve.qiniArea();
        int last = curve.points() - 1;
        return switch (convention) {
            case GAIN_OVER_RANDOM -> area / (n * n) - 0.5 * curve.averageEffect();
            case SCIKIT_UPLIFT_AUUC -> share(area, PerfectOrder.upliftArea(ranked), 0.5 * n * curve.uplift(last));
            case SCIKIT_UPLIFT_QINI -> share(area, PerfectOrder.qiniArea(ranked), 0.5 * n * curve.qini(last));
            case SCIKIT_UPLIFT_QINI_NO_NEGATIVE -> {
                double total = curve.qini(last);
                Checks.require(total > 0, convention + " needs a positive effect; it is " + total);
                yield share(area, total * (n - 0.5 * total), 0.5 * n * total);
            }
            case CAUSALML_AUUC -> meanOverEffect(curve, true);
            case CAUSALML_QINI -> meanOverEffect(curve, false);
            case PYLIFT_QINI, PYLIFT_CGAINS, PYLIFT_AQINI -> pylift(curve, convention);
        };
    }

    /**
     * The score with a percentile bootstrap interval: units are redrawn with replacement within each arm, the ranking is kept. The
     * p-value is NaN; the standard error is that of the resampled scores.
     *
     * @param resamples at least 100
     * @param seed start of all random streams; same seed, same bytes on any number of threads
     * @param checkpoint called before every resample, on any thread; may throw to cancel
     */
    public static Effect bootstrap(
            RankedUnits ranked, Convention convention, int resamples, long seed, double level, Runnable checkpoint) {
        Checks.atLeast(resamples, 100, "resamples");
        Checks.level(level);
        double estimate = of(ranked, convention);
        double[] scores = new double[resamples];
        int[][] arms = arms(ranked);
        IntStream.range(0, resamples).parallel().forEach(r -> {
            checkpoint.run();
            SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + r);
            int[] times = new int[ranked.size()];
            for (int[] arm : arms) {
                for (int i = 0; i < arm.length; i++) {
                    times[arm[random.nextInt(arm.length)]]++;
                }
            }
            try {
                scores[r] = of(ranked.redrawn(times), convention);
            } catch (IllegalArgumentException e) {
                // Draws in which nothing responds, or everything does, have no score.
                scores[r] = Double.NaN;
            }
        });
        double[] sorted = RadixSort.sorted(
                Arrays.stream(scores).filter(score -> !Double.isNaN(score)).toArray());
        Checks.require(
                sorted.length > resamples / 2,
                "the score is defined in only " + sorted.length + " of " + resamples + " resamples");
        double tail = (1 - level) / 2;
        return new Effect(
                estimate,
                Moments.of(sorted).standardDeviation(),
                Quantiles.quantile(sorted, tail),
                Quantiles.quantile(sorted, 1 - tail),
                level,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                warnings(ranked, convention, resamples - sorted.length, resamples));
    }

    private static List<StatWarning> warnings(RankedUnits ranked, Convention convention, int undefined, int resamples) {
        List<StatWarning> warnings = new ArrayList<>(warnings(ranked, convention));
        if (undefined > 0) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.RARE_EVENTS,
                    "In " + undefined + " of " + resamples
                            + " resamples the score was not defined; the interval is of the others."));
        }
        return warnings;
    }

    /** {@code TIED_SCORES} where the convention follows the order of rows among equal scores. */
    public static List<StatWarning> warnings(RankedUnits ranked, Convention convention) {
        return convention.followsRows() && ranked.tied()
                ? List.of(new StatWarning(
                        StatWarning.Kind.TIED_SCORES,
                        "Some scores are equal and " + convention + " depends on the order of their rows."))
                : List.of();
    }

    private static double share(double area, double perfect, double chord) {
        Checks.require(perfect > chord, "no order of these units beats chance, so the score is not defined");
        return (area - chord) / (perfect - chord);
    }

    private static double meanOverEffect(UpliftCurve curve, boolean uplift) {
        int last = curve.points() - 1;
        double end = uplift ? curve.uplift(last) : curve.qini(last);
        Checks.require(end != 0, "the total effect is zero, so it cannot normalise the score");
        double sum = 0;
        double chord = 0;
        int count = 1;
        for (int p = 1; p <= last; p++) {
            double t = curve.treatedUnits()[p];
            if (t > 0 && t < curve.units()[p]) {
                sum += (uplift ? curve.uplift(p) : curve.qini(p)) / Math.abs(end);
                chord += Math.signum(end) * curve.units()[p] / curve.units()[last];
                count++;
            }
        }
        return uplift ? sum / count : (sum - chord) / count;
    }

    private static double pylift(UpliftCurve curve, Convention convention) {
        int last = curve.points() - 1;
        double n = curve.units()[last];
        double totalT = curve.treatedUnits()[last];
        double totalC = n - totalT;
        double area = 0;
        double before = 0;
        for (int p = 1; p <= last; p++) {
            double here = switch (convention) {
                case PYLIFT_QINI -> curve.treatedOutcome()[p] / totalT - curve.controlOutcome()[p] / totalC;
                case PYLIFT_CGAINS -> gains(curve, p, totalT, totalC);
                default -> curve.qini(p) / totalT;
            };
            area += 0.5 * (here + before) / n;
            before = here;
        }
        return area - 0.5 * curve.averageEffect();
    }

    /** With the treated share as propensity, each arm is weighted to half of the units before it is counted. */
    private static double gains(UpliftCurve curve, int p, double totalT, double totalC) {
        double t = curve.treatedUnits()[p];
        double c = curve.units()[p] - t;
        double difference = (t > 0 ? curve.treatedOutcome()[p] / t : 0) - (c > 0 ? curve.controlOutcome()[p] / c : 0);
        return difference * 0.5 * (t / totalT + c / totalC);
    }

    private static int[][] arms(RankedUnits ranked) {
        return new int[][] {
            IntStream.range(0, ranked.size()).filter(ranked::treated).toArray(),
            IntStream.range(0, ranked.size()).filter(r -> !ranked.treated(r)).toArray()
        };
    }
}
