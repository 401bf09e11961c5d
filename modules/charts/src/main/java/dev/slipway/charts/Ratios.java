package dev.slipway.charts;

import dev.slipway.readout.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Coefficients and their exponentials in words, and round numbers for an axis of ratios. */
final class Ratios {
    private static final double HUGE = 1e6;
    private static final double OFF_AXIS = 5;
    private static final int MOST_DECIMALS = 7;
    private static final int MOST_RATIO_DECIMALS = 5;
    private static final int MOST_MORE = 2;
    /** Units of the last digit that half an interval needs, so that its ends are told apart. */
    private static final double APART = 1.5;

    private static final double[] ROUND = {
        .001, .002, .005, .01, .02, .05, .1, .2, .3, .5, .7, .8, .9, .95, 1, 1.05, 1.1, 1.2, 1.3, 1.5, 2, 3, 5, 10, 20,
        50, 100, 200, 500, 1_000
    };

    private Ratios() {}

    /** Decimals that show two digits of a standard error. */
    static int decimals(double error) {
        return Math.clamp(Numbers.meaningfulDecimals(error) - 1, 0, MOST_DECIMALS);
    }

    /** {@code −0.12}, with as many digits as its standard error makes sense of. */
    static String coefficient(double value, double error) {
        return Numbers.fixed(value, decimals(error));
    }

    /** {@code [−0.17, −0.07]}. */
    static String interval(double low, double high, double error) {
        int decimals = decimals(error);
        return "[" + bound(low, 0, decimals) + ", " + bound(high, 0, decimals) + "]";
    }

    /** exp(coefficient) as {@code 0.89}. */
    static String ratio(double coefficient, double low, double high) {
        return limited(Math.exp(coefficient), ratioDecimals(low, high));
    }

    /** The interval of exp(coefficient) as {@code [0.85, 0.93]}. */
    static String ratioInterval(double low, double high) {
        int decimals = ratioDecimals(low, high);
        return "[" + bound(Math.exp(low), 1, decimals) + ", " + bound(Math.exp(high), 1, decimals) + "]";
    }

    /** Two, and more where an end of the interval would else seem to be the ratio itself; fewer for huge ones. */
    private static int ratioDecimals(double low, double high) {
        double half = (Math.exp(Math.min(high, 20)) - Math.exp(Math.min(low, 20))) / 2;
        if (Math.exp(high) >= 100) {
            return Math.clamp(Numbers.meaningfulDecimals(2 * half) - 2, 0, MOST_RATIO_DECIMALS);
        }
        int decimals = 2;
        while (half > 0 && decimals < MOST_RATIO_DECIMALS && half * Math.pow(10, decimals) < APART) {
            decimals++;
        }
        return decimals;
    }

    /** More digits where the bound would seem to be the value of no effect. */
    private static String bound(double value, double none, int decimals) {
        int tried = decimals;
        while (value != none
                && tried < decimals + MOST_MORE
                && limited(value, tried).equals(limited(none, tried))) {
            tried++;
        }
        return limited(value, tried);
    }

    private static String limited(double value, int decimals) {
        return value > HUGE ? "> 1 M" : Numbers.fixed(value, decimals);
    }

    /**
     * How far an axis reaches on either side so that most rows can be read: terms on another scale, beyond five times the
     * middle row's bound, have no place on it. A row that must be shown is shown.
     *
     * @param bounds the larger absolute end of each row
     * @param shown the largest bound of the rows that must be shown
     */
    static double reach(List<Double> bounds, double shown) {
        if (bounds.isEmpty()) {
            return shown;
        }
        List<Double> sorted = bounds.stream().sorted().toList();
        return Math.max(shown, OFF_AXIS * sorted.get((sorted.size() - 1) / 2));
    }

    /** Logarithms of round ratios between two logarithms; 1 is always one of them. */
    static Ticks ticks(double low, double high, int most) {
        List<Double> all = new ArrayList<>();
        for (double ratio : ROUND) {
            double log = Math.log(ratio);
            if (log >= low - 1e-9 && log <= high + 1e-9) {
                all.add(log);
            }
        }
        int one = all.indexOf(0.0);
        int every = Math.max(1, (int) Math.ceil(all.size() / (double) Math.max(2, most)));
        List<Double> kept = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (Math.floorMod(i - one, every) == 0) {
                kept.add(all.get(i));
            }
        }
        return new Ticks(1, kept.isEmpty() ? List.of(0.0) : kept);
    }

    /** A tick of {@link #ticks}: {@code 0.9}, {@code 1}, {@code 10}. */
    static String tick(double log) {
        double ratio = Math.exp(log);
        int decimals = ratio < .0095 ? 3 : ratio < .095 || Math.abs(ratio * 10 - Math.rint(ratio * 10)) > 1e-6 ? 2 : 1;
        return Numbers.fixed(ratio, Math.abs(ratio - Math.rint(ratio)) < 1e-9 ? 0 : decimals);
    }
}
