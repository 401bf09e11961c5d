package dev.slipway.simulation.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.RampStep;
import dev.slipway.simulation.BehaviorWorld;
import dev.slipway.simulation.truth.RolloutTruth;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Some users outside the experiment adopt the feature by themselves; what it did to them is known. */
class RolloutTest {
    private static final int USERS = 60_000;
    private static final int DAYS = 42;
    private static final Map<String, Double> EFFECTS =
            Map.of("plays_14d", 0.5, "purchase_14d", 0.02, "retention_7", 0.025, "revenue_14d", 2.0);
    private static final Trial WITH = new Trial(Trial.spec(USERS, DAYS, EFFECTS, Map.of()));
    private static final Trial WITHOUT = new Trial(Trial.spec(USERS, DAYS, Trial.only(Map.of()), Map.of()));

    private static RolloutTruth truth(Trial trial) {
        return trial.simulation.rollout().orElseThrow();
    }

    private static boolean adopted(Trial trial, int user) {
        return trial.adoptedAt[user] != Long.MAX_VALUE;
    }

    /** Users who could have adopted: outside the experiment, signed up before the study. */
    private static boolean eligible(Trial trial, int user) {
        return Trial.COIN.variantOf("x-" + (user + 1)) == null && !Double.isNaN(trial.spendBefore[user]);
    }

    @Test
    void asManyAdoptAsAskedInWavesFromTheThirdWeekOn() {
        double adopters = 0;
        double eligible = 0;
        for (int user = 0; user < USERS; user++) {
            assertThat(adopted(WITH, user) && !eligible(WITH, user)).isFalse();
            eligible += eligible(WITH, user) ? 1 : 0;
            adopters += adopted(WITH, user) ? 1 : 0;
            if (adopted(WITH, user)) {
                long since = WITH.adoptedAt[user] - Trial.start();
                assertThat(since % (7 * Calendar.DAY)).isZero();
                assertThat(since / Calendar.DAY).isBetween(14L, DAYS - 14L);
            }
        }
        assertThat(adopters / eligible).isCloseTo(0.35, within(4 * Math.sqrt(0.35 * 0.65 / eligible)));
        assertThat(truth(WITH).waves())
                .containsExactly(LocalDate.of(2026, 10, 19), LocalDate.of(2026, 10, 26), LocalDate.of(2026, 11, 2));
    }

    /** The same users with and without the feature: their difference is the truth, by wave and week and overall. */
    @Test
    void theTruthIsWhatTheFeatureDidToAdopters() {
        assertTruth(truth(WITH).sessions(), WITH.sessions, WITHOUT.sessions);
        assertTruth(truth(WITH).purchases(), WITH.purchases, WITHOUT.purchases);
        check(
                "revenue",
                truth(WITH).revenue().overall(),
                gained(week -> user -> WITH.spent[week][user] - WITHOUT.spent[week][user], -1, -1));
    }

    private static void assertTruth(RolloutTruth.Effects truth, int[][] with, int[][] without) {
        Gains gains = week -> user -> with[week][user] - without[week][user];
        check("overall", truth.overall(), gained(gains, -1, -1));
        for (int wave = 0; wave < truth.byWave().size(); wave++) {
            check("wave " + wave, truth.byWave().get(wave), gained(gains, wave, -1));
        }
        for (int week = 0; week < truth.byWeek().size(); week++) {
            check("week " + week, truth.byWeek().get(week), gained(gains, -1, week));
        }
        check("wave 0 week 1", truth.byWaveAndWeek().get(0).get(1), gained(gains, 0, 1));
    }

    private interface Gains {
        IntToDoubleFunction in(int week);
    }

    private record Mean(double mean, double standardError) {}

    private static void check(String name, double truth, Mean seen) {
        assertThat(seen.mean()).as(name).isCloseTo(truth, within(4 * seen.standardError()));
    }

