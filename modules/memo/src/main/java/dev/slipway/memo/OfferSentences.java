package dev.slipway.memo;

import dev.slipway.charts.Dial;
import dev.slipway.charts.OfferWords;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.OffersReadout;
import dev.slipway.readout.model.OffersReadout.Found;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.readout.model.PolicyEvaluation.Risk;
import dev.slipway.readout.model.PolicyReadout;
import dev.slipway.readout.model.PolicyReadout.Who;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Who should get which offer as a manager reads it: who, growth, cost and risk, confidence; in money. */
final class OfferSentences {
    /** Levels that are named as getting most offers. */
    private static final int NAMED = 2;

    private OfferSentences() {}

    /**
     * The rows of the first page; one alone where there is no answer.
     *
     * @param tested the arm that the verdict is about, which is not this list
     */
    static List<Map<String, Object>> rows(OffersReadout offers, String tested) {
        Found found = offers.found();
        if (found == null) {
            return List.of(row("Who", "No answer: " + Words.lower(String.valueOf(offers.unavailable()))));
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(row(
                "Who",
                who(offers, found.policy())
                        + " This list is learned from the log; the verdict is about another rule, the arm "
                        + Words.level(tested) + "."));
        rows.add(row("Growth", growth(found)));
        if (!found.evaluation().risks().isEmpty()) {
            rows.add(row("Cost and risk", risks(found.evaluation())));
        }
        rows.add(row(
                "Confidence",
                confidence(found.evaluation()) + " Intervals of offers are " + OfferWords.share(found.level()) + "."));
        return rows;
    }

    private static Map<String, Object> row(String question, String text) {
        return Map.of("question", question, "text", text);
    }

    private static String who(OffersReadout offers, PolicyReadout policy) {
        String shares = OfferWords.shares(offers.offers(), policy.chosen().shares());
        List<String> most = policy.who().stream()
                .sorted(Comparator.comparingDouble(OfferSentences::offered).reversed())
                .limit(NAMED)
                .map(level -> Words.lower(Words.label(level.attribute())) + " " + Words.level(level.level()) + " ("
                        + OfferWords.share(offered(level)) + ")")
                .toList();
        return "Shares of users: " + shares + "."
                + (most.isEmpty() ? "" : " Offers go most often to " + Words.list(most) + ".");
    }

    /** Share of users who get any offer. */
    private static double offered(Who level) {
        return level.shares().isEmpty() ? 0 : 1 - level.shares().getFirst();
    }

    private static String growth(Found found) {
        Interval gain = found.policy().chosen().gain();
        if (gain == null) {
            return "The log can't tell what this would have earned.";
        }
        return OfferWords.gain(gain) + " per user and week over today's policy, which earns "
                + Numbers.money(found.evaluation().current().effect()) + "; for "
                + Numbers.counted(found.policy().users(), "user", "users") + " "
                + OfferWords.total(gain, found.policy().users()) + " a week.";
    }

    private static String risks(PolicyEvaluation evaluation) {
        List<String> parts = new ArrayList<>();
        for (Risk risk : evaluation.risks()) {
            Dial dial = Dial.of(risk);
            parts.add(Words.lower(risk.limit().label()) + " " + OfferWords.level(risk) + ", "
                    + dial.reading().word());
        }
        return Words.capital(String.join("; ", parts)) + ".";
    }

    private static String confidence(PolicyEvaluation evaluation) {
        return OfferWords.verdict(evaluation) + ". " + evaluation.because();
    }
}
