package dev.slipway.learning.bandit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.bandit.BanditPolicy.Always;
import dev.slipway.learning.bandit.BanditPolicy.EpsilonGreedy;
import dev.slipway.learning.bandit.BanditPolicy.LinUcb;
import dev.slipway.learning.bandit.BanditPolicy.Linear;
import dev.slipway.learning.bandit.BanditPolicy.LinearThompson;
import dev.slipway.learning.bandit.BanditPolicy.Oracle;
import dev.slipway.learning.bandit.BanditPolicy.SafeLinUcb;
import dev.slipway.learning.bandit.BanditPolicy.Uniform;
import dev.slipway.learning.bandit.BanditPolicy.UniformAbn;
import dev.slipway.learning.bandit.BanditReport.GuardrailResult;
import dev.slipway.learning.bandit.BanditReport.PolicyResult;
import dev.slipway.learning.bandit.BanditWorld.Schedule;
import dev.slipway.learning.evaluate.Interval;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must come out of a race in worlds whose truth is planted. */
class BanditRaceTest {
    private static final Linear USUAL = Linear.usual();
    private static final Linear FORGETTING = Linear.forgetting(0.9);
    private static final EpsilonGreedy GREEDY = new EpsilonGreedy(0.2, 0.5, USUAL);
    private static final LinUcb UCB = new LinUcb(1, USUAL);
    private static final LinearThompson THOMPSON = new LinearThompson(1, USUAL);
    private static final SafeLinUcb SAFE = new SafeLinUcb(1, 0.1, 0.05, USUAL);
    private static final UniformAbn ABN = new UniformAbn(10, 0.95);
    private static final Schedule ROUNDS = new Schedule(60, 100, 0);

    private static BanditReport race(BanditWorld world, int replications, BanditPolicy... policies) {
        return BanditRace.run(world, List.of(policies), replications, 7, JobContext.unwatched());
    }

    /** Slope of the logarithm of regret on that of rounds, from a quarter of the run to its end. */
    private static double slope(PolicyResult result) {
        int rounds = result.regret().size();
        double early = result.regret().get(rounds / 4 - 1).estimate();
        return Math.log(result.finalRegret().estimate() / early) / Math.log(4);
    }

    private static Interval againstAbn(BanditReport report, BanditPolicy policy) {
        return Objects.requireNonNull(report.of(policy).againstAbn());
    }

    @Test
    void whoLearnsHasRegretThatGrowsMoreAndMoreSlowly() {
        BanditReport report =
                race(PlantedWorlds.personal(1, ROUNDS), 30, GREEDY, UCB, THOMPSON, SAFE, new Uniform(), new Always(0));

        for (BanditPolicy learns : List.of(GREEDY, UCB, THOMPSON, SAFE)) {
            assertThat(slope(report.of(learns))).as(learns.toString()).isLessThan(0.8);
        }
        assertThat(slope(report.of(new Uniform()))).isBetween(0.97, 1.03);
        assertThat(slope(report.of(new Always(0)))).isBetween(0.97, 1.03);
        assertThat(report.of(UCB).finalRegret().high())
                .isLessThan(report.of(new Uniform()).finalRegret().low() / 5);
    }

    @Test
    void whereNoActionDoesAnythingNobodyBeatsAnother() {
        BanditReport report =
                race(PlantedWorlds.sameForAll(0, 4, 1, ROUNDS), 20, GREEDY, UCB, THOMPSON, SAFE, ABN, new Uniform());

        for (PolicyResult result : report.policies()) {
            assertThat(result.finalRegret().estimate()).isZero();
            assertThat(result.reward().estimate())
                    .isEqualTo(report.of(ABN).reward().estimate());
        }
    }

    /** Only one side of the intervals makes a winner: with nothing to find, at 95% the baseline is kept in about 97 of 100 worlds. */
    @Test
    void theTestKeepsTheBaselineWhereNothingWorks() {
        List<Double> last = race(PlantedWorlds.sameForAll(0, 4, 1, new Schedule(12, 100, 0)), 400, ABN)
                .of(ABN)
                .shares()
                .get(11);

        assertThat(last.get(0)).isBetween(0.955, 0.995);
    }

    @Test
    void afterAChangeForgettingRecoversSooner() {
        BanditWorld before = PlantedWorlds.personal(1, ROUNDS);
        BanditWorld world = PlantedWorlds.changed(before, Change.permuted(30, before.reward(), 2, 0, 1));
        LinUcb ucb = new LinUcb(1, FORGETTING);
        LinearThompson thompson = new LinearThompson(1, FORGETTING);

        BanditReport report = race(world, 20, UCB, ucb, THOMPSON, thompson);

        assertThat(afterChange(report, ucb).high())
                .isLessThan(afterChange(report, UCB).low() / 2);
        assertThat(afterChange(report, thompson).high())
                .isLessThan(afterChange(report, THOMPSON).low() / 2);
        BanditReport steady = race(before, 20, UCB, ucb);
        assertThat(steady.of(ucb).finalRegret().low())
                .as("where nothing changes, forgetting costs")
                .isGreaterThan(steady.of(UCB).finalRegret().high());
    }

