package dev.slipway.benchmarks.calibration;

import java.util.List;
import java.util.Locale;

/**
 * One cell of the table.
 *
 * @param scenario what the data look like
 * @param units per arm
 * @param method what was calculated
 * @param quantity false_positive under the null, or coverage under the planted effect
 * @param rate share of the answered experiments; NaN when none was answered
 * @param wanted the nominal rate
 * @param warned share of the answers that came with a warning
 * @param silent share of the answers that were wrong without a warning
 * @param answered experiments in which the method answered
 * @param experiments simulated; in the others the method refused the data
 */
record Row(
        String scenario,
        int units,
        String method,
        String quantity,
        double rate,
        double wanted,
        double warned,
        double silent,
        long answered,
        long experiments) {
    static final String HEADER =
            "scenario,units_per_arm,method,quantity,rate,wanted,monte_carlo_error,verdict,warned,silent_error,answered,experiments";

    /** Errors more frequent than this are too many, whatever the Monte-Carlo error. */
    private static final double MOST_ERRORS = 0.06;
    /** Errors rarer than this are few enough to call a method conservative. */
    private static final double FEWEST_ERRORS = 0.03;

    private static final double MOSTLY = 0.9;

    /**
     * Numbers are kept as they are written, so that a row that was read says the same; with as many digits as the counts behind them
     * need to be known again.
     */
    Row {
        rate = rounded(rate, 1e5);
        warned = rounded(warned, 1e5);
        silent = rounded(silent, 1e5);
    }

    private static double rounded(double value, double scale) {
        return Double.isNaN(value) ? value : Math.rint(value * scale) / scale;
    }

    /** Standard error of the rate. */
    double error() {
        return Math.sqrt(Math.max(rate * (1 - rate), 0.5 / answered) / answered);
    }

    /** Share of wrong answers. */
    private double wrong() {
        return quantity.equals(Tally.TEST) ? rate : 1 - rate;
    }

    /**
     * {@code calibrated}, {@code liberal} (more errors than matters), {@code conservative} (fewer), or {@code undecided} where it would be
     * one of these but the Monte-Carlo error leaves room for chance.
     */
    String verdict() {
        if (answered == 0) {
            return "no answer";
        }
        if (wrong() >= FEWEST_ERRORS && wrong() <= MOST_ERRORS) {
            return "calibrated";
        }
        if (Math.abs(rate - wanted) <= 3 * error()) {
            return "undecided";
        }
        return wrong() > MOST_ERRORS ? "liberal" : "conservative";
    }

    /** Whether the method says that it is not at home here: it warns in most experiments. */
    boolean warns() {
        return warned >= MOSTLY;
    }

    /**
     * Whether a warning stands where errors are too many: the method warns in most experiments, or errs without a warning no more than a
     * calibrated method, beyond the Monte-Carlo error.
     */
    boolean honest() {
        double unwarned = 1 - warned;
        double chance = Math.sqrt(MOST_ERRORS * (1 - MOST_ERRORS) / Math.max(1, unwarned * answered));
        return !verdict().equals("liberal") || warns() || silent <= unwarned * (MOST_ERRORS + 3 * chance);
    }

    String cell() {
        return scenario + "," + units;
    }

    static Row parse(String line) {
        List<String> f = List.of(line.split(",", -1));
        return new Row(
                f.get(0),
                Integer.parseInt(f.get(1)),
                f.get(2),
                f.get(3),
                Double.parseDouble(f.get(4)),
                Double.parseDouble(f.get(5)),
                Double.parseDouble(f.get(8)),
                Double.parseDouble(f.get(9)),
                Long.parseLong(f.get(10)),
                Long.parseLong(f.get(11)));
    }

    String csv() {
        return String.format(
                Locale.ROOT,
                "%s,%d,%s,%s,%.5f,%.2f,%.5f,%s,%.5f,%.5f,%d,%d",
                scenario,
                units,
                method,
                quantity,
                rate,
                wanted,
                error(),
                verdict(),
                warned,
                silent,
                answered,
                experiments);
    }
}
