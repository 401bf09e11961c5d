package dev.slipway.simulation.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.simulation.math.Latent;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What is planted is what large samples show, for the planned windows and for others. */
class RecoveryTest {
    private static final int MANY = 200_000;
    private static final double STANDARD_ERRORS = 4;

    private static final Map<String, Duration> WINDOWS = Map.ofEntries(
            Map.entry("signup_complete 5 min", Duration.ofMinutes(5)),
            Map.entry("signup_complete 1 h", Duration.ofHours(1)),
            Map.entry("signup_complete 1 d", Duration.ofDays(1)),
            Map.entry("kyc_complete 12 h", Duration.ofHours(12)),
            Map.entry("kyc_complete 3 d", Duration.ofDays(3)),
            Map.entry("kyc_complete 7 d", Duration.ofDays(7)),
            Map.entry("kyc_complete 14 d", Duration.ofDays(14)),
            Map.entry("fraud_flagged 5 d", Duration.ofDays(5)),
            Map.entry("fraud_flagged 14 d", Duration.ofDays(14)),
            Map.entry("fraud_flagged 20 d", Duration.ofDays(20)));

    private static void assertRecovered(Trial trial) {
        SoftAssertions softly = new SoftAssertions();
        WINDOWS.forEach((name, window) -> {
            String event = name.substring(0, name.indexOf(' '));
            double truth = trial.simulation
                    .truth(Trial.proportionMetric(event, window))
                    .orElseThrow();
            Trial.Difference seen = trial.proportion(event, window);
            softly.assertThat(seen.effect()).as(name).isCloseTo(truth, within(STANDARD_ERRORS * seen.standardError()));
        });
        for (int day : new int[] {1, 3, 7, 14}) {
            double truth = trial.simulation.truth(Trial.retentionMetric(day)).orElseThrow();
            Trial.Difference seen = trial.retention(day);
            softly.assertThat(seen.effect())
                    .as("back on day " + day)
                    .isCloseTo(truth, within(STANDARD_ERRORS * seen.standardError()));
        }
        softly.assertAll();
    }

    @Test
    void defaultsAreRecoveredAndLookLikeTheProduct() {
        Trial trial = new Trial(Trial.spec(MANY, 28, Map.of(), Map.of()));
        assertRecovered(trial);
        Trial.Difference signup = trial.proportion("signup_complete", Duration.ofDays(1));
        assertThat(signup.control()).isCloseTo(0.412, within(0.008));
        assertThat(signup.treatment()).isCloseTo(0.462, within(0.008));
        assertThat(trial.proportion("fraud_flagged", Duration.ofDays(14)).control())
                .isCloseTo(0.0029, within(0.0008));
        assertThat(trial.retention(1).control()).isCloseTo(0.384, within(0.008));
        assertThat(trial.retention(7).control()).isCloseTo(0.211, within(0.008));
        assertThat(trial.events / (double) MANY).isBetween(12.0, 17.0);
        assertThat(trial.events / (double) MANY)
                .isCloseTo(Onboarding.description().eventsPerUser(), within(0.5));
    }

    @Test
    void theDefaultsSayWhatTheyPlant() {
        Trial trial = new Trial(Trial.spec(10, 28, Map.of(), Map.of()));
        assertThat(trial.simulation
                        .truth(Trial.proportionMetric("signup_complete", Duration.ofDays(1)))
                        .orElseThrow())
                .isCloseTo(0.05, within(1e-9));
        assertThat(trial.simulation
                        .truth(Trial.proportionMetric("kyc_complete", Duration.ofDays(7)))
                        .orElseThrow())
                .isCloseTo(-0.005, within(1e-9));
        assertThat(trial.simulation
                        .truth(Trial.proportionMetric("fraud_flagged", Duration.ofDays(14)))
                        .orElseThrow())
                .isCloseTo(0.0005, within(1e-9));
        assertThat(trial.simulation.truth(Trial.retentionMetric(7)).orElseThrow())
                .isCloseTo(0.01, within(1e-9));
    }

    @Test
    void unlikeSegmentsAndADriftingMixAverageOut() {
        Trial trial = new Trial(Trial.spec(
                MANY,
                28,
                Map.of("signup_completion", 0.1, "kyc_7d", -0.06, "fraud", 0.012, "retention_7", -0.03),
                Map.of("heterogeneity", 1.0, "channel_drift", 1.0, "intent_strength", 2.5)));
        assertRecovered(trial);
    }

    @Test
    void nothingPlantedGivesNothing() {
        Trial trial = new Trial(Trial.spec(
                MANY, 28, Map.of("signup_completion", 0.0, "kyc_7d", 0.0, "fraud", 0.0, "retention_7", 0.0), Map.of()));
        assertRecovered(trial);
        assertThat(trial.simulation
                        .truth(Trial.proportionMetric("kyc_complete", Duration.ofDays(7)))
                        .orElseThrow())
                .isCloseTo(0, within(1e-12));
        assertThat(trial.simulation.truth(Trial.retentionMetric(7)).orElseThrow())
                .isZero();
    }

    @Test
    void aHarmfulTreatmentIsRecovered() {
        assertRecovered(new Trial(Trial.spec(
                MANY,
                28,
                Map.of("signup_completion", -0.04, "kyc_7d", -0.05, "fraud", -0.001, "retention_7", 0.03),
                Map.of("baseline_completion", 0.7, "fraudster_share", 0.03))));
    }

    @Test
    void channelsDifferAsMuchAsAskedAndKeepTheAverage() {
        assertThat(spread(0)).isCloseTo(0, within(0.012));
        assertThat(spread(1)).isGreaterThan(0.04);
    }

    /** Planted effect on the affiliate channel minus that on e-mail, on the scale of shares. */
    private static double spread(double heterogeneity) {
        Setting setting = Setting.of(Trial.spec(10, 28, Map.of(), Map.of("heterogeneity", heterogeneity)));
        DayRates rates = DayRates.of(setting, 0);
        double mean = 0;
        double[] effect = new double[Population.CHANNELS.size()];
        double[] shares = Population.channelShares(0, 0);
        for (int s = 0; s < Population.SEGMENTS; s++) {
            int channel = s / Population.DEVICES.size();
            double device = Population.DEVICE_SHARE[s % Population.DEVICES.size()];
            double fraudster = rates.fraudster()[s];
            double honest = Latent.mean(rates.intercept()[1][s], setting.intentStrength())
                    - Latent.mean(rates.intercept()[0][s], setting.intentStrength());
            double here = (1 - fraudster) * honest + fraudster * (setting.slip(1) - setting.slip(0));
            effect[channel] += device * here;
            mean += shares[channel] * device * here;
        }
        assertThat(mean).isCloseTo(0.05, within(1e-8));
        return effect[Population.CHANNELS.indexOf("affiliate")] - effect[Population.CHANNELS.indexOf("email")];
    }
}
