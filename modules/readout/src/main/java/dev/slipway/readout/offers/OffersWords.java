package dev.slipway.readout.offers;

import dev.slipway.core.study.Labels;
import dev.slipway.core.study.Metric;
import dev.slipway.core.text.Phrases;
import dev.slipway.learning.warning.LearningWarning;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.PolicyReadout.Limit;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What is said about offers. */
final class OffersWords {
    static final String ASSUMPTION =
            "Each week is judged by itself: what an offer of one week does to later weeks is not in these numbers, an experiment"
                    + " has it. The probabilities in the log are taken to be right, and users not to influence each other.";

    /** A limit that is used up is met to so many digits. */
    private static final double EXCEEDED = 1e-4;

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

    /** Limits that no assignment keeps, and where each could be kept but not all of them together, by how much they are exceeded. */
    static List<String> impossible(OfferLimits limits, OfferProblem problem, byte[] action) {
        List<Integer> alone = problem.impossible(limits.most());
        List<String> words = new ArrayList<>();
        for (int l : alone) {
            Limit limit = limits.all().get(l);
            words.add("No assignment keeps " + Phrases.quoted(limit.label()) + " at " + value(limit, limit.most())
                    + floor(problem) + ": the least that the models expect is " + value(limit, problem.least(l))
                    + ". It was loosened to that.");
        }
        List<String> exceeded = IntStream.range(0, limits.count())
                .filter(l -> !alone.contains(l)
                        && problem.used(l, action) > limits.all().get(l).most() * (1 + EXCEEDED))
                .mapToObj(l -> Phrases.quoted(limits.all().get(l).label()) + " comes to "
                        + value(limits.all().get(l), problem.used(l, action)) + " where "
                        + value(limits.all().get(l), limits.all().get(l).most()) + " is allowed")
                .toList();
        if (!exceeded.isEmpty()) {
            words.add("No assignment keeps all limits together" + floor(problem)
                    + ". They were loosened alike until one does: " + Words.list(exceeded) + ".");
        }
        return words;
    }

    private static String floor(OfferProblem problem) {
        return problem.hasFloor() ? " and the floor" : "";
    }
}
