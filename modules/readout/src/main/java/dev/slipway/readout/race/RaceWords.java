package dev.slipway.readout.race;

import dev.slipway.core.study.Offers;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.RaceReadout;
import dev.slipway.readout.model.RaceReadout.Changed;
import dev.slipway.readout.model.RaceReadout.Guard;
import dev.slipway.readout.model.RaceReadout.Policy;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a race came to. */
final class RaceWords {
    static final String FORGETS = "_forgetting";

    private RaceWords() {}

    static String title(String key) {
        if (key.endsWith(FORGETS)) {
            return title(key.substring(0, key.length() - FORGETS.length())) + ", forgetting";
        }
        return switch (key) {
            case "epsilon_greedy" -> "ε-greedy";
            case "linucb" -> "LinUCB";
            case "thompson" -> "Thompson";
            case "safe_linucb" -> "Safe LinUCB";
            default -> "A/B/n";
        };
    }

    /** What each offer brings from the week on. */
    static String change(List<String> offers, int[] order, int week) {
        List<String> parts = new ArrayList<>();
        for (int a = 1; a < order.length; a++) {
            parts.add(Words.of(offers.get(a)) + " brings what " + Words.of(offers.get(order[a])) + " brought");
        }
        return "From week " + week + " on " + Words.list(parts) + ".";
    }

    static List<String> sentences(List<Policy> policies, RaceReadout.@Nullable Change change, Offers.Race race) {
        List<String> sentences = new ArrayList<>();
        sentences.add(growth(policies));
        String risk = risk(policies);
        if (!risk.isEmpty()) {
            sentences.add(risk);
        }
        if (race.delay() > 0) {
            sentences.add(delay(policies, race.delay()));
        }
        if (change != null) {
            sentences.add(after(change));
        }
        return sentences;
    }

    private static String growth(List<Policy> policies) {
        List<String> ahead = new ArrayList<>();
        List<String> behind = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (Policy policy : policies) {
            Interval against = policy.againstAbn();
            if (against != null) {
                String words = policy.title() + " " + difference(against);
                (against.low() > 0 ? ahead : against.high() < 0 ? behind : open).add(words);
            }
        }
        List<String> parts = new ArrayList<>();
        if (!ahead.isEmpty()) {
            parts.add("ahead of A/B/n: " + Words.list(ahead));
        }
        if (!behind.isEmpty()) {
            parts.add("behind it: " + Words.list(behind));
        }
        if (!open.isEmpty()) {
            parts.add("not shown to differ: " + Words.list(open));
        }
        return parts.isEmpty()
                ? "Only A/B/n took part."
                : "Growth per user and week, " + String.join("; ", parts) + ".";
    }

    private static String risk(List<Policy> policies) {
        List<String> parts = new ArrayList<>();
        int guards = policies.getFirst().guardrails().size();
        for (int g = 0; g < guards; g++) {
            int place = g;
            Guard any = policies.getFirst().guardrails().get(g);
            List<String> each = policies.stream()
                    .filter(p -> p.guardrails().get(place).above().effect() > 0)
                    .map(p -> percent(p.guardrails().get(place).above().effect()) + " with " + p.title())
                    .toList();
            parts.add(Words.lower(any.label()) + " above the limit of " + Numbers.rate(any.most())
                    + (each.isEmpty() ? " in no replay" : " in " + Words.list(each)));
        }
        return parts.isEmpty() ? "" : "Risk, share of replays: " + String.join("; ", parts) + ".";
    }

    private static String delay(List<Policy> policies, int weeks) {
        List<String> each = policies.stream()
                .filter(p -> p.costOfDelay() != null)
                .map(p ->
                        p.title() + " " + difference(p.costOfDelay() == null ? new Interval(0, 0, 0) : p.costOfDelay()))
                .toList();
        return "What a delay of the outcomes by " + Numbers.counted(weeks, "week", "weeks")
                + " costs, per user and week: " + Words.list(each) + ".";
    }

    private static String after(RaceReadout.Change change) {
        Changed best = change.policies().stream()
                .min(Comparator.comparingDouble(p -> p.after().effect()))
                .orElseThrow();
        Changed test = change.policies().stream()
                .filter(p -> p.key().equals(RaceCalculator.ABN))
                .findFirst()
                .orElseThrow();
        if (best.key().equals(test.key())) {
            return change.sentence() + " " + best.title() + " then misses least, " + money(best.after())
                    + " per user and week.";
        }
        return change.sentence() + " " + best.title() + " then misses least, " + money(best.after())
                + " per user and week; A/B/n, which has decided by then, " + money(test.after()) + ".";
    }

    private static String difference(Interval value) {
        return Numbers.moneyDifference(value.effect()) + " " + Numbers.moneyInterval(value.low(), value.high());
    }

    private static String money(Interval value) {
        return Numbers.money(value.effect()) + " [" + Numbers.fixed(value.low(), 2) + ", "
                + Numbers.fixed(value.high(), 2) + "]";
    }

    private static String percent(double share) {
        return Numbers.fixed(100 * share, 0) + "%";
    }
}
