package dev.slipway.charts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.RaceReadout.Change;
import dev.slipway.readout.model.RaceReadout.Found;
import dev.slipway.readout.model.RaceReadout.Guard;
import dev.slipway.readout.model.RaceReadout.Policy;
import dev.slipway.readout.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables of a race that screen and paper share. */
public final class RaceTables {
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

    /** How each policy kept the limits. */
    public static DataTable guardrails(Found found) {
        List<List<String>> rows = new ArrayList<>();
        for (Policy policy : found.policies()) {
            for (Guard guard : policy.guardrails()) {
                Amount rate = Amount.rate(
                        guard.most(), guard.rate().high() - guard.rate().effect(), guard.most());
                rows.add(List.of(
                        policy.title(),
                        guard.label(),
                        rate.levelWithInterval(guard.rate()) + " of " + rate.limit(guard.most()),
                        share(guard.above()),
                        share(guard.everAbove())));
            }
        }
        return new DataTable(List.of("Policy", "Guardrail", "Rate", "Runs above", "Above after any week"), rows);
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
        return new DataTable(
                List.of("Policy", "Missed per user and week since week " + change.week()),
                change.policies().stream()
                        .map(p -> List.of(p.title(), Amount.money(p.after()).levelWithInterval(p.after())))
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
        return value == null ? "–" : Amount.money(value).withInterval(value);
    }
}
