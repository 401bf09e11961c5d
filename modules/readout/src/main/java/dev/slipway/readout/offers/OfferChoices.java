package dev.slipway.readout.offers;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.learning.policy.AssignmentSolution;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.PolicyReadout;
import dev.slipway.readout.model.PolicyReadout.Choice;
import dev.slipway.readout.model.PolicyReadout.Frontier;
import dev.slipway.readout.model.PolicyReadout.Who;
import dev.slipway.stats.Effect;
import dev.slipway.stats.policy.Estimator;
import dev.slipway.stats.policy.Overlap;
import dev.slipway.warehouse.ExperimentData.Category;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers which offers are best under limits, and what that would have earned, on rounds that its models did not see. Safe for several threads. */
public final class OfferChoices {
    private static final int POINTS = 12;

    /** Frontiers ask often; of many users so many tell enough. */
    private static final int FRONTIER_USERS = 50_000;

    private final OfferProblem problem;
    private final OfferProblem some;
    private final OfferLimits limits;
    private final TestLog log;
    private final int offers;

    OfferChoices(OfferProblem problem, OfferLimits limits, TestLog log) {
        this.problem = problem;
        this.some = problem.users() <= FRONTIER_USERS ? problem : problem.first(FRONTIER_USERS);
        this.limits = limits;
        this.log = log;
        this.offers = log.gain().length;
    }

    /**
     * The best assignment at these limits.
     *
     * @param most of each limit, in the order of the readout
     */
    public Choice choice(double[] most, JobContext context) {
        return choice(problem, most, context);
    }

    /** By limit what the assignment is as that one moves. */
    List<Frontier> frontiers(JobContext context) {
        List<Frontier> frontiers = new ArrayList<>();
        for (int l = 0; l < limits.count(); l++) {
            List<Choice> choices = new ArrayList<>();
            for (double at : grid(l, context)) {
                context.checkCancelled();
                double[] most = limits.most();
                most[l] = at;
                possible(most, context).ifPresent(choices::add);
            }
            frontiers.add(new Frontier(limits.all().get(l).key(), choices));
        }
        return frontiers;
    }

    /** Empty where the other limits leave this one no room. */
    private Optional<Choice> possible(double[] most, JobContext context) {
        try {
            return Optional.of(choice(some, most, context));
        } catch (SlipwayException tooTight) {
            return Optional.empty();
        }
    }

    /** Evenly from the least that is possible to what is of use or the study's own limit, which is among them. */
    private double[] grid(int limit, JobContext context) {
        double own = limits.all().get(limit).most();
        double[] open = limits.most();
        open[limit] = some.loosest(limit);
        double useful = some.used(limit, some.solve(open, context).action());
        double least = some.least(limit);
        double end = Math.max(useful, own);
        double[] grid = new double[POINTS + 1];
        for (int p = 0; p <= POINTS; p++) {
            grid[p] = least + (end - least) * p / POINTS;
        }
        if (own > least) {
            grid = Arrays.copyOf(grid, POINTS + 2);
            grid[POINTS + 1] = own;
        }
        return Arrays.stream(grid).sorted().distinct().toArray();
    }

    /** How a solution keeps the floor; null where there is none. */
    PolicyReadout.@Nullable Floor floor(AssignmentSolution solution) {
        return problem.floor(solution);
    }

    /** What a solution at the study's own limits is. */
    Choice chosen(AssignmentSolution solution) {
        return described(problem, limits.most(), solution);
    }

    private synchronized Choice choice(OfferProblem users, double[] most, JobContext context) {
        return described(users, most, users.solve(most, context));
    }

    private Choice described(OfferProblem users, double[] most, AssignmentSolution solution) {
        int[] chosen = log.choose(users, limits, solution.price(), most);
        List<Double> used = new ArrayList<>();
        List<Double> price = new ArrayList<>();
        for (int l = 0; l < limits.count(); l++) {
            used.add(users.used(l, solution.action()));
            price.add(solution.price()[l] * users.scale(l, solution.action()));
        }
        return new Choice(
                Arrays.stream(most).boxed().toList(),
                used,
                price,
                shares(solution.action()),
                users.expected(solution.action()),
                solution.bound() / users.users(),
                gain(chosen));
    }

    /** Null where the log can't tell: hardly any round has the offer that the policy would make. */
    private @Nullable Interval gain(int[] chosen) {
        Overlap.Result overlap = log.overlap(chosen);
        if (overlap.effectiveSampleSize() < Overlap.FEWEST_EFFECTIVE) {
            return null;
        }
        Effect gain = log.gain(chosen, Estimator.DR, 0);
        return TestLog.interval(gain);
    }

    AssignmentSolution solution(JobContext context) {
        return problem.solveLoosely(limits.most(), context);
    }

    /** The offer of each round under a solution. */
    int[] onTest(AssignmentSolution solution) {
        return log.choose(problem, limits, solution.price(), limits.most());
    }

    /** An assignment by level of text attributes. */
    List<Who> who(byte[] action, int[] unit, Map<String, Category> attributes, OfferTraits traits) {
        List<Who> rows = new ArrayList<>();
        attributes.forEach((name, category) -> {
            for (int level = 0; level < category.levels().size(); level++) {
                Who row = who(name, category, level, action, unit, traits);
                if (row != null) {
                    rows.add(row);
                }
            }
        });
        return rows;
    }

    private @Nullable Who who(
            String name, Category category, int level, byte[] action, int[] unit, OfferTraits traits) {
        long users = 0;
        double gain = 0;
        double[] shares = new double[offers];
        for (int i = 0; i < action.length; i++) {
            if (category.code()[unit[i]] == level) {
                users++;
                shares[action[i]]++;
                gain += problem.value(i, action[i]);
            }
        }
        if (users == 0) {
            return null;
        }
        long all = users;
        return new Who(
                name,
                category.levels().get(level),
                users,
                Arrays.stream(shares).mapToObj(s -> s / all).toList(),
                gain / users,
                traits.among(i -> category.code()[unit[i]] == level, action));
    }

    private List<Double> shares(byte[] action) {
        double[] counts = new double[offers];
        for (byte one : action) {
            counts[one]++;
        }
        return Arrays.stream(counts).mapToObj(c -> c / action.length).toList();
    }
}
