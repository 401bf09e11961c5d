package dev.slipway.readout.offers;

import dev.slipway.readout.model.PolicyReadout.Limit;
import dev.slipway.warehouse.OfferWeeks;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Weeks of the log in which what a limit counts cannot have come yet. Customers complain weeks after they paid, so the first weeks of
 * a log have payments without chargebacks; with them in, a rate is too low and its upper end as well.
 */
final class LateRate {
    /** Rounds with anything counted that the empty weeks would have at the rate of the others; e⁻⁷ is 1 in 1,000. */
    private static final double SURELY = 7;

    private LateRate() {}

    /**
     * The first week that counts, 0 where all do. Weeks that are empty, and too many for chance, are left out with the one after
     * them, in which only the earliest have come.
     *
     * @param above what is counted, by round
     */
    static int firstWeek(double[] above, int[] week, int rounds) {
        int first = Integer.MAX_VALUE;
        int last = 0;
        for (int i = 0; i < rounds; i++) {
            first = above[i] == 0 ? first : Math.min(first, week[i]);
            last = Math.max(last, week[i]);
        }
        if (first >= last) {
            return 0;
        }
        int begun = first;
        double empty = count(week, rounds, i -> week[i] < begun);
        double others = count(week, rounds, i -> week[i] >= begun);
        double counted = count(week, rounds, i -> above[i] != 0);
        return empty * counted / others > SURELY ? first + 1 : 0;
    }

    private static double count(int[] week, int rounds, IntPredicate which) {
        return IntStream.range(0, Math.min(rounds, week.length)).filter(which).count();
    }

    static int firstWeek(OfferWeeks weeks, String above) {
        return firstWeek(weeks.sum(above), weeks.week(), weeks.rounds());
    }

    /** Which rounds count for a limit. */
    static boolean[] kept(OfferWeeks weeks, String above) {
        int first = firstWeek(weeks, above);
        boolean[] kept = new boolean[weeks.rounds()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = weeks.week()[i] >= first;
        }
        return kept;
    }

    /** What is said of a limit some of whose weeks don't count; empty where all do. */
    static String words(OfferWeeks weeks, Limit limit, String above) {
        int first = firstWeek(weeks, above);
        int earliest = Arrays.stream(weeks.week(), 0, weeks.rounds()).min().orElse(0);
        return first <= earliest
                ? ""
                : limit.label()
                        + ": what it counts comes late, none of it in the first weeks of the log. Whether its limit is kept"
                        + " is learned and judged without the first " + (first - earliest) + " weeks.";
    }
}
