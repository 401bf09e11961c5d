package dev.slipway.stats.ab;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.RadixSort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Difference of a quantile of events (page loads) when units (users) are randomised and have many events each (Deng,
 * Knoblich and Lu 2018, section 4.2, doi:10.1145/3219819.3219919).
 *
 * <p>Estimand: the difference of the q-quantiles over all events, so units with more events weigh more. Taking events as
 * independent would understate the error.
 */
public final class ClusteredQuantile {

    private ClusteredQuantile() {}

    /**
     * One arm's events.
     *
     * @param values one per event; owned by the caller, not changed
     * @param units for each event the unit it belongs to, 0 … unitCount − 1
     * @param unitCount units of the arm, also those without an event
     */
    public record Events(double[] values, int[] units, int unitCount) {

        /** Refuses different lengths, units out of range, and values that are not finite (names the index). */
        public Events {
            Checks.require(
                    values.length == units.length,
                    "there are " + values.length + " values and " + units.length + " units");
            Checks.atLeast(unitCount, 2, "units of the arm");
            Checks.atLeast(values.length, 1, "events of the arm");
            Checks.finite(values, "values");
            for (int i = 0; i < units.length; i++) {
                if (units[i] < 0 || units[i] >= unitCount) {
                    throw new IllegalArgumentException(
                            "units[" + i + "] = " + units[i] + " is not a unit from 0 to " + (unitCount - 1));
                }
            }
        }
    }

    /**
     * Compares treatment with control.
     *
     * <p>Per arm: with I = 1 where an event is at most the sample quantile, the share ΣI/ΣN over units is a ratio metric
     * whose standard deviation s the delta method gives; the interval of the quantile is from the order statistics at
     * shares q ± z·s, and its standard error their distance over 2z (the outer interval of the paper, which needs no density). Where so many events share
     * the quantile's value that both ranks may fall on it, the error is too small or zero, which is warned of.
     *
     * @param q which quantile, in (0, 1)
     * @param level coverage, in (0, 1)
     * @throws IllegalArgumentException if q or level lie outside (0, 1)
     */
    public static QuantileEffect.Result compare(Events t, Events c, double q, double level) {
        Checks.probability(q, "q");
        Checks.level(level);
        List<StatWarning> warnings = new ArrayList<>(Warn.smallSample(t.unitCount(), c.unitCount()));
        Arm armT = arm(t, q, level, "treatment", warnings);
        Arm armC = arm(c, q, level, "control", warnings);
        return QuantileEffect.result(
                armT.quantile(), armT.standardError(), armC.quantile(), armC.standardError(), level, warnings);
    }

    private record Arm(double quantile, double standardError) {}

    private static Arm arm(Events events, double q, double level, String name, List<StatWarning> warnings) {
        double[] sorted = RadixSort.sorted(events.values());
        double quantile = Quantiles.quantile(sorted, q);
        double[] below = new double[events.unitCount()];
        double[] all = new double[events.unitCount()];
        for (int i = 0; i < events.values().length; i++) {
            below[events.units()[i]] += events.values()[i] <= quantile ? 1 : 0;
            all[events.units()[i]]++;
        }
        BivariateMoments m = BivariateMoments.of(below, all);
        double share = m.meanY() / m.meanX();
        double residual = m.varY() - 2 * share * m.cov() + share * share * m.varX();
        double sd = Math.sqrt(Math.max(0, residual) / (double) m.n()) / m.meanX();
        double beyond = Math.min(q, 1 - q) * sorted.length;
        if (beyond < 10) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.SMALL_SAMPLE,
                    String.format(
                            Locale.ROOT,
                            "Only %.1f events of the %s arm lie beyond the %.3g quantile; its standard error is rough.",
                            beyond,
                            name,
                            q)));
        }
        long equal = QuantileEffect.count(sorted, quantile);
        if (equal > 1 + 2 * sd * sorted.length) {
            warnings.add(QuantileEffect.tied(equal, "events", name, quantile));
        }
        double z = Normal.upperQuantile((1 - level) / 2);
        return new Arm(quantile, QuantileEffect.orderStatistics(sorted, q, z, sd));
    }
}
