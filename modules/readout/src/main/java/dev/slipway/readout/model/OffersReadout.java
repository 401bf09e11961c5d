package dev.slipway.readout.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who should get which offer: what each offer does to whom, learned from logged weeks; the best assignment under a budget and
 * limits; and what it would have earned, judged on users whom its models did not see. Money is per user and week.
 *
 * @param offers names, doing nothing first
 * @param metric key of the metric above whose line stands what a week is worth
 * @param worth what a week is worth, in words
 * @param unavailable why there is nothing, in sentences; null when there is something
 * @param found null when there is nothing
 * @param race policies that learn while they choose; null where the study does not ask, and in the file of an older run
 */
public record OffersReadout(
        String label,
        List<String> offers,
        String metric,
        String worth,
        @Nullable String unavailable,
        @Nullable Found found,
        @Nullable RaceReadout race) {
    public OffersReadout {
        offers = List.copyOf(offers);
    }

    /** Without a race. */
    public OffersReadout(
            String label,
            List<String> offers,
            String metric,
            String worth,
            @Nullable String unavailable,
            @Nullable Found found) {
        this(label, offers, metric, worth, unavailable, found, null);
    }

    /** The same answer with this race. */
    public OffersReadout withRace(@Nullable RaceReadout other) {
        return new OffersReadout(label, offers, metric, worth, unavailable, found, other);
    }

    /**
     * What came out.
     *
     * @param log what was learned from
     * @param uplift what offers do to whom
     * @param policy who should get what
     * @param evaluation what such a policy would have earned on users whom its models did not see, against the policy that made the log
     * @param level of all intervals
     * @param libraries that learned, with their versions
     */
    public record Found(
            Log log,
            UpliftReadout uplift,
            PolicyReadout policy,
            PolicyEvaluation evaluation,
            List<String> warnings,
            double level,
            long seed,
            Map<String, String> libraries) {
        public Found {
            warnings = List.copyOf(warnings);
            // Map.copyOf has another order in every virtual machine, and the file would have other bytes.
            libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
        }
    }

    /**
     * Weeks in which the offer was drawn by chance: the propensity lies below 1.
     *
     * @param rounds users' weeks
     * @param firstWeek of them, counted from the study's first, which is 1
     * @param shares by offer
     */
    public record Log(long rounds, long users, int firstWeek, int lastWeek, List<Logged> shares) {
        public Log {
            shares = List.copyOf(shares);
        }
    }

    /** How often an offer was made, and the smallest probability that it had where it was made. */
    public record Logged(String offer, double share, double smallestPropensity) {}
}
