package dev.slipway.simulation.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Planted faults and shifts are there, are as large as planted, and don't change the truth where they should not. */
class FaultsTest {
    private static final int USERS = 20_000;
    private static final int DAYS = 28;
    private static final Metric PURCHASE = Trial.within(MetricKind.PROPORTION, "purchase", 14);
    private static final Trial CLEAN = with(Map.of());

    private static Trial with(Map<String, Double> parameters) {
        return new Trial(Trial.spec(USERS, DAYS, Map.of(), parameters));
    }

    private static void assertTruthStays(Trial trial) {
        assertThat(trial.simulation.truth(PURCHASE)).isEqualTo(CLEAN.simulation.truth(PURCHASE));
    }

    private static double[] exposed(Trial trial) {
        double[] n = new double[2];
        for (int arm : trial.arm) {
            if (arm >= 0) {
                n[arm]++;
            }
        }
        return n;
    }

    @Test
    void lostExposuresShowInTheSampleRatio() {
        double[] clean = exposed(CLEAN);
        double[] lost = exposed(with(Map.of("sample_ratio_fault", 0.1)));
        assertThat(clean[1] / clean[0]).isCloseTo(1, within(0.08));
        assertThat(lost[0]).isEqualTo(clean[0]);
        assertThat(lost[1] / clean[1]).isCloseTo(0.9, within(0.02));
    }

    @Test
    void botsClickLikeMachines() {
        Trial trial = with(Map.of("bots", 0.02));
        Map<Integer, Integer> clicks = new HashMap<>();
        trial.read("events", (batch, row, user) -> {
            if (batch.longs(3)[row] >= 1_000_000) {
                clicks.merge(user, 1, Integer::sum);
            }
        });
        double visitors = 0;
        for (int user = 0; user < USERS; user++) {
            int total = 0;
            for (int[] week : CLEAN.sessions) {
                total += week[user];
            }
            visitors += total > 0 ? 1 : 0;
        }
        assertThat(clicks.size() / visitors).isCloseTo(0.02, within(0.005));
        assertThat(clicks.values()).allMatch(n -> n <= 2_000).anyMatch(n -> n == 2_000);
        assertTruthStays(trial);
    }

    @Test
    void lateEventsMissTheirWindow() {
        Trial trial = with(Map.of("late_events", 0.1));
        double late = 0;
        for (int user = 0; user < USERS; user++) {
            late += CLEAN.counts[EventNames.VIEW][user] - trial.counts[EventNames.VIEW][user];
        }
        assertThat(late).isPositive();
        assertThat(trial.events).isLessThan(CLEAN.events);
        assertTruthStays(trial);
    }

    @Test
    void duplicatesAreExactCopies() {
        Trial trial = with(Map.of("duplicates", 0.05));
        assertThat(trial.events / (double) CLEAN.events).isCloseTo(1.05, within(0.002));
        Set<String> rows = new HashSet<>();
        trial.read(
                "events",
                (batch, row, user) -> rows.add(
                        user + " " + batch.longs(1)[row] + " " + batch.texts(2)[row] + " " + batch.longs(3)[row]));
        assertThat((long) rows.size()).isEqualTo(CLEAN.events);
        assertTruthStays(trial);
    }

    /** Control users who feel the feed through others hide some of the effect; the truth is that of a launch. */
    @Test
    void interferenceShrinksWhatTheExperimentShows() {
        Map<String, Double> effects = Map.of("retention_7", 0.05, "plays_14d", 2.0);
        Trial clean = new Trial(Trial.spec(40_000, DAYS, effects, Map.of()));
        Trial mixed = new Trial(Trial.spec(40_000, DAYS, effects, Map.of("interference", 1.0)));
        Metric plays = Trial.within(MetricKind.COUNT, "play", 14);
        assertThat(mixed.simulation.truth(plays)).isEqualTo(clean.simulation.truth(plays));
        double control = mixed.arms(14, u -> mixed.counts[EventNames.PLAY][u]).control()
                - clean.arms(14, u -> clean.counts[EventNames.PLAY][u]).control();
        // A share of 0.3 of all users is treated, so control feels 0.3 of the effect, and of the effect on visits too.
        assertThat(control).isCloseTo(0.3 * 2.0, within(0.35));
        assertThat(mixed.arms(14, u -> mixed.counts[EventNames.PLAY][u]).treatment())
                .isEqualTo(clean.arms(14, u -> clean.counts[EventNames.PLAY][u]).treatment());
    }

