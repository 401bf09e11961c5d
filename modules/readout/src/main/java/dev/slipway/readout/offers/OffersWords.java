package dev.slipway.readout.offers;

import dev.slipway.core.study.Labels;
import dev.slipway.core.study.Metric;
import dev.slipway.core.text.Phrases;
import dev.slipway.learning.warning.LearningWarning;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.PolicyReadout.Limit;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is said about offers. */
final class OffersWords {
    static final String ASSUMPTION =
            "Each week is judged by itself: what an offer of one week does to later weeks is not in these numbers, an experiment"
                    + " has it. The probabilities in the log are taken to be right, and users not to influence each other.";

    private static final Pattern COLUMN = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)+");

    private OffersWords() {}

    /** What a week is worth. */
    static String worth(Metric metric) {
        return "what stands above the line of " + metric.label() + ": "
                + COLUMN.matcher(String.valueOf(metric.column()).replace('-', '−'))
                        .replaceAll(column -> Words.lower(Labels.ofMoney(column.group())));
    }

    /** An amount with its interval. */
    static String money(Interval interval) {
        return signed(interval.effect(), "€") + " [" + signed(interval.low(), "") + ", " + signed(interval.high(), "")
                + "]";
    }

    /** A policy that treats everybody alike. */
    static String everybody(String offer, String none) {
        return offer.equals(none) ? "making nobody an offer" : "making everybody the offer " + Phrases.quoted(offer);
    }

    private static String signed(double amount, String sign) {
        String digits = String.format(Locale.ROOT, "%.2f", Math.abs(amount));
        return digits.equals("0.00") ? sign + digits : (amount < 0 ? "−" : "+") + sign + digits;
    }

    /** A value on the scale of its limit. */
    static String value(Limit limit, double value) {
        return limit.rate() ? Numbers.rate(value) : String.format(Locale.ROOT, "€%.2f", value);
    }

    /**
     * What the learners warn of; they know offers and columns by their keys. Measures that compare the arms as they are do not come
     * into the readout, so nobody need be warned of them.
     */
    static List<String> warnings(List<LearningWarning> warnings) {
        return warnings.stream()
                .filter(warning -> warning.kind() != LearningWarning.Kind.UNADJUSTED)
                .map(warning -> KEY.matcher(warning.message()).replaceAll(key -> Words.of(key.group())))
                .toList();
    }

    static List<String> impossible(OfferLimits limits, List<Integer> which, OfferProblem problem) {
        return which.stream()
                .map(l -> {
                    Limit limit = limits.all().get(l);
                    return "No assignment keeps " + Phrases.quoted(limit.label()) + " at "
                            + value(limit, limit.most()) + ": the least that the models expect is "
                            + value(limit, problem.least(l)) + ".";
                })
                .toList();
    }
}
