package dev.slipway.learning.risk;

import dev.slipway.learning.evaluate.Interval;
import java.util.Locale;

/** What is said about a search for cases, with its intervals. */
final class RiskWords {
    private static final char MINUS = '\u2212';

    private RiskWords() {}

    static String better(boolean better, Interval precision, double rate, double pValue) {
        String numbers = String.format(
                Locale.ROOT,
                "average precision %.3f, %.3f to %.3f; at random about %.3f; p = %.2g",
                precision.estimate(),
                precision.low(),
                precision.high(),
                rate,
                pValue);
        return (better ? "The model finds cases better than chance (" : "The model finds nobody better than chance (")
                + numbers + ").";
    }

    static String combination(Interval gain) {
        String numbers = "average precision " + signed("%+.3f", gain.estimate()) + ", " + signed("%+.3f", gain.low())
                + " to " + signed("%+.3f", gain.high());
        if (gain.low() > 0) {
            return "How unusual a row is adds to what the model knows (" + numbers + ").";
        }
        return gain.high() < 0
                ? "Taking in how unusual a row is spoils the model's order (" + numbers + ")."
                : "How unusual a row is does not show to add to what the model knows (" + numbers + ").";
    }

    static String review(double threshold, Interval nobody, Interval everybody) {
        if (threshold == ReviewCost.NOBODY) {
            return "On validation rows no review paid, so nobody is reviewed.";
        }
        if (threshold == ReviewCost.EVERYBODY) {
            return "On validation rows reviewing everybody cost least; " + saved(nobody, "nobody") + ".";
        }
        return String.format(Locale.ROOT, "Reviewing from a probability of %.3g on: ", threshold)
                + saved(nobody, "nobody") + "; " + saved(everybody, "everybody") + ".";
    }

    private static String saved(Interval saved, String whom) {
        String against = "against reviewing " + whom;
        if (saved.low() <= 0 && saved.high() >= 0) {
            return against + " no saving is shown (" + signed("%.3g", saved.estimate()) + " per row, "
                    + signed("%.3g", saved.low()) + " to " + signed("%.3g", saved.high()) + ")";
        }
        boolean loses = saved.high() < 0;
        double sign = loses ? -1 : 1;
        return against + " it " + (loses ? "loses " : "saves ") + signed("%.3g", sign * saved.estimate()) + " per row ("
                + signed("%.3g", loses ? -saved.high() : saved.low()) + " to "
                + signed("%.3g", loses ? -saved.low() : saved.high()) + ")";
    }

    /** With the sign of a minus; what rounds to zero has none. */
    private static String signed(String format, double value) {
        String written = String.format(Locale.ROOT, format, value);
        return Double.parseDouble(written) == 0 ? written.substring(written.indexOf('0')) : written.replace('-', MINUS);
    }
}