    private static Interval afterChange(BanditReport report, BanditPolicy policy) {
        return Objects.requireNonNull(report.of(policy).regretAfterChange());
    }

    @Test
    void delayCostsThoseWhoLearn() {
        BanditReport report =
                race(PlantedWorlds.personal(1, new Schedule(60, 100, 6)), 20, GREEDY, UCB, THOMPSON, new Uniform());

        for (BanditPolicy learns : List.of(GREEDY, UCB, THOMPSON)) {
            assertThat(Objects.requireNonNull(report.of(learns).costOfDelay()).low())
                    .isPositive();
        }
        assertThat(Objects.requireNonNull(report.of(new Uniform()).costOfDelay())
                        .estimate())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void theSafeOneKeepsTheGuardrailThatLinUcbBreaks(int delay) {
        BanditReport report = race(PlantedWorlds.risky(new Schedule(60, 100, delay)), 200, UCB, SAFE, new Always(0));

        GuardrailResult broken = report.of(UCB).guardrails().get(0);
        GuardrailResult kept = report.of(SAFE).guardrails().get(0);
        assertThat(broken.worldsAbove().low()).isGreaterThan(0.9);
        assertThat(kept.worldsAbove().estimate()).isLessThanOrEqualTo(SAFE.risk());
        double luck =
                report.of(new Always(0)).guardrails().get(0).worldsEverAbove().estimate();
        assertThat(kept.worldsEverAbove().low())
                .as("beyond what the baseline's first rounds do by chance")
                .isLessThanOrEqualTo(luck + SAFE.risk());
        assertThat(report.of(SAFE).reward().low())
                .as("it earns more than the baseline all the same")
                .isGreaterThan(report.of(new Always(0)).reward().high());
    }

    @Test
    void theSafeOneGivesUpAtMostItsShareOfTheBaseline() {
        BanditWorld world = PlantedWorlds.sameForAll(0.3, 4, 1, new Schedule(30, 100, 0));
        SafeLinUcb careful = new SafeLinUcb(1, 0.02, 0.05, USUAL);

        BanditReport report = race(world, 60, UCB, careful, new Always(0));

        double baseline = report.of(new Always(0)).reward().estimate();
        assertThat(report.of(careful).reward().low()).isGreaterThan(baseline * 0.98);
        assertThat(report.of(careful).shares().get(0)).containsExactly(1.0, 0.0, 0.0);
        assertThat(report.of(careful).shares().get(3).get(2))
                .isLessThan(report.of(UCB).shares().get(0).get(2));
    }

    @Test
    void whereTheBestIsNotSafeTheNextBestIsTaken() {
        List<Double> last = race(PlantedWorlds.riskyOrMild(ROUNDS), 20, SAFE)
                .of(SAFE)
                .shares()
                .get(59);

        assertThat(last.get(1)).as("what the limit has room for").isBetween(0.2, 0.5);
        assertThat(last.get(2)).as("else the safe one, not the baseline").isGreaterThan(0.25);
    }

    @Test
    void theTestWinsWhereOneActionIsBestForAllAndTheRunIsLong() {
        EpsilonGreedy neverStops = new EpsilonGreedy(0.1, 0, USUAL);
        UniformAbn abn = new UniformAbn(6, 0.95);
        BanditWorld world = PlantedWorlds.sameForAll(0.7, 24, 1, new Schedule(150, 100, 0));

        BanditReport report = race(world, 12, neverStops, THOMPSON, abn);

        assertThat(againstAbn(report, neverStops).high()).isNegative();
        assertThat(againstAbn(report, THOMPSON).high())
                .as("features that tell nothing cost")
                .isNegative();
        assertThat(report.of(abn).shares().get(149).get(1)).isEqualTo(1.0);
    }

    @Test
    void theTestLosesWhereWhoGetsWhatMatters() {
        BanditReport report = race(PlantedWorlds.personal(1, ROUNDS), 20, GREEDY, UCB, THOMPSON, ABN);

        for (BanditPolicy learns : List.of(GREEDY, UCB, THOMPSON)) {
            assertThat(againstAbn(report, learns).low()).isPositive();
        }
        assertThat(report.of(ABN).againstAbn()).isNull();
    }

    @Test
    void anOracleHasNoRegretAndOneWithinLimitsKeepsThem() {
        Oracle limited = new Oracle(true);
        BanditReport report = race(PlantedWorlds.risky(new Schedule(12, 400, 0)), 40, new Oracle(false), limited, SAFE);

        assertThat(report.of(new Oracle(false)).finalRegret().estimate()).isZero();
        assertThat(report.of(limited).guardrails().get(0).rate().low()).isLessThanOrEqualTo(0.035);
        assertThat(report.of(limited).guardrails().get(0).rate().high()).isGreaterThan(0.034);
        assertThat(report.of(limited).reward().low())
                .isGreaterThan(report.of(SAFE).reward().high());
    }
}
