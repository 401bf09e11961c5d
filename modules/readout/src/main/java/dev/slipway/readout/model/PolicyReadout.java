package dev.slipway.readout.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The best assignment for the week after the data.
 *
 * @param users who are still here
 * @param limits the budget first
 * @param chosen at the study's own limits
 * @param frontiers one for each limit: that one moves, the others stay
 * @param who the chosen assignment by level of an attribute
 * @param floor the share that every level of an attribute gets; null for none
 * @param why by offer what tells those who get it from all others; null in the file of an older run
 */
public record PolicyReadout(
        long users,
        List<Limit> limits,
        Choice chosen,
        List<Frontier> frontiers,
        List<Who> who,
        @Nullable Floor floor,
        @Nullable List<OfferProfile> why) {
    public PolicyReadout {
        limits = List.copyOf(limits);
        frontiers = List.copyOf(frontiers);
        who = List.copyOf(who);
        why = why == null ? null : List.copyOf(why);
    }

    /** Without reasons. */
    public PolicyReadout(
            long users,
            List<Limit> limits,
            Choice chosen,
            List<Frontier> frontiers,
            List<Who> who,
            @Nullable Floor floor) {
        this(users, limits, chosen, frontiers, who, floor, null);
    }

    /** By offer, none where they are not known. */
    public List<OfferProfile> reasons() {
        List<OfferProfile> known = why;
        return known == null ? List.of() : known;
    }

    /**
     * A limit.
     *
     * @param key {@code budget}, or the key of a metric
     * @param rate whether it is a rate, written in percent; else money per user and week
     * @param most allowed
     */
    public record Limit(String key, String label, boolean rate, double most) {}

    /**
     * An assignment.
     *
     * @param most allowed of each limit
     * @param used of each limit, as the models expect it
     * @param price gained per user and week when one more unit of a limit is allowed, at the margin; 0 where a limit does not bind
     * @param shares of users by offer
     * @param expected gain over doing nothing, as the models expect it
     * @param bound that no assignment within the limits exceeds
     * @param gain over the policy that made the log, doubly robust; null where the log can't tell
     */
    public record Choice(
            List<Double> most,
            List<Double> used,
            List<Double> price,
            List<Double> shares,
            double expected,
            double bound,
            @Nullable Interval gain) {
        public Choice {
            most = List.copyOf(most);
            used = List.copyOf(used);
            price = List.copyOf(price);
            shares = List.copyOf(shares);
        }
    }

    /** Assignments as one limit moves, from tight to loose. */
    public record Frontier(String limit, List<Choice> choices) {
        public Frontier {
            choices = List.copyOf(choices);
        }
    }

    /**
     * Users of one level: how many, their shares by offer and what the models expect them to gain.
     *
     * @param why what tells those of them who get an offer from those who get none, in words; null where hardly any or nearly all get
     *     one, and in the file of an older run
     */
    public record Who(
            String attribute,
            String level,
            long users,
            List<Double> shares,
            double expected,
            @Nullable String why) {
        public Who {
            shares = List.copyOf(shares);
        }

        /** Without a reason. */
        public Who(String attribute, String level, long users, List<Double> shares, double expected) {
            this(attribute, level, users, shares, expected, null);
        }
    }

    /**
     * A share of users in each level of an attribute who get an offer at least.
     *
     * @param share at least
     */
    public record Floor(String attribute, double share, List<FloorLevel> levels) {
        public Floor {
            levels = List.copyOf(levels);
        }
    }

    /**
     * One level under a floor.
     *
     * @param share of its users who get an offer
     * @param price lost per week, as the models expect it, by one more user of the level who has to get one; 0 where the floor does not
     *     bind
     */
    public record FloorLevel(String level, long users, double share, double price) {}
}
