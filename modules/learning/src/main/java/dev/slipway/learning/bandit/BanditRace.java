package dev.slipway.learning.bandit;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.random.Seeds;
import dev.slipway.stats.math.Checks;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Policies in the same worlds. Each replication draws arrivals and noise anew; within one, all policies meet the same, so that their
 * differences are sharper than the policies alone. Where feedback is delayed, each replication is run a second time without delay.
 */
public final class BanditRace {
    /** Level of the report's intervals. */
    public static final double LEVEL = 0.95;

    private BanditRace() {}

    /**
     * Runs all policies.
     *
     * @param policies at least one, no two equal
     * @param replications at least 2; warned below 30
     * @param seed the same seed gives the same report on any number of threads
     * @param context stage "Bandits"; cancelling answers within a fraction of a second
     * @throws IllegalArgumentException where a policy names an action that is not there or tests longer than the world lasts
     * @throws dev.slipway.core.error.SlipwayException where an oracle within limits is asked and nothing keeps the limits
     * @throws dev.slipway.core.job.CancelledException when cancelled
     */
    public static BanditReport run(
            BanditWorld world, List<BanditPolicy> policies, int replications, long seed, JobContext context) {
        Checks.atLeast(policies.size(), 1, "policies");
        Checks.atLeast(replications, 2, "replications");
        Checks.require(policies.stream().distinct().count() == policies.size(), "a policy is named twice");
        Players.check(world, policies);
        context.stage("Bandits", policies.size() + " policies, " + replications + " replications");
        context.checkCancelled();
        Players players = new Players(world, policies, context);
        boolean delayed = world.schedule().delay() > 0;
        Progress progress = new Progress(context, new AtomicLong(), replications * (delayed ? 2L : 1L));
        List<List<Run>> runs = replicate(world, players, policies, replications, seed, progress);
        List<List<Run>> prompt =
                delayed ? replicate(world.withoutDelay(), players, policies, replications, seed, progress) : List.of();
        return new RaceSummary(world, policies, runs, prompt, seed).report();
    }

    private record Progress(JobContext context, AtomicLong done, long total) {}

    private static List<List<Run>> replicate(
            BanditWorld world,
            Players players,
            List<BanditPolicy> policies,
            int replications,
            long seed,
            Progress progress) {
        JobContext context = progress.context();
        IntStream numbers = IntStream.range(0, replications);
        return (context.threads() > 1 ? numbers.parallel() : numbers)
                .mapToObj(number -> {
                    context.checkCancelled();
                    List<Run> runs = new Replication(world, players, Seeds.of(seed, number), context::checkCancelled)
                            .run(policies);
                    context.progress(progress.done().incrementAndGet(), progress.total());
                    return runs;
                })
                .toList();
    }
}
