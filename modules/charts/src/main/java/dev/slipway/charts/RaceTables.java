package dev.slipway.charts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.RaceReadout;
import dev.slipway.readout.model.RaceReadout.Change;
import dev.slipway.readout.model.RaceReadout.Found;
import dev.slipway.readout.model.RaceReadout.Guard;
import dev.slipway.readout.model.RaceReadout.Policy;
import dev.slipway.readout.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables of a race that screen and paper share. */
public final class RaceTables {
    private static final int DIFFERENCE = 2;

    private RaceTables() {}

    /** What each policy earned, and what late outcomes cost it. */
    public static DataTable policies(Found found) {
        boolean late = found.delay() > 0;
        List<String> headers = new ArrayList<>(List.of("Policy", "Earned per user and week", "Above A/B/n"));
        if (late) {
            headers.add("Lost by " + Numbers.counted(found.delay(), "week", "weeks") + " of delay");
        }
        return new DataTable(
                headers,
                found.policies().stream()
                        .map(p -> {
                            List<String> row = new ArrayList<>(List.of(
                                    p.title(),
                                    Amount.money(p.reward()).levelWithInterval(p.reward()),
                                    difference(p.againstAbn())));
                            if (late) {
                                row.add(difference(p.costOfDelay()));
                            }
                            return row;
                        })
                        .toList());
    }

    /** The same without what is drawn beside it. */
    public static DataTable earned(Found found) {
        DataTable all = policies(found);
        return new DataTable(
                withoutDifference(all.headers()),
                all.rows().stream().map(RaceTables::withoutDifference).toList());
    }

    private static List<String> withoutDifference(List<String> cells) {
        List<String> others = new ArrayList<>(cells);
        others.remove(DIFFERENCE);
        return others;
    }

    /** How each policy chooses, a sentence each. */
    public static List<String> choosing(Found found) {
        return found.policies().stream()
                .map(policy -> policy.title() + " " + choice(policy.key()))
                .toList();
    }

    private static String choice(String key) {
        return switch (key) {
            case "epsilon_greedy" ->
                "makes the offer that looks best for a user, and to one user in ten any offer, to learn.";
            case "linucb" ->
                "gives offers that were little tried on such users the benefit of the doubt, less so as it learns.";
            case "thompson" -> "makes each offer about as often as it is likely to be the best for such a user.";
            case "safe_linucb" ->
                "begins with no offer and learns as LinUCB does, as long as little is lost and every guardrail keeps its"
                        + " limit.";
            default ->
                "is the planned test: equal shares at first, then for everybody the offer that is shown to be better and safe, or no"
                        + " offer.";
        };
    }

    /** How each policy kept the limits. */
    public static DataTable guardrails(Found found) {
        List<List<String>> rows = new ArrayList<>();
        for (Policy policy : found.policies()) {
            for (int g = 0; g < policy.guardrails().size(); g++) {
                Guard guard = policy.guardrails().get(g);
                Amount rate = Amount.rate(guard.most(), widest(found, g), guard.most());
                rows.add(List.of(
                        g == 0 ? policy.title() : "",
                        guard.label(),
                        rate.levelWithInterval(guard.rate()) + " of " + rate.limit(guard.most()),
                        share(guard.above()),
                        share(guard.everAbove())));
            }
        }
        return new DataTable(List.of("Policy", "Guardrail", "Rate", "Runs above", "Above after any week"), rows);
    }

    /** The widest half of an interval, so that all policies have the same decimals. */
    private static double widest(Found found, int guard) {
        return found.policies().stream()
                .map(policy -> policy.guardrails().get(guard).rate())
                .mapToDouble(rate -> rate.high() - rate.effect())
                .max()
                .orElse(0);
    }

    /** Shares of the offers in the first week, in the middle and at the end. */
    public static DataTable shares(Found found) {
        int last = found.rounds();
        int middle = (last + 1) / 2;
        List<List<String>> rows = new ArrayList<>();
        for (Policy policy : found.policies()) {
            List<String> row = new ArrayList<>(List.of(policy.title()));
            for (int week : new int[] {1, middle, last}) {
                row.add(OfferWords.shares(found.offers(), policy.shares().get(week - 1)));
            }
            rows.add(row);
        }
        return new DataTable(List.of("Policy", "Week 1", "Week " + middle, "Week " + last), rows);
    }

    /** What is missed after the change. */
    public static DataTable change(Change change) {
        Interval widest = change.policies().stream()
                .map(RaceReadout.Changed::after)
                .max(Comparator.comparingDouble(after -> after.high() - after.low()))
                .orElseThrow();
        return new DataTable(
                List.of("Policy", "Missed per user and week since week " + change.week()),
                change.policies().stream()
                        .map(p -> List.of(p.title(), Amount.money(widest).levelWithInterval(p.after())))
                        .toList());
    }

    /** How the race was run. */
    public static String made(Found found) {
        return Numbers.count(found.users()) + " users, " + Numbers.count(found.arrivals()) + " of them each week, "
                + found.rounds() + " weeks, " + found.replays()
                + " replays with the same users and luck for every policy.";
    }

    private static String share(Interval share) {
        return Numbers.fixed(100 * share.effect(), 0) + "% [" + Numbers.fixed(100 * share.low(), 0) + ", "
                + Numbers.fixed(100 * share.high(), 0) + "]";
    }

    private static String difference(@Nullable Interval value) {
        return value == null ? Numbers.NONE : Amount.money(value).withInterval(value);
    }
}
