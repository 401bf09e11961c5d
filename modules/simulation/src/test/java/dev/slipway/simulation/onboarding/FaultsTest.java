package dev.slipway.simulation.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Planted faults are there, are as large as planted, and don't change the truth. */
class FaultsTest {
    private static final int USERS = 20_000;

    private static Trial with(String fault, double share) {
        return new Trial(Trial.spec(USERS, 28, Map.of(), Map.of(fault, share)));
    }

    private static long[] exposuresByArm(Trial trial) {
        long[] n = new long[2];
        trial.read(
                "exposures",
                batch -> Trial.each(batch, (row, user) -> n[batch.texts(2)[row].equals("control") ? 0 : 1]++));
        return n;
    }

    private static double chiSquare(long[] n) {
        double expected = (n[0] + n[1]) / 2.0;
        return Math.pow(n[0] - expected, 2) / expected + Math.pow(n[1] - expected, 2) / expected;
    }

    @Test
    void lostExposuresShowInTheSampleRatioAndOnlyThen() {
        assertThat(chiSquare(exposuresByArm(with("sample_ratio_fault", 0)))).isLessThan(10.8);
        long[] lost = exposuresByArm(with("sample_ratio_fault", 0.1));
        assertThat(chiSquare(lost)).isGreaterThan(30);
        assertThat(lost[1] / (double) lost[0]).isCloseTo(0.9, within(0.04));
    }

    @Test
    void crossoversMeetASecondVariantLater() {
        Trial trial = with("crossover", 0.05);
        Map<Integer, Integer> rows = new HashMap<>();
        trial.read("exposures", batch -> Trial.each(batch, (row, user) -> rows.merge(user, 1, Integer::sum)));
        long twice = rows.values().stream().filter(n -> n == 2).count();
        assertThat(twice / (double) USERS).isCloseTo(0.05, within(0.008));
        assertThat(new Trial(Trial.spec(USERS, 28, Map.of(), Map.of())).arm).isNotEqualTo(trial.arm);
    }

    @Test
    void duplicatesAndBotsAddRows() {
        double clean = with("duplicates", 0).events;
        Trial trial = with("duplicates", 0.05);
        assertThat(trial.events / clean).isBetween(1.06, 1.25);
        long[] busiest = {0};
        Map<Integer, Long> opens = new HashMap<>();
        trial.read("events", batch -> Trial.each(batch, (row, user) -> opens.merge(user, 1L, Long::sum)));
        opens.values().forEach(n -> busiest[0] = Math.max(busiest[0], n));
        assertThat(busiest[0]).isGreaterThan(120);
        assertThat(opens.values().stream().filter(n -> n > 115).count() / (double) USERS)
                .isCloseTo(0.01, within(0.004));
    }

    @Test
    void lateEventsMissTheirWindow() {
        Trial clean = with("late_events", 0);
        Trial late = with("late_events", 0.1);
        double before = clean.proportion("signup_complete", Duration.ofDays(1)).control();
        double after = late.proportion("signup_complete", Duration.ofDays(1)).control();
        assertThat(after / before).isCloseTo(0.9, within(0.02));
        assertThat(late.simulation.truth(Trial.proportionMetric("signup_complete", Duration.ofDays(1))))
                .isEqualTo(clean.simulation.truth(Trial.proportionMetric("signup_complete", Duration.ofDays(1))));
    }
}