    /** Mean gain over adopters and their weeks, of one wave and one week since adoption or all, where it is −1. */
    private static Mean gained(Gains gains, int wave, int since) {
        double weeks = 0;
        double sum = 0;
        double squares = 0;
        for (int user = 0; user < USERS; user++) {
            if (adopted(WITH, user)) {
                int first = (int) ((WITH.adoptedAt[user] - Trial.start()) / Calendar.DAY / 7);
                double own = 0;
                int counted = 0;
                for (int week = first; week < DAYS / 7; week++) {
                    if ((wave < 0 || wave == first - 2) && (since < 0 || since == week - first)) {
                        own += gains.in(week).applyAsDouble(user);
                        counted++;
                    }
                }
                weeks += counted;
                sum += own;
                squares += own * own;
            }
        }
        return new Mean(sum / weeks, Math.sqrt(squares) / weeks);
    }

    /** Later weeks of adopters against users who never adopt. */
    private static Trial.Difference naive(Trial trial, boolean weighted) {
        int[] group = new int[USERS];
        double[] weight = new double[2];
        double[] sum = new double[2];
        Adoption adoption =
                Blueprint.of(trial.spec, Trial.EXPERIMENT, Trial.COIN).adoption();
        PersonMaker maker = new PersonMaker(Blueprint.of(trial.spec, Trial.EXPERIMENT, Trial.COIN));
        double squares = 0;
        for (int user = 0; user < USERS; user++) {
            if (eligible(trial, user)) {
                Person person = maker.make(user);
                double p = adoption.probability(person.channel, person.device, person.country, person.sessionsBefore);
                group[user] = adopted(trial, user) ? 1 : 0;
                double w = group[user] == 1 || !weighted ? 1 : p / (1 - p);
                double y = trial.sessions[DAYS / 7 - 1][user];
                weight[group[user]] += w;
                sum[group[user]] += w * y;
                squares += group[user] == 1 ? 0 : w * w * y * y;
            }
        }
        double error = Math.sqrt(squares) / weight[0] + Math.sqrt(sum[1] / weight[1] * 4 / weight[1]);
        return new Trial.Difference(sum[0] / weight[0], sum[1] / weight[1], error);
    }

    /** In the last week, over waves that adopted one to three weeks before. */
    private static double lastWeek(RolloutTruth truth) {
        return truth.sessions().byWaveAndWeek().stream()
                .mapToDouble(List::getLast)
                .average()
                .orElseThrow();
    }

    @Test
    void adoptersAreOtherPeopleAndTheirPropensitySaysHow() {
        Trial.Difference naive = naive(WITH, false);
        assertThat(naive.effect()).isGreaterThan(2.5 * lastWeek(truth(WITH)));
        Trial.Difference weighted = naive(WITH, true);
        assertThat(weighted.effect()).isCloseTo(lastWeek(truth(WITH)), within(4 * weighted.standardError()));
        assertThat(weighted.standardError()).isLessThan(lastWeek(truth(WITH)));
    }

    @Test
    void withoutConfoundingTheNaiveDifferenceIsRight() {
        Trial trial = new Trial(Trial.spec(USERS, DAYS, EFFECTS, Map.of("confounding", 0.0)));
        Trial.Difference naive = naive(trial, false);
        assertThat(naive.effect()).isCloseTo(lastWeek(truth(trial)), within(4 * naive.standardError()));
    }

    @Test
    void aShortStudyAndARampHaveNoTruth() {
        assertThat(new Trial(Trial.spec(500, 21, Map.of(), Map.of())).simulation.rollout())
                .isEmpty();
        Allocation ramp = new Allocation(
                1,
                List.of(new RampStep(0, 0.2), new RampStep(7, 1)),
                "home",
                List.of(0, 10_000),
                0,
                Trial.EXPERIMENT.allocation().variants());
        Experiment ramped = new Experiment("home-feed", "user_id", "control", ramp, null);
        assertThat(new BehaviorWorld(1)
                        .prepare(Trial.spec(500, DAYS, Map.of(), Map.of()), ramped, Trial.COIN)
                        .rollout())
                .isEmpty();
    }
}
