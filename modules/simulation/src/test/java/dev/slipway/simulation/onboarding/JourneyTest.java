package dev.slipway.simulation.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.VariantAssigner;
import dev.slipway.simulation.OnboardingWorld;
import dev.slipway.simulation.Simulation;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What users do looks like the product that the world describes. */
class JourneyTest {
    private static Trial trial;

    @BeforeAll
    static void simulate() {
        trial = new Trial(Trial.spec(40_000, 28, Map.of(), Map.of()));
    }

    private static long at(String event, int user) {
        return trial.first[EventNames.code(event)][user];
    }

    @Test
    void controlPassesKycAtTheMomentOfSignUp() {
        int completed = 0;
        for (int user = 0; user < trial.arm.length; user++) {
            if (trial.arm[user] == 0) {
                assertThat(at("kyc_complete", user)).isEqualTo(at("signup_complete", user));
                assertThat(at("kyc_start", user)).isEqualTo(Long.MAX_VALUE);
                completed += at("signup_complete", user) < Long.MAX_VALUE ? 1 : 0;
            }
        }
        assertThat(completed).isGreaterThan(7_000);
    }

    @Test
    void treatmentStartsKycAfterSignUpAndBeforeItsEnd() {
        int passed = 0;
        for (int user = 0; user < trial.arm.length; user++) {
            if (trial.arm[user] == 1 && at("kyc_complete", user) < Long.MAX_VALUE) {
                assertThat(at("kyc_start", user)).isBetween(at("signup_complete", user), at("kyc_complete", user));
                passed++;
            }
        }
        assertThat(passed).isGreaterThan(7_000);
    }

    @Test
    void everyStepFollowsTheOneBefore() {
        List<List<String>> ways = List.of(
                List.of("signup_start", "name", "address", "id_document", "selfie", "signup_complete"),
                List.of("signup_start", "email_verified", "phone_verified", "signup_complete"));
        for (int user = 0; user < trial.arm.length; user++) {
            if (trial.arm[user] >= 0 && at("signup_complete", user) < Long.MAX_VALUE) {
                long before = trial.exposedAt[user];
                for (String step : ways.get(trial.arm[user])) {
                    assertThat(at(step, user)).as(step).isGreaterThanOrEqualTo(before);
                    before = at(step, user);
                }
            }
        }
    }

    @Test
    void fraudIsFlaggedOnlyAfterSignUp() {
        int flagged = 0;
        for (int user = 0; user < trial.arm.length; user++) {
            if (at("fraud_flagged", user) < Long.MAX_VALUE) {
                assertThat(at("fraud_flagged", user)).isGreaterThan(at("signup_complete", user));
                flagged++;
            }
        }
        assertThat(flagged).isBetween(50, 250);
    }

    @Test
    void stepsTakeAsLongAsPeopleTake() {
        assertThat(median("signup_start", 0)).isCloseTo(20, within(1.5));
        assertThat(median("signup_start", 1)).isCloseTo(20, within(1.5));
        assertThat(median("signup_complete", 0) / 60).isCloseTo(6.6, within(0.4));
        assertThat(median("signup_complete", 1) / 60).isCloseTo(2.9, within(0.3));
        assertThat(median("kyc_complete", 1) / 3_600).isCloseTo(31, within(4.0));
    }

    /** Seconds from exposure, among those who got there within 7 days, exposed in the first 20 days. */
    private static double median(String event, int arm) {
        long last = trial.exposedAt[20_000];
        double[] seconds = IntStream.range(0, trial.arm.length)
                .filter(u -> trial.arm[u] == arm && trial.exposedAt[u] < last)
                .filter(u -> trial.within(event, u, Duration.ofDays(7)))
                .mapToDouble(u -> (at(event, u) - trial.exposedAt[u]) / 1000.0)
                .sorted()
                .toArray();
        return seconds[seconds.length / 2];
    }