    @Test
    void noveltyWearsOff() {
        Map<String, Double> effects = Trial.only(Map.of("plays_14d", 1.0));
        Trial trial = new Trial(Trial.spec(40_000, DAYS, effects, Map.of("novelty", 3.0, "novelty_half_life", 2.0)));
        double first = truth(trial, Trial.within(MetricKind.COUNT, "play", 1));
        double week = truth(trial, Trial.within(MetricKind.COUNT, "play", 7));
        double more = truth(trial, Trial.within(MetricKind.COUNT, "play", 14));
        assertThat(more).isCloseTo(1, within(1e-9));
        assertThat(first / week).isGreaterThan(0.45);
        assertThat(more - week).isLessThan(0.35 * week);
    }

    private static double truth(Trial trial, Metric metric) {
        return trial.simulation.truth(metric).orElseThrow();
    }

    @Test
    void channelsDifferAsMuchAsAsked() {
        Trial trial =
                new Trial(Trial.spec(40_000, DAYS, Trial.only(Map.of("plays_14d", 1.5)), Map.of("heterogeneity", 1.0)));
        Metric plays = Trial.within(MetricKind.COUNT, "play", 14);
        Map<String, Double> truth = trial.simulation.truth(plays, "acquisition_channel");
        assertThat(truth.keySet()).containsExactlyElementsOf(Population.CHANNELS);
        truth.forEach((channel, effect) -> {
            Trial.Difference seen =
                    trial.arms(14, u -> trial.channel[u].equals(channel), u -> trial.counts[EventNames.PLAY][u]);
            assertThat(seen.effect()).as(channel).isCloseTo(effect, within(4 * seen.standardError()));
        });
        assertThat(truth.get("social")).isGreaterThan(3 * truth.getOrDefault("affiliate", 0.0));
        Map<String, Double> devices = trial.simulation.truth(plays, "device_type");
        assertThat(devices.get("phone")).isGreaterThan(devices.getOrDefault("desktop", 0.0));
        assertThat(trial.simulation.truth(plays, "spend_before")).isEmpty();
    }

    @Test
    void countriesDifferInWhatTheySpendOnly() {
        Metric revenue = Trial.within(MetricKind.MEAN, "purchase", 14);
        Map<String, Double> spend = CLEAN.simulation.truth(revenue, "country");
        assertThat(spend.getOrDefault("Germany", 0.0) / spend.getOrDefault("Romania", 1.0))
                .isCloseTo(1.15 / 0.6, within(1e-9));
        assertThat(CLEAN.simulation.truth(PURCHASE, "country").values())
                .allSatisfy(effect -> assertThat(effect).isCloseTo(0.015, within(1e-9)));
    }

    @Test
    void driftMovesDevicesAndVisitsFromItsWeekOn() {
        Trial trial = with(Map.of("drift_week", 3.0, "device_drift", 0.6, "engagement_drift", 0.4));
        double[][] phone = new double[2][2];
        trial.read("events", (batch, row, user) -> {
            int after = batch.longs(1)[row] - Trial.start() >= 14 * Calendar.DAY ? 1 : 0;
            phone[after][batch.texts(8)[row].equals("phone") ? 1 : 0]++;
        });
        double before = phone[0][1] / (phone[0][0] + phone[0][1]);
        double after = phone[1][1] / (phone[1][0] + phone[1][1]);
        assertThat(1 - after).isCloseTo(0.4 * (1 - before), within(0.03));
        assertThat(sessions(trial, 0) / sessions(CLEAN, 0)).isCloseTo(1, within(0.005));
        assertThat(sessions(trial, 3) / sessions(CLEAN, 3)).isCloseTo(1.4, within(0.06));
    }

    private static double sessions(Trial trial, int week) {
        double sum = 0;
        for (int sessions : trial.sessions[week]) {
            sum += sessions;
        }
        return sum;
    }
}
