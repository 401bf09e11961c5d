package dev.slipway.simulation.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What is planted is what large samples show, in every column, for every policy. */
class RecoveryTest {
    private static final int MANY = 60_000;
    private static final int WEEKS = 12;
    private static final double STANDARD_ERRORS = 4;
    private static final String[] ARMS = {"control", "none", "bonus", "fee_waiver", "targeted"};

    private static void assertRecovered(Trial trial) {
        SoftAssertions softly = new SoftAssertions();
        for (String variant : trial.variants.subList(1, trial.variants.size())) {
            for (String column : Columns.NAMES) {
                mean(softly, trial, variant, column);
                any(softly, trial, variant, column);
            }
            mean(softly, trial, variant, Trial.NET);
            ratio(softly, trial, variant, Trial.NET, "active");
            ratio(softly, trial, variant, Trial.LOSS, "gmv");
            ratio(softly, trial, variant, "chargebacks", "transactions");
        }
        softly.assertAll();
    }

    private static void mean(SoftAssertions softly, Trial trial, String variant, String columns) {
        Trial.Estimate seen =
                trial.mean(variant, columns, user -> true).minus(trial.mean("control", columns, user -> true));
        check(softly, trial, variant, Trial.mean(columns), seen);
    }

    private static void any(SoftAssertions softly, Trial trial, String variant, String column) {
        Trial.Estimate seen = trial.any(variant, column).minus(trial.any("control", column));
        check(softly, trial, variant, Trial.metric(MetricKind.PROPORTION, column, null, null), seen);
    }

    private static void ratio(SoftAssertions softly, Trial trial, String variant, String columns, String over) {
        Trial.Estimate seen = trial.ratio(variant, columns, over).minus(trial.ratio("control", columns, over));
        check(softly, trial, variant, Trial.ratio(columns, over), seen);
    }

    private static void check(SoftAssertions softly, Trial trial, String variant, Metric metric, Trial.Estimate seen) {
        double truth = trial.simulation.truthOf(metric, variant).orElseThrow();
        softly.assertThat(seen.value())
                .as("%s %s %s %s", variant, metric.kind(), metric.column(), metric.denominator())
                .isCloseTo(truth, within(STANDARD_ERRORS * seen.standardError() + 1e-9));
    }

    @Test
    void defaultsAreRecovered() {
        assertRecovered(new Trial(Trial.spec(MANY, WEEKS, Map.of(), Map.of()), ARMS));
    }

    @Test
    void levelsAreRecovered() {
        Trial trial = new Trial(Trial.spec(MANY, WEEKS, Map.of(), Map.of()), "control", "bonus");
        for (String column : List.of("sessions", "revenue_gross", "bonus_cost")) {
            Map<String, Double> truth = trial.simulation.truth(Trial.mean(column), "segment");
            assertThat(truth).containsOnlyKeys(Population.SEGMENTS);
            truth.forEach((level, effect) -> {
                Trial.Estimate seen = trial.mean("bonus", column, user -> trial.segment[user].equals(level))
                        .minus(trial.mean("control", column, user -> trial.segment[user].equals(level)));
                assertThat(seen.value())
                        .as("%s of %s", column, level)
                        .isCloseTo(effect, within(STANDARD_ERRORS * seen.standardError()));
            });
        }
        assertThat(trial.simulation.truth(Trial.mean("gmv"), "kyc_level")).containsOnlyKeys(Population.KYC_LEVELS);
        assertThat(trial.simulation.truth(Trial.mean("gmv"), "tenure_weeks")).isEmpty();
    }

    @Test
    void unusualNumbersAreRecovered() {
        assertRecovered(new Trial(
                Trial.spec(
                        MANY,
                        WEEKS,
                        Map.of("bonus_activity", 1.5, "sleeping_dogs_activity", -0.6, "offer_churn", -0.8),
                        Map.ofEntries(
                                Map.entry("churn_per_week", 0.08),
                                Map.entry("seasonality", 0.4),
                                Map.entry("fraud_per_1000", 20.0),
                                Map.entry("fraud_rings", 0.05),
                                Map.entry("fraud_drift", 0.8),
                                Map.entry("drift_week", 5.0),
                                Map.entry("chargeback_delay", 6.0),
                                Map.entry("abusers", 0.1),
                                Map.entry("abuse_loss", 40.0),
                                Map.entry("bonus_size", 3.0),
                                Map.entry("fee_waiver_share", 0.8),
                                Map.entry("heterogeneity", 2.0),
                                Map.entry("smallest_propensity", 0.001),
                                Map.entry("confounding", 2.0))),
                ARMS));
    }

    @Test
    void aMetricOfFourWeeksIsThatOfAStudyOfFourWeeks() {
        Metric four = Trial.metric(MetricKind.MEAN, Trial.NET, null, Duration.ofDays(28));
        Growth twelve = growth(WEEKS);
        Growth short4 = growth(4);
        assertThat(twelve.truth(four).orElseThrow())
                .isCloseTo(short4.truth(Trial.mean(Trial.NET)).orElseThrow(), within(1e-12));
        assertThat(twelve.truth(Trial.mean(Trial.NET)).orElseThrow())
                .isNotCloseTo(twelve.truth(four).orElseThrow(), within(0.1));
    }

    private static Growth growth(int weeks) {
        var experiment = Trial.experiment("control", "bonus");
        return new Growth(Trial.spec(500, weeks, Map.of(), Map.of()), experiment, Trial.coin(experiment), 1);
    }

    /** A user's planted effects are against no offer, so their average is the difference of two variants. */
    @Test
    void effectsOfUsersAverageToTheEffectOfVariants() {
        Trial trial = new Trial(Trial.spec(5_000, WEEKS, Map.of(), Map.of()), "control", "none", "bonus", "fee_waiver");
        Metric net = Trial.mean(Trial.NET);
        double none = trial.simulation.truthOf(net, "none").orElseThrow();
        double bonus = trial.simulation.truthOf(net, "bonus").orElseThrow() - none;
        double waiver = trial.simulation.truthOf(net, "fee_waiver").orElseThrow() - none;
        assertThat(trial.mean(user -> true, user -> trial.effectBonus[user]).value())
                .isCloseTo(bonus / WEEKS, within(1e-10));
        assertThat(trial.mean(user -> true, user -> trial.effectWaiver[user]).value())
                .isCloseTo(waiver / WEEKS, within(1e-10));
    }

    @Test
    void withoutEffectsAnOfferChangesNothingButWhatItCosts() {
        Trial trial = new Trial(
                Trial.spec(5_000, WEEKS, Trial.only(Map.of()), Map.of()), "control", "none", "bonus", "fee_waiver");
        for (String variant : List.of("none", "bonus", "fee_waiver")) {
            for (String column : List.of("active", "sessions", "gmv", "revenue_gross", "loss_fraud", "churned")) {
                assertThat(trial.simulation.truthOf(Trial.mean(column), variant).orElseThrow())
                        .as("%s %s", variant, column)
                        .isCloseTo(0, within(1e-9));
            }
        }
        for (int user = 0; user < 5_000; user++) {
            assertThat(trial.effectBonus[user]).isNegative();
            assertThat(trial.effectWaiver[user]).isNegative();
        }
    }
}
