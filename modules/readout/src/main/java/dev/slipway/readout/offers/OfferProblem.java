package dev.slipway.readout.offers;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.learning.policy.AssignmentProblem;
import dev.slipway.learning.policy.AssignmentSolution;
import dev.slipway.learning.policy.ConstrainedAssignment;
import dev.slipway.learning.policy.Limit;
import dev.slipway.readout.model.PolicyReadout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Users, offers, what each is expected to bring, and limits that may be moved. Limits are per user: money for a budget, a rate for a
 * rate. One thread at a time.
 */
final class OfferProblem {
    /** A little room, so that a limit at what is just possible is not lost to rounding. */
    private static final double ROOM = 1e-9;

    private static final int BISECTIONS = 50;
    private static final int LOOSENINGS = 12;

    private final int users;
    private final int offers;
    private final double[] value;
    private final List<double[][]> sums;
    private final @Nullable OfferFloor floor;

    /**
     * A problem.
     *
     * @param value expected gain by user and offer, user after user; 0 for doing nothing
     * @param sums of each limit: one array in the same layout for money, two, above and below the line, for a rate
     * @param floor null for none
     */
    OfferProblem(int users, int offers, double[] value, List<double[][]> sums, @Nullable OfferFloor floor) {
        this.users = users;
        this.offers = offers;
        this.value = value;
        this.sums = List.copyOf(sums);
        this.floor = floor;
    }

    int users() {
        return users;
    }

    int limits() {
        return sums.size();
    }

    /**
     * The best assignment; a limit that nobody could keep is loosened to what is possible.
     *
     * @throws SlipwayException where each limit could be kept, but not all together
     */
    AssignmentSolution solve(double[] most, JobContext context) {
        return solve(most, 0, context);
    }

    /** The same, and where not all limits can be kept together, they are loosened alike, as little as is needed. */
    AssignmentSolution solveLoosely(double[] most, JobContext context) {
        try {
            return solve(most, context);
        } catch (SlipwayException tooTight) {
            return loosened(most, context);
        }
    }

    private AssignmentSolution loosened(double[] most, JobContext context) {
        double tight = 0;
        double loose = 1;
        AssignmentSolution found = solve(most, loose, context);
        for (int i = 0; i < LOOSENINGS; i++) {
            double middle = (tight + loose) / 2;
            try {
                found = solve(most, middle, context);
                loose = middle;
            } catch (SlipwayException tooTight) {
                tight = middle;
            }
        }
        return found;
    }

    /** @param loosened share of the way from each limit to what no assignment exceeds */
    private AssignmentSolution solve(double[] most, double loosened, JobContext context) {
        List<Limit> limits = new ArrayList<>();
        for (int l = 0; l < sums.size(); l++) {
            double[] use = use(l, most[l]);
            double allowed = rate(l) ? 0 : most[l] * users;
            double least = least(use);
            double possible = Math.max(allowed, least + ROOM * (Math.abs(least) + 1));
            double any = Math.max(possible, -least(negative(use)) + ROOM);
            limits.add(new Limit("limit " + (l + 1), use, possible + loosened * (any - possible)));
        }
        if (floor != null) {
            limits.addAll(floor.limits(offers));
        }
        return new ConstrainedAssignment(new AssignmentProblem(users, offers, value, limits)).solve(context);
    }

    boolean hasFloor() {
        return floor != null;
    }

    /** What an assignment uses of a limit, on its scale. */
    double used(int limit, byte[] action) {
        double[][] parts = sums.get(limit);
        double above = sum(parts[0], action);
        return rate(limit) ? above / sum(parts[1], action) : above / users;
    }

    /** By what a price of the assignment is multiplied to be that of the limit on its own scale: for a rate what stands below its line. */
    double scale(int limit, byte[] action) {
        return rate(limit) ? sum(sums.get(limit)[1], action) / users : 1;
    }

    /** What one user with an offer adds to a limit above its line. */
    double above(int limit, int user, int offer) {
        return sums.get(limit)[0][user * offers + offer];
    }

    double value(int user, int offer) {
        return value[user * offers + offer];
    }

