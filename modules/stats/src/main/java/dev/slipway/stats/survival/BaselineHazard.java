package dev.slipway.stats.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cumulative baseline hazards of a Cox model at x = 0.
 *
 * @param strata one curve per stratum, in order of code
 */
public record BaselineHazard(List<Curve> strata) {

    /**
     * A step function, 0 before the first time. Arrays are owned.
     *
     * @param stratum code of the stratum; 0 where there are none
     * @param times of events, ascending
     * @param hazard cumulative
     */
    public record Curve(int stratum, double[] times, double[] hazard) {

        /** H₀(t). */
        public double at(double time) {
            int k = Arrays.binarySearch(times, time);
            int last = k >= 0 ? k : -k - 2;
            return last < 0 ? 0 : hazard[last];
        }

        /** P(T &gt; t) for rows with this linear predictor. */
        public double survival(double time, double linearPredictor) {
            return Math.exp(-at(time) * Math.exp(linearPredictor));
        }
    }

    /** Copies the list. */
    public BaselineHazard {
        strata = List.copyOf(strata);
    }

    static BaselineHazard of(SurvivalData data, CoxRows rows, double[] increments, double logScale) {
        double factor = Math.exp(-logScale);
        List<Curve> curves = new ArrayList<>();
        for (int from = 0; from < increments.length; ) {
            int to = from;
            while (to < increments.length && rows.stratumEnd[to] == rows.stratumEnd[from]) {
                to++;
            }
            double[] times = new double[to - from];
            double[] hazard = new double[to - from];
            double sum = 0;
            for (int g = from; g < to; g++) {
                sum += increments[g] * factor;
                times[g - from] = rows.groupTime[g];
                hazard[g - from] = sum;
            }
            int[] strata = data.strata();
            int code = strata == null ? 0 : strata[rows.order[rows.groupFrom[from]]];
            curves.add(new Curve(code, times, hazard));
            from = to;
        }
        return new BaselineHazard(curves);
    }
}
