package dev.slipway.readout.offers;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Offers;
import dev.slipway.learning.policy.AssignmentProblem;
import dev.slipway.learning.policy.Limit;
import dev.slipway.readout.model.PolicyReadout;
import dev.slipway.readout.model.PolicyReadout.FloorLevel;
import dev.slipway.warehouse.ExperimentData.Category;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The share of users in every level of an attribute who get an offer at least. Each level is a limit of its own after those of the
 * study, which any offer uses less than nothing of.
 *
 * @param floor as asked
 * @param levels of the attribute
 * @param code level of each unit of the data
 * @param unit of each user of the problem
 */
record OfferFloor(Offers.Floor floor, List<String> levels, int[] code, int[] unit) {

    /** Null where none is asked for. */
    static @Nullable OfferFloor of(Offers.@Nullable Floor floor, @Nullable Category category, int[] unit, int limits) {
        if (floor == null || category == null) {
            return null;
        }
        int most = AssignmentProblem.MOST_LIMITS - limits;
        if (category.levels().size() > most) {
            throw new SlipwayException(
                    ErrorCategory.STATISTICS,
                    "The floor's attribute " + floor.attribute() + " has "
                            + category.levels().size() + " levels; there may be " + most + ".",
                    "Name an attribute with fewer levels, or remove the floor.");
        }
        return new OfferFloor(floor, category.levels(), category.code(), unit);
    }

    OfferFloor first(int users) {
        return new OfferFloor(floor, levels, code, Arrays.copyOf(unit, users));
    }

    /** What a level's price adds to any offer for a unit. */
    double bonus(double[] price, int limits, int ofUnit) {
        return price[limits + code[ofUnit]];
    }

    List<Limit> limits(int offers) {
        int[] needed = needed();
        List<Limit> limits = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            double[] use = new double[unit.length * offers];
            for (int i = 0; i < unit.length; i++) {
                if (code[unit[i]] == level) {
                    Arrays.fill(use, i * offers + 1, (i + 1) * offers, -1);
                }
            }
            limits.add(new Limit("floor of " + levels.get(level), use, -needed[level]));
        }
        return limits;
    }

    /**
     * By how much the least use of all users rises where the floor is kept: those who would rather get no offer get their cheapest one, in
     * each level as many of the cheapest as are missing.
     *
     * @param use by user and offer
     */
    double dearer(double[] use, int offers) {
        int[] missing = needed();
        List<List<Double>> extra = new ArrayList<>();
        levels.forEach(level -> extra.add(new ArrayList<>()));
        for (int i = 0; i < unit.length; i++) {
            double cheapest =
                    Arrays.stream(use, i * offers + 1, (i + 1) * offers).min().orElse(0);
            double more = cheapest - use[i * offers];
            if (more <= 0) {
                missing[code[unit[i]]]--;
            } else {
                extra.get(code[unit[i]]).add(more);
            }
        }
        double dearer = 0;
        for (int level = 0; level < missing.length; level++) {
            dearer += extra.get(level).stream()
                    .sorted()
                    .limit(Math.max(0, missing[level]))
                    .mapToDouble(Double::doubleValue)
                    .sum();
        }
        return dearer;
    }

    /** Users of each level who have to get an offer. */
    private int[] needed() {
        int[] users = users();
        Arrays.setAll(users, level -> (int) Math.ceil(floor.share() * users[level]));
        return users;
    }

    /** How the assignment keeps it. */
    PolicyReadout.Floor kept(byte[] action, double[] price, int limits) {
        int[] users = users();
        int[] offered = new int[levels.size()];
        for (int i = 0; i < unit.length; i++) {
            offered[code[unit[i]]] += action[i] > 0 ? 1 : 0;
        }
        List<FloorLevel> kept = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            if (users[level] > 0) {
                kept.add(new FloorLevel(
                        levels.get(level),
                        users[level],
                        offered[level] / (double) users[level],
                        price[limits + level]));
            }
        }
        return new PolicyReadout.Floor(floor.attribute(), floor.share(), kept);
    }

    private int[] users() {
        int[] users = new int[levels.size()];
        for (int u : unit) {
            users[code[u]]++;
        }
        return users;
    }
}
