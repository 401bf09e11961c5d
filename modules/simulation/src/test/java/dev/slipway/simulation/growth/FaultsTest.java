package dev.slipway.simulation.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rings, abusers, delays and drift are there when planted, show where they should, and not when they are not. */
class FaultsTest {
    private static final int MANY = 20_000;
    private static final int WEEKS = 12;

    private static Trial trial(Map<String, Double> parameters) {
        return new Trial(Trial.spec(MANY, WEEKS, Map.of(), parameters), "control", "bonus");
    }

    @Test
    void ringsShareDevicesAndCommitFraud() {
        Trial trial = trial(Map.of("fraud_rings", 0.04, "abusers", 0.0));
        int ring = 0;
        for (int user = 0; user < MANY; user++) {
            ring += trial.risk[user] >= 0.06 ? 1 : 0;
        }
        assertThat(ring / (double) MANY).isBetween(0.032, 0.048);
        Trial.Estimate shared = trial.mean(user -> trial.risk[user] >= 0.06, user -> trial.sharedDevices[user]);
        Trial.Estimate others = trial.mean(user -> trial.risk[user] < 0.06, user -> trial.sharedDevices[user]);
        assertThat(shared.value()).isBetween(4.0, 6.5);
        assertThat(others.value()).isLessThan(1.2);
        double many = rate(trial, "loss_fraud", "gmv", 4, 10);
        assertThat(many).isGreaterThan(8 * rate(trial, "loss_fraud", "gmv", 1, 2));
        assertThat(trial(Map.of("fraud_rings", 0.0, "abusers", 0.0)).sharedDevices)
                .doesNotContain(4, 5, 6, 7, 8);
    }

    /** Among users with so many accounts on their device. */
    private static double rate(Trial trial, String columns, String over, int from, int to) {
        double above = 0;
        double below = 0;
        for (int user = 0; user < MANY; user++) {
            if (trial.sharedDevices[user] >= from && trial.sharedDevices[user] <= to) {
                above += trial.value(columns, user);
                below += trial.value(over, user);
            }
        }
        return above / below;
    }

    @Test
    void theScoreTellsOfRiskAsMuchAsItIsTold() {
        assertThat(correlation(trial(Map.of("risk_signal", 0.0)))).isCloseTo(0, within(0.03));
        assertThat(correlation(trial(Map.of("risk_signal", 0.6)))).isBetween(0.45, 0.7);
        assertThat(correlation(trial(Map.of("risk_signal", 1.0)))).isGreaterThan(0.95);
    }

    /** Of the log-odds of the score with the logarithm of the latent risk. */
    private static double correlation(Trial trial) {
        double[] sums = new double[5];
        for (int user = 0; user < MANY; user++) {
            double share = Math.clamp(trial.score[user] / 100, 0.001, 0.999);
            double x = Math.log(share / (1 - share));
            double y = Math.log(trial.risk[user]);
            double[] terms = {x, y, x * x, y * y, x * y};
            for (int i = 0; i < terms.length; i++) {
                sums[i] += terms[i] / MANY;
            }
        }
        double covariance = sums[4] - sums[0] * sums[1];
        return covariance / Math.sqrt((sums[2] - sums[0] * sums[0]) * (sums[3] - sums[1] * sums[1]));
    }

    @Test
    void abusersTakeBonusesAndLittleElse() {
        Trial trial = trial(Map.of("abusers", 0.1));
        Trial.Estimate abused =
                trial.mean(user -> trial.arm[user] == 1, user -> trial.value("loss_bonus_abuse", user) > 0 ? 1 : 0);
        assertThat(abused.value()).isBetween(0.085, 0.115);
        Trial.Estimate gmv = trial.mean(
                user -> trial.arm[user] == 1 && trial.value("loss_bonus_abuse", user) > 0,
                user -> trial.value("gmv", user));
        assertThat(gmv.value())
                .isLessThan(0.6 * trial.mean("bonus", "gmv", user -> true).value());
        Trial none = trial(Map.of("abusers", 0.0));
        assertThat(none.mean(user -> true, user -> none.value("loss_bonus_abuse", user))
                        .value())
                .isZero();
    }

    @Test
    void chargebacksComeAfterTheirDelay() {
        Trial trial = trial(Map.of("chargeback_delay", 4.0, "fraud_per_1000", 20.0));
        double[] chargebacks = new double[WEEKS];
        trial.read(
                "behavior_weekly",
                (batch, row, user) ->
                        chargebacks[(int) batch.longs(1)[row]] += Trial.at(batch, row, Columns.CHARGEBACKS));
        for (int week = 0; week < 4; week++) {
            assertThat(chargebacks[week]).isZero();
        }
        assertThat(chargebacks[4]).isPositive();
        assertThat(chargebacks[4] / chargebacks[5]).isBetween(0.4, 0.65);
    }

    @Test
    void fraudMovesInItsWeek() {
        Trial trial = trial(Map.of("fraud_drift", 1.0, "drift_week", 7.0, "fraud_per_1000", 10.0, "fraud_rings", 0.0));
        Map<String, double[]> lost = new HashMap<>();
        trial.read("behavior_weekly", (batch, row, user) -> {
            double[] sums = lost.computeIfAbsent(trial.segment[user], each -> new double[4]);
            int later = batch.longs(1)[row] >= 6 ? 2 : 0;
            sums[later] += Trial.at(batch, row, Columns.LOSS_FRAUD);
            sums[later + 1] += Trial.at(batch, row, Columns.GMV);
        });
        assertThat(growth(lost, "business")).isGreaterThan(2);
        assertThat(growth(lost, "student")).isLessThan(0.7);
    }

    /** The loss rate after the drift, relative to before. */
    private static double growth(Map<String, double[]> lost, String segment) {
        double[] sums = lost.getOrDefault(segment, new double[4]);
        return sums[2] / sums[3] / (sums[0] / sums[1]);
    }
}
