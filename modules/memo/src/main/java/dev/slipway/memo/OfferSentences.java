package dev.slipway.memo;

import dev.slipway.charts.Dial;
import dev.slipway.charts.OfferWords;
import dev.slipway.readout.model.BridgeReadout;
import dev.slipway.readout.model.BridgeReadout.Step;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.OffersReadout;
import dev.slipway.readout.model.OffersReadout.Found;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.readout.model.PolicyEvaluation.Risk;
import dev.slipway.readout.model.PolicyReadout;
import dev.slipway.readout.model.PolicyReadout.Who;
import dev.slipway.readout.model.Readout;
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

    static final String RISK = "Cost and risk";
    private static final String MONEY = "In money";

    private OfferSentences() {}

    /**
     * The rows of the first page; one alone where there is no answer.
     *
     * @param readout of the experiment, whose verdict is about another rule than this list
     */
    static List<Map<String, Object>> rows(OffersReadout offers, Readout readout) {
        Found found = offers.found();
        if (found == null) {
            return List.of(row("Who", "No answer: " + Words.lower(String.valueOf(offers.unavailable()))));
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(row(
                "Who",
                who(offers, found.policy()) + " This is learned from the log; the verdict is about the arm "
                        + Words.level(readout.decision().treatment()) + "."));
        rows.add(row("Growth", growth(found)));
        String money = money(found.evaluation(), readout);
        if (!money.isEmpty()) {
            rows.add(row(MONEY, money));
        }
        if (!found.evaluation().risks().isEmpty()) {
            rows.add(row(RISK, risks(found.evaluation())));
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
        return OfferWords.gain(gain) + " per user and week over today's policy, estimated from the log; today's earns "
                + Numbers.money(found.evaluation().current().effect()) + "; for "
                + Numbers.counted(found.policy().users(), "user", "users") + " "
                + OfferWords.total(gain, found.policy().users()) + " a week.";
    }

    /** What goes from gross to net in both arms, and what limits count under the new policy, in euro a week. */
    private static String money(PolicyEvaluation evaluation, Readout readout) {
        BridgeReadout bridge = readout.analyses().bridge();
        String control = readout.experiment().control();
        String tested = readout.decision().treatment();
        List<String> sentences = new ArrayList<>();
        List<String> lost = bridge == null ? List.of() : lost(bridge, control, tested);
        if (!lost.isEmpty()) {
            sentences.add("Per active user and week, " + Words.level(control) + " → " + Words.level(tested) + ": "
                    + String.join(", ", lost) + ".");
        }
        String policy = OfferWords.money(evaluation);
        if (!policy.isEmpty()) {
            sentences.add("Under the new policy, per user and week: " + policy + " with today's offers.");
        }
        return String.join(" ", sentences);
    }

    private static List<String> lost(BridgeReadout bridge, String control, String tested) {
        List<Step> before = steps(bridge, control);
        List<Step> after = steps(bridge, tested);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            if (before.get(i).value() < 0 || after.get(i).value() < 0) {
                parts.add(Words.lower(before.get(i).label()) + " "
                        + Numbers.money(Math.abs(before.get(i).value())) + " → "
                        + Numbers.money(Math.abs(after.get(i).value())));
            }
        }
        return parts;
    }

    private static List<Step> steps(BridgeReadout bridge, String arm) {
        return bridge.arms().stream()
                .filter(each -> each.variant().equals(arm))
                .findFirst()
                .map(BridgeReadout.Arm::steps)
                .orElse(List.of());
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
