package dev.slipway.learning.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.learning.bandit.BanditPolicy.Always;
import dev.slipway.learning.bandit.BanditPolicy.EpsilonGreedy;
import dev.slipway.learning.bandit.BanditPolicy.LinUcb;
import dev.slipway.learning.bandit.BanditPolicy.Linear;
import dev.slipway.learning.bandit.BanditPolicy.LinearThompson;
import dev.slipway.learning.bandit.BanditPolicy.SafeLinUcb;
import dev.slipway.learning.bandit.BanditPolicy.Uniform;
import dev.slipway.learning.bandit.BanditPolicy.UniformAbn;
import dev.slipway.learning.bandit.BanditWorld.Schedule;
import dev.slipway.learning.warning.LearningWarning;
import dev.slipway.learning.warning.LearningWarning.Kind;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Repeatability, cancellation, warnings and refusals. */
class BanditContractTest {
    private static final Linear USUAL = Linear.usual();
    private static final LinUcb UCB = new LinUcb(1, USUAL);
    private static final List<BanditPolicy> ALL = List.of(
            new EpsilonGreedy(0.2, 0.5, USUAL),
            UCB,
            new LinearThompson(1, USUAL),
            new SafeLinUcb(1, 0.1, 0.05, USUAL),
            new UniformAbn(3, 0.95),
            new Uniform(),
            new Always(1));
    private static final Schedule SHORT = new Schedule(8, 50, 1);

    private static BanditReport race(BanditWorld world, List<BanditPolicy> policies, long seed) {
        return BanditRace.run(world, policies, 12, seed, JobContext.unwatched());
    }

