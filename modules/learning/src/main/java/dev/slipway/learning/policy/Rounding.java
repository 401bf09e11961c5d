package dev.slipway.learning.policy;

import dev.slipway.stats.math.linear.RowBlocks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes one action for each user of a mix of assignments. Users for whom all agree are settled; the others are settled one after the
 * other, each by the action that is worth most at the prices and with which the limits still hold when those to come get their mix. A
 * last pass takes back what broke a limit and gives what there is room for.
 */
final class Rounding {
    private static final double EXACT = 1e-12;
    private static final int MOST_STEPS = 1_000;
    private static final int FILLERS = 500;

    private final AssignmentProblem problem;
    private final double[] most;
    private final byte[] action;
    private final double[] used;
    private final double[] width;
    private final double[] price;
    private final List<Integer> between = new ArrayList<>();

    private Rounding(AssignmentProblem problem, double[] most, double[] width, double[] price, byte[] action) {
        this.problem = problem;
        this.most = most;
        this.width = width;
        this.price = price;
        this.action = action;
        this.used = new double[most.length];
    }

    /**
     * Rounds.
     *
     * @param width of a unit of each limit, by which two broken limits are compared
     * @param found prices, and the weights of the assignments
     * @param assignments that are mixed, at least one
     */
    static Rounding of(
            AssignmentProblem problem, double[] most, double[] width, Prices.Found found, List<byte[]> assignments) {
        Rounding rounding = new Rounding(
                problem, most, width, found.price(), assignments.getFirst().clone());
        rounding.settle(assignments, found.weights());
        rounding.mend();
        return rounding;
    }

    byte[] action() {
        return action;
    }

    double[] used() {
        return used;
    }

    int between() {
        return between.size();
    }

    double value() {
        double sum = 0;
        for (int i = 0; i < action.length; i++) {
            sum += problem.value()[at(i, action[i])];
        }
        return sum;
    }

    boolean keepsLimits() {
        return worst(new double[most.length]) <= EXACT;
    }

    private int at(int user, int a) {
        return user * problem.actions() + a;
    }

    private double use(int limit, int at) {
        return problem.limits().get(limit).use()[at];
    }

    private void settle(List<byte[]> assignments, double[] weights) {
        double total = Arrays.stream(weights).sum();
        for (int i = 0; i < action.length; i++) {
            int user = i;
            if (assignments.stream().anyMatch(other -> other[user] != action[user])) {
                between.add(i);
            }
            for (int t = 0; t < weights.length; t++) {
                add(at(i, assignments.get(t)[i]), weights[t] / total);
            }
        }
        between.sort(Comparator.comparingDouble(this::indifference));
        for (int user : between) {
            for (int t = 0; t < weights.length; t++) {
                add(at(user, assignments.get(t)[user]), -weights[t] / total);
            }
            give(user, best(user, price));
        }
        Arrays.fill(used, 0);
        for (int i = 0; i < action.length; i++) {
            add(at(i, action[i]), 1);
        }
    }

    /**
     * Until no limit is broken, the change of any one user that costs the least per unit of what is broken; then what users
     * who care little may still gain.
     */
    private void mend() {
        for (int step = 0; step < MOST_STEPS && !keepsLimits(); step++) {
            int at = cheapest();
            if (at < 0) {
                return;
            }
            int user = at / problem.actions();
            add(at(user, action[user]), -1);
            give(user, at % problem.actions());
        }
        double[] free = new double[price.length];
        for (int user : undecided()) {
            add(at(user, action[user]), -1);
            give(user, best(user, free));
        }
    }

    /** Users who care the least, who can fill what room is left at the smallest loss; the least decided first. */
    private List<Integer> undecided() {
        double[] indifference = new double[action.length];
        RowBlocks.run(action.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                indifference[i] = indifference(i);
            }
        });
        double[] ordered = indifference.clone();
        Arrays.parallelSort(ordered);
        double least = ordered[Math.max(0, ordered.length - FILLERS)];
        return IntStream.range(0, action.length)
                .filter(i -> indifference[i] >= least)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> indifference[i])
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(FILLERS)
                .toList();
    }

    /** Place of the action that costs the least per unit of what it mends; below 0 where none mends anything. */
    private int cheapest() {
        double broken = broken(-1, -1);
        double least = Double.POSITIVE_INFINITY;
        int cheapest = -1;
        for (int at = 0; at < problem.value().length; at++) {
            int user = at / problem.actions();
            int now = at(user, action[user]);
            double mended = now == at ? 0 : broken - broken(now, at);
            if (mended > EXACT && (net(now, price) - net(at, price)) / mended < least) {
                least = (net(now, price) - net(at, price)) / mended;
                cheapest = at;
            }
        }
        return cheapest;
    }

    /** Value less what its uses cost: what a change costs that others can use the room of. */
    private double net(int at, double[] prices) {
        double net = problem.value()[at];
        for (int j = 0; j < prices.length; j++) {
            net -= prices[j] * use(j, at);
        }
        return net;
    }

    /** Minus how much a user's best action is better than the second: those who care the least are settled last. */
    private double indifference(int user) {
        double first = Double.NEGATIVE_INFINITY;
        double second = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < problem.actions(); a++) {
            double net = net(at(user, a), price);
            second = Math.max(second, Math.min(first, net));
            first = Math.max(first, net);
        }
        return second - first;
    }

    /** By how much all limits together would be broken after a change, in their units; places below 0 for none. */
    private double broken(int without, int with) {
        double sum = 0;
        for (int j = 0; j < used.length; j++) {
            double change = without < 0 ? 0 : use(j, with) - use(j, without);
            sum += Math.max(0, (used[j] + change - most[j]) / width[j]);
        }
        return sum;
    }

    private void give(int user, int chosen) {
        action[user] = (byte) chosen;
        add(at(user, chosen), 1);
    }

    private void add(int at, double share) {
        for (int j = 0; j < used.length; j++) {
            used[j] += share * use(j, at);
        }
    }

    /** The action that is worth most at these prices and keeps the limits; where none does, the one that breaks them least. */
    private int best(int user, double[] prices) {
        int best = 0;
        double leastWorst = Double.POSITIVE_INFINITY;
        double mostValue = Double.NEGATIVE_INFINITY;
        double[] more = new double[used.length];
        for (int a = 0; a < problem.actions(); a++) {
            int at = at(user, a);
            for (int j = 0; j < more.length; j++) {
                more[j] = use(j, at);
            }
            double worst = Math.max(EXACT, worst(more));
            double value = net(at, prices);
            if (worst < leastWorst || (worst == leastWorst && value > mostValue)) {
                leastWorst = worst;
                mostValue = value;
                best = a;
            }
        }
        return best;
    }

    /** By how much the worst limit would be broken with so much more; below 0 where none is. */
    private double worst(double[] more) {
        double worst = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < used.length; j++) {
            worst = Math.max(worst, (used[j] + more[j] - most[j]) / width[j]);
        }
        return used.length == 0 ? 0 : worst;
    }
}