    @Test
    void intentPredictsCompletionAlikeInBothArms() {
        assertThat(correlation(0)).isBetween(0.5, 0.63);
        assertThat(correlation(1)).isBetween(0.5, 0.63);
        double[] means = new double[2];
        int[] n = new int[2];
        for (int user = 0; user < trial.arm.length; user++) {
            if (trial.arm[user] >= 0) {
                means[trial.arm[user]] += trial.intent[user];
                n[trial.arm[user]]++;
            }
            assertThat(trial.intent[user]).isBetween(0.0, 1.0);
        }
        assertThat(means[1] / n[1]).isCloseTo(means[0] / n[0], within(0.01));
    }

    private static double correlation(int arm) {
        int[] users = IntStream.range(0, trial.arm.length)
                .filter(u -> trial.arm[u] == arm)
                .toArray();
        double[] x = Arrays.stream(users).mapToDouble(u -> trial.intent[u]).toArray();
        double[] y = Arrays.stream(users)
                .mapToDouble(u -> trial.within("signup_complete", u, Duration.ofDays(1)) ? 1 : 0)
                .toArray();
        double mx = Arrays.stream(x).average().orElseThrow();
        double my = Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mx) * (y[i] - my);
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
        }
        return xy / Math.sqrt(xx * yy);
    }

    @Test
    void eventsAreSortedByUserAndTimeAndInsideTheObservation() {
        long start = Trial.START.toEpochDay() * Arrivals.DAY;
        String[] lastUser = {""};
        long[] lastTime = {0};
        trial.read("events", batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                String user = batch.texts(0)[row];
                long time = batch.longs(1)[row];
                assertThat(user).isGreaterThanOrEqualTo(lastUser[0]);
                assertThat(time).isBetween(start, start + 28 * Arrivals.DAY - 1);
                if (user.equals(lastUser[0])) {
                    assertThat(time).isGreaterThanOrEqualTo(lastTime[0]);
                }
                boolean deposit = batch.texts(2)[row].equals("deposit");
                assertThat(Double.isNaN(batch.numbers(4)[row])).isNotEqualTo(deposit);
                lastUser[0] = user;
                lastTime[0] = time;
            }
        });
        assertThat(lastUser[0]).matches("[0-9a-z]{3}-040000");
    }

    @Test
    void arrivalsHaveARhythmAndHalfOfThemMatureInFourteenDays() {
        int[] byDay = new int[8];
        int[] byHour = new int[24];
        int[] mature = {0};
        long cut = (Trial.START.toEpochDay() + 14) * Arrivals.DAY;
        trial.read(
                "users",
                batch -> Trial.each(batch, (row, user) -> {
                    Instant at = Instant.ofEpochMilli(batch.longs(1)[row]);
                    byDay[at.atZone(ZoneOffset.UTC).getDayOfWeek().getValue()]++;
                    byHour[at.atZone(ZoneOffset.UTC).getHour()]++;
                    mature[0] += batch.longs(1)[row] < cut ? 1 : 0;
                }));
        assertThat(byDay[DayOfWeek.SUNDAY.getValue()] / (double) byDay[DayOfWeek.TUESDAY.getValue()])
                .isBetween(0.6, 0.8);
        assertThat(byHour[20]).isGreaterThan(4 * byHour[3]);
        assertThat(mature[0] / 40_000.0).isBetween(0.5, 0.55);
    }

    @Test
    void theNewAppVersionSpreadsAlikeInBothArms() {
        double[][] newest = new double[2][2];
        double[][] all = new double[2][2];
        long week = (Trial.START.toEpochDay() + 7) * Arrivals.DAY;
        trial.read(
                "users",
                batch -> Trial.each(batch, (row, user) -> {
                    int later = batch.longs(1)[row] < week ? 0 : 1;
                    int arm = Math.max(0, trial.arm[user]);
                    all[later][arm]++;
                    newest[later][arm] += batch.texts(5)[row].equals("5.8.0") ? 1 : 0;
                }));
        for (int arm = 0; arm < 2; arm++) {
            assertThat(newest[0][arm] / all[0][arm]).isCloseTo(0.10, within(0.02));
            assertThat(newest[1][arm] / all[1][arm]).isCloseTo(0.29, within(0.03));
        }
    }

    @Test
    void depositsHaveAHeavyTail() {
        List<Double> amounts = new ArrayList<>();
        trial.read("events", batch -> {
            for (double amount : Arrays.copyOf(batch.numbers(4), batch.rows())) {
                if (!Double.isNaN(amount)) {
                    amounts.add(amount);
                }
            }
        });
        double[] sorted =
                amounts.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double median = sorted[sorted.length / 2];
        double mean = Arrays.stream(sorted).average().orElseThrow();
        assertThat(median).isCloseTo(60, within(2.0));
        assertThat(mean / median).isCloseTo(Math.exp(1.1 * 1.1 / 2), within(0.1));
        assertThat(sorted[0]).isPositive();
    }

    @Test
    void whoTakesNoPartIsNeitherAssignedNorExposedButActs() {
        Simulation half = new OnboardingWorld(2)
                .prepare(
                        Trial.spec(5_000, 7, Map.of(), Map.of()),
                        Trial.EXPERIMENT,
                        id -> Trial.user(id) % 2 == 0 ? null : Trial.COIN.variantOf(id));
        for (String table : List.of("assignments", "exposures")) {
            Set<Integer> seen = users(half, table);
            assertThat(seen).hasSizeBetween(2_490, 2_500).allMatch(user -> user % 2 == 1);
        }
        assertThat(users(half, "users")).hasSize(5_000);
        assertThat(users(half, "events")).anyMatch(user -> user % 2 == 0).hasSize(5_000);
        List<String> progressive = new ArrayList<>();
        Trial.table(half, "events").stream(
                JobContext.unwatched(),
                batch -> Trial.each(batch, (row, user) -> {
                    if (user % 2 == 0 && batch.texts(2)[row].equals("email_verified")) {
                        progressive.add(batch.texts(0)[row]);
                    }
                }));
        assertThat(progressive).isEmpty();
    }

    @Test
    void theDayOfArrivalDecidesWhoTakesPart() {
        VariantAssigner ramp = new VariantAssigner() {
            @Override
            public String variantOf(String unitId) {
                return "control";
            }

            @Override
            public @Nullable String variantOf(String unitId, int arrivalDay) {
                return arrivalDay < 3 && Trial.user(unitId) % 4 != 0 ? null : Trial.COIN.variantOf(unitId);
            }
        };
        Simulation ramped =
                new OnboardingWorld(2).prepare(Trial.spec(6_000, 6, Map.of(), Map.of()), Trial.EXPERIMENT, ramp);
        long[] arrived = new long[6];
        long[] assigned = new long[6];
        Trial.table(ramped, "users").stream(JobContext.unwatched(), batch -> byDay(batch, 1, arrived));
        Trial.table(ramped, "assignments").stream(JobContext.unwatched(), batch -> byDay(batch, 3, assigned));
        for (int day = 0; day < 6; day++) {
            assertThat(assigned[day] / (double) arrived[day])
                    .as("day " + day)
                    .isCloseTo(day < 3 ? 0.25 : 1, within(0.01));
        }
        assertThat(users(ramped, "events")).hasSize(6_000);
    }

    private static void byDay(ColumnBatch batch, int column, long[] into) {
        long start = Trial.START.toEpochDay() * Arrivals.DAY;
        for (int row = 0; row < batch.rows(); row++) {
            into[(int) ((batch.longs(column)[row] - start) / Arrivals.DAY)]++;
        }
    }

    private static Set<Integer> users(Simulation simulation, String table) {
        Set<Integer> users = new HashSet<>();
        Trial.table(simulation, table).stream(
                JobContext.unwatched(), (ColumnBatch batch) -> Trial.each(batch, (row, user) -> users.add(user)));
        return users;
    }
}