    /**
     * The best of the other offers for a user, counting what prices make of its uses as the solution does.
     *
     * @param most of each limit
     */
    int nextBest(int user, int chosen, double[] price, double[] most) {
        double bonus = floor == null ? 0 : floor.bonus(price, limits(), floor.unit()[user]);
        int best = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < offers; k++) {
            double net = value(user, k) + (k > 0 ? bonus : 0);
            for (int l = 0; l < sums.size(); l++) {
                double[][] parts = sums.get(l);
                int at = user * offers + k;
                net -= price[l] * (rate(l) ? parts[0][at] - most[l] * parts[1][at] : parts[0][at]);
            }
            if (k != chosen && net > highest) {
                highest = net;
                best = k;
            }
        }
        return best;
    }

    /** Expected gain over doing nothing, per user. */
    double expected(byte[] action) {
        return sum(value, action) / users;
    }

    /** The smallest value of a limit that some assignment keeps. */
    double least(int limit) {
        if (!rate(limit)) {
            return least(sums.get(limit)[0]) / users;
        }
        double low = 0;
        double high = used(limit, new byte[users]);
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (least(use(limit, middle)) <= 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** A value of a limit that every assignment keeps. */
    double loosest(int limit) {
        double[][] parts = sums.get(limit);
        double above = -least(negative(parts[0]));
        return rate(limit) ? above / Math.max(least(parts[1]), Double.MIN_NORMAL) : above / users;
    }

    private static double[] negative(double[] values) {
        return Arrays.stream(values).map(v -> -v).toArray();
    }

    /** Limits that no assignment keeps, however it looks. */
    List<Integer> impossible(double[] most) {
        List<Integer> found = new ArrayList<>();
        for (int l = 0; l < sums.size(); l++) {
            if (least(use(l, most[l])) > (rate(l) ? 0 : most[l] * users)) {
                found.add(l);
            }
        }
        return found;
    }

    /** How the floor is kept; null where there is none. */
    PolicyReadout.@Nullable Floor floor(AssignmentSolution solution) {
        return floor == null ? null : floor.kept(solution.action(), solution.price(), limits());
    }

    /** What the assignment gives to one unit of the data, by what each offer adds and what prices make of its uses. */
    int choose(double[] gain, double[][] use, double[] price, int unit) {
        double bonus = floor == null ? 0 : floor.bonus(price, limits(), unit);
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < offers; k++) {
            double net = gain[k] + (k > 0 ? bonus : 0);
            for (int l = 0; l < use.length; l++) {
                net -= price[l] * use[l][k];
            }
            if (net > most) {
                most = net;
                best = k;
            }
        }
        return best;
    }

    /** The first users alone, for what is asked many times. */
    OfferProblem first(int some) {
        int end = some * offers;
        return new OfferProblem(
                some,
                offers,
                Arrays.copyOf(value, end),
                sums.stream()
                        .map(parts -> Arrays.stream(parts)
                                .map(part -> Arrays.copyOf(part, end))
                                .toArray(double[][]::new))
                        .toList(),
                floor == null ? null : floor.first(some));
    }

    boolean rate(int limit) {
        return sums.get(limit).length == 2;
    }

    private double[] use(int limit, double most) {
        double[][] parts = sums.get(limit);
        if (!rate(limit)) {
            return parts[0];
        }
        double[] use = new double[parts[0].length];
        Arrays.setAll(use, i -> parts[0][i] - most * parts[1][i]);
        return use;
    }

    /** The least that an assignment which keeps the floor can use. */
    private double least(double[] use) {
        double least = leastOfAll(use);
        return floor == null ? least : least + floor.dearer(use, offers);
    }

    private double leastOfAll(double[] use) {
        double sum = 0;
        for (int i = 0; i < users; i++) {
            double least = use[i * offers];
            for (int k = 1; k < offers; k++) {
                least = Math.min(least, use[i * offers + k]);
            }
            sum += least;
        }
        return sum;
    }

    private double sum(double[] values, byte[] action) {
        double sum = 0;
        for (int i = 0; i < users; i++) {
            sum += values[i * offers + action[i]];
        }
        return sum;
    }
}
