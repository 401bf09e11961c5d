package dev.slipway.learning.bandit;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.policy.AssignmentProblem;
import dev.slipway.learning.policy.ConstrainedAssignment;
import dev.slipway.learning.policy.Limit;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Policies put to work in a world. What an oracle knows is worked out once. */
final class Players {
    private final BanditWorld world;
    private final byte[] before;
    private final byte[] after;
    private final byte[] limitedBefore;
    private final byte[] limitedAfter;

    /** Works out what the oracles do, as far as some policy asks. */
    Players(BanditWorld world, List<BanditPolicy> policies, JobContext context) {
        this.world = world;
        double[] later = world.expected(world.schedule().rounds() - 1);
        before = best(world.reward());
        after = best(later);
        boolean limited = policies.contains(new BanditPolicy.Oracle(true));
        limitedBefore = limited ? withinLimits(world.reward(), context) : before;
        limitedAfter = limited && world.change() != null ? withinLimits(later, context) : limitedBefore;
    }

    /** A player who knows nothing yet. */
    Player start(BanditPolicy policy, long seed) {
        int actions = world.actions().size();
        return switch (policy) {
            case BanditPolicy.EpsilonGreedy greedy -> new LinearPlayer(greedy, models(greedy.linear(), 1));
            case BanditPolicy.LinUcb ucb -> new LinearPlayer(ucb, models(ucb.linear(), 1));
            case BanditPolicy.LinearThompson thompson -> new LinearPlayer(thompson, models(thompson.linear(), 1));
            case BanditPolicy.SafeLinUcb safe ->
                new SafePlayer(
                        safe,
                        models(safe.linear(), outcomes()),
                        world.features().columns(),
                        world.guardrails().size(),
                        world.schedule().rounds());
            case BanditPolicy.UniformAbn abn -> new AbnPlayer(abn, world.users(), actions, outcomes(), seed);
            case BanditPolicy.Uniform ignored -> new FixedPlayer((round, user, random) -> random.nextInt(actions));
            case BanditPolicy.Always always -> new FixedPlayer((round, user, random) -> always.action());
            case BanditPolicy.Oracle oracle ->
                new FixedPlayer((round, user, random) -> oracle(round, oracle.withinLimits())[user]);
        };
    }

    /** The best action of each user in a round; not a copy. */
    byte[] oracle(int round) {
        return oracle(round, false);
    }

    private byte[] oracle(int round, boolean limited) {
        boolean changed = world.change() != null && round >= world.change().round();
        if (limited) {
            return changed ? limitedAfter : limitedBefore;
        }
        return changed ? after : before;
    }

    /** Refuses policies that name what the world has not. */
    static void check(BanditWorld world, List<BanditPolicy> policies) {
        for (BanditPolicy policy : policies) {
            if (policy instanceof BanditPolicy.Always always) {
                Checks.require(always.action() < world.actions().size(), "there is no action " + always.action());
            }
            if (policy instanceof BanditPolicy.UniformAbn abn) {
                Checks.require(
                        abn.rounds() < world.schedule().rounds(),
                        "a test of " + abn.rounds() + " rounds must end before the last round");
            }
        }
    }

    private int outcomes() {
        return 1 + world.guardrails().size();
    }

    private RidgeModels models(BanditPolicy.Linear linear, int outcomes) {
        return new RidgeModels(world.actions().size(), world.features().columns(), outcomes, linear);
    }

    private byte[] best(double[] reward) {
        int actions = world.actions().size();
        byte[] best = new byte[world.users()];
        for (int i = 0; i < best.length; i++) {
            for (int a = 1; a < actions; a++) {
                best[i] = reward[i * actions + a] > reward[i * actions + best[i]] ? (byte) a : best[i];
            }
        }
        return best;
    }

    private byte[] withinLimits(double[] reward, JobContext context) {
        List<Limit> limits = new ArrayList<>();
        for (Guardrail guardrail : world.guardrails()) {
            double[] use = new double[reward.length];
            Arrays.setAll(use, at -> guardrail.excess(at, 0));
            limits.add(new Limit(guardrail.name(), use, 0));
        }
        AssignmentProblem problem =
                new AssignmentProblem(world.users(), world.actions().size(), reward, limits);
        return new ConstrainedAssignment(problem).solve(context).action();
    }
}
