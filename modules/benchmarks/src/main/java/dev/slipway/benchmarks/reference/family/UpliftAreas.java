package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.stats.uplift.RankedUnits;
import dev.slipway.stats.uplift.UpliftCurve;
import java.util.function.IntToDoubleFunction;

/** Areas under curves by trapezoids: of the score, of the perfect order in scikit-uplift's sense, and of a random one. */
final class UpliftAreas {
    private UpliftAreas() {}

    static void put(Answers answers, UpliftCurve curve, boolean[] treated, double[] y) {
        int last = curve.points() - 1;
        double units = curve.units()[last];
        answers.put("raw_area_uplift_curve", area(curve, curve::uplift))
                .put("raw_area_qini_curve", area(curve, curve::qini))
                .put("raw_area_random_uplift", units * curve.uplift(last) / 2)
                .put("raw_area_random_qini", units * curve.qini(last) / 2);
        UpliftCurve bestQini = UpliftCurve.of(RankedUnits.of(perfectForQini(treated, y), treated, y));
        UpliftCurve bestUplift = UpliftCurve.of(RankedUnits.of(perfectForUplift(treated, y), treated, y));
        answers.put("raw_area_perfect_qini", area(bestQini, bestQini::qini))
                .put("raw_area_perfect_uplift", area(bestUplift, bestUplift::uplift));
    }

    private static double area(UpliftCurve curve, IntToDoubleFunction height) {
        double sum = 0;
        for (int i = 1; i < curve.points(); i++) {
            double width = curve.units()[i] - curve.units()[i - 1];
            sum += width * (height.applyAsDouble(i) + height.applyAsDouble(i - 1)) / 2;
        }
        return sum;
    }

    /** Treated responders first, control responders last. */
    private static double[] perfectForQini(boolean[] treated, double[] y) {
        double[] score = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            score[i] = treated[i] ? y[i] : -y[i];
        }
        return score;
    }

    /** Units whose response is as their arm wants it first; within them as scikit-uplift breaks the ties. */
    private static double[] perfectForUplift(boolean[] treated, double[] y) {
        long respondingControls = 0;
        long silentTreated = 0;
        for (int i = 0; i < y.length; i++) {
            respondingControls += !treated[i] && y[i] == 1 ? 1 : 0;
            silentTreated += treated[i] && y[i] == 0 ? 1 : 0;
        }
        double[] score = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            boolean agrees = treated[i] == (y[i] == 1);
            boolean extra = respondingControls > silentTreated ? y[i] == 1 : treated[i];
            score[i] = (agrees ? 2 : 0) + (extra ? 1 : 0);
        }
        return score;
    }
}