    @Test
    void theSameSeedGivesTheSameReportOnAnyNumberOfThreads() throws Exception {
        BanditWorld world = PlantedWorlds.risky(SHORT);
        BanditReport here = race(world, ALL, 3);
        assertThat(race(world, ALL, 4).policies()).isNotEqualTo(here.policies());
        for (int threads : new int[] {1, 4}) {
            try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                assertThat(pool.submit(() -> race(world, ALL, 3)).get()).isEqualTo(here);
            }
        }
    }

    @Test
    void whoElseTakesPartChangesNothing() {
        BanditWorld world = PlantedWorlds.personal(1, SHORT);
        BanditReport together = race(world, ALL, 5);
        BanditReport alone = race(world, List.of(UCB), 5);

        assertThat(alone.of(UCB).regret()).isEqualTo(together.of(UCB).regret());
        assertThat(alone.of(UCB).shares()).isEqualTo(together.of(UCB).shares());
    }

    /** With nothing to choose between but the name, the same decisions get the same noise. */
    @Test
    void theSameDecisionGetsTheSameLossWhoeverMakesIt() {
        BanditWorld world = PlantedWorlds.risky(new Schedule(8, 50, 0));
        UniformAbn abn = new UniformAbn(1, 0.95);
        BanditReport report = race(world, List.of(new Always(0), new SafeLinUcb(0, 1e-9, 1e-9, USUAL), abn), 5);

        assertThat(report.policies().get(1).shares().get(7)).containsExactly(1.0, 0.0);
        assertThat(report.policies().get(1).guardrails())
                .isEqualTo(report.policies().get(0).guardrails());
        assertThat(report.of(abn).guardrails())
                .isNotEqualTo(report.policies().get(0).guardrails());
    }

    @Test
    void cancellingAnswersWithinAFifthOfASecond() {
        BanditWorld small = PlantedWorlds.risky(SHORT);
        Matrix x = PlantedWorlds.features(200_000, 12, 1);
        double[] reward = PlantedWorlds.linear(x, new double[12], new double[12]);
        BanditWorld world = new BanditWorld(
                small.actions(), x, reward, small.noise(), List.of(), new Schedule(50, 200_000, 0), null);
        BanditRace.run(small, ALL, 4, 1, JobContext.unwatched());
        AtomicLong pulled = new AtomicLong();
        Cancellation cancellation = new Cancellation();
        Thread.startVirtualThread(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(400);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            pulled.set(System.nanoTime());
            cancellation.cancel();
        });
        List<BanditPolicy> policies = List.of(UCB, new LinearThompson(1, USUAL), new SafeLinUcb(1, 0.1, 0.05, USUAL));

        assertThatThrownBy(() -> BanditRace.run(world, policies, 100, 1, new StoppableContext(cancellation)))
                .isInstanceOf(CancelledException.class);
        assertThat(System.nanoTime() - pulled.get()).isLessThan(TimeUnit.MILLISECONDS.toNanos(200));
    }

    @Test
    void warnsOfWhatMakesARaceRough() {
        Matrix x = PlantedWorlds.features(60, 3, 1);
        double[] twice = x.column(1).clone();
        Arrays.setAll(twice, i -> 2 * twice[i] - 1);
        Matrix dependent = Matrix.ofColumns(x.column(0), x.column(1), twice);
        double[] reward = PlantedWorlds.linear(x, new double[3], new double[3]);
        double[] loss = new double[reward.length];
        double[] volume = new double[reward.length];
        Arrays.fill(loss, 0.04);
        Arrays.fill(volume, 1);
        Guardrail guardrail = new Guardrail("losses", loss, volume, PlantedWorlds.noise(2, 0), 0.03);
        BanditWorld world = new BanditWorld(
                List.of("none", "bonus"),
                dependent,
                reward,
                PlantedWorlds.noise(2, 1),
                List.of(guardrail),
                new Schedule(5, 60, 4),
                null);

        BanditReport report = race(world, ALL, 1);

        assertThat(report.warnings())
                .extracting(LearningWarning::kind)
                .containsExactly(
                        Kind.FEW_REPLICATIONS, Kind.COLLINEAR_FEATURES, Kind.NO_FEEDBACK, Kind.BASELINE_ABOVE_LIMIT);
        assertThat(report.warnings().get(1).subject()).isEqualTo("column 2");
        assertThat(race(PlantedWorlds.risky(SHORT), ALL, 1).warnings())
                .extracting(LearningWarning::kind)
                .containsExactly(Kind.FEW_REPLICATIONS);
    }

    @Test
    void residualsAreDrawnAsTheyWere() {
        BanditWorld world = PlantedWorlds.risky(new Schedule(8, 50, 0));
        Noise seldom = new Noise.Resampled(new double[][] {{-0.25, -0.25, -0.25, 0.75}, {0}});
        Guardrail was = world.guardrails().get(0);
        Guardrail guardrail = new Guardrail(was.name(), was.loss(), was.volume(), seldom, was.most());
        BanditWorld rare = new BanditWorld(
                world.actions(),
                world.features(),
                world.reward(),
                world.noise(),
                List.of(guardrail),
                world.schedule(),
                null);

        BanditReport report = race(rare, List.of(new Always(0), new Always(1)), 2);

        assertThat(report.of(new Always(1)).guardrails().get(0).rate().estimate())
                .isCloseTo(0.06, within(1e-12));
        assertThat(report.of(new Always(1)).guardrails().get(0).roundsAbove()).isEqualTo(1.0);
        assertThat(report.of(new Always(0)).guardrails().get(0).rate().low()).isLessThan(0.02);
        assertThat(report.of(new Always(0)).guardrails().get(0).rate().high()).isGreaterThan(0.02);
    }

    @Test
    void refusesWhatIsNoRace() {
        BanditWorld world = PlantedWorlds.personal(1, SHORT);
        assertThatThrownBy(() -> race(world, List.of(new Always(3)), 1)).hasMessageContaining("no action 3");
        assertThatThrownBy(() -> race(world, List.of(UCB, UCB), 1)).hasMessageContaining("named twice");
        assertThatThrownBy(() -> race(world, List.of(new UniformAbn(8, 0.95)), 1))
                .hasMessageContaining("before the last round");
        assertThatThrownBy(() -> PlantedWorlds.personal(1, new Schedule(8, 401, 0)))
                .hasMessageContaining("401 cannot arrive");
        assertThatThrownBy(() -> PlantedWorlds.changed(world, new Change(8, world.reward())))
                .hasMessageContaining("before the last round");
        assertThatThrownBy(() -> Change.permuted(2, world.reward(), 0, 0, 1)).hasMessageContaining("each action once");
        assertThatThrownBy(() -> new Linear(1, 0)).hasMessageContaining("forgetting");
    }

    @Test
    void titlesTellSettingsApart() {
        List<String> actions = List.of("none", "bonus");
        assertThat(new LinUcb(1, Linear.forgetting(0.9)).title(actions)).isEqualTo("LinUCB 1, forgetting 0.9");
        assertThat(new Always(1).title(actions)).isEqualTo("always bonus");
        assertThat(new UniformAbn(3, 0.9).title(actions)).isEqualTo("A/B/n for 3 rounds");
    }
}
