package dev.slipway.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses.Estimand;
import dev.slipway.core.study.Analyses.Observational;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.stats.Effect;
import dev.slipway.stats.causal.InverseWeighting;
import dev.slipway.stats.causal.RegressionAdjustment;
import dev.slipway.stats.causal.Weighting;
import dev.slipway.stats.regression.DesignBuilder;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.warehouse.ExperimentData.Category;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the study asks is answered by the statistics module on the right units, and stands beside the randomised answer. */
class ObservationalCalculatorTest {
    private static final ObservationalReadout READOUT = BetaSample.ask(BetaSample.ASKED);

    static Estimate estimate(ObservationalReadout readout, String method) {
        return readout.estimates().stream()
                .filter(e -> e.method().equals(method))
                .findFirst()
                .orElseThrow(() -> new AssertionError(method + ": " + readout.warnings()));
    }

    private static DesignMatrix design() {
        DesignBuilder builder = new DesignBuilder(BetaSample.DATA.units());
        for (String name : BetaSample.COVARIATES) {
            double[] numbers = BetaSample.DATA.numbers().get(name);
            if (numbers != null) {
                builder.numeric(name, numbers);
            } else {
                Category category =
                        Objects.requireNonNull(BetaSample.DATA.categories().get(name));
                builder.factor(
                        name,
                        Arrays.stream(category.code())
                                .mapToObj(code -> category.levels().get(code))
                                .toArray(String[]::new));
            }
        }
        return builder.build();
    }

    private static boolean[] treated() {
        double[] beta = BetaSample.DATA.numbers().get("beta");
        boolean[] treated = new boolean[BetaSample.DATA.units()];
        for (int u = 0; u < treated.length; u++) {
            treated[u] = Objects.requireNonNull(beta)[u] == 1;
        }
        return treated;
    }

    private static void same(Estimate found, Effect wanted) {
        // The design here has its numbers as they are; standardised columns say the same but for the last digits.
        assertThat(found.effect()).isCloseTo(wanted.estimate(), within(1e-10));
        assertThat(found.ciLow()).isCloseTo(wanted.low(), within(1e-10));
        assertThat(found.ciHigh()).isCloseTo(wanted.high(), within(1e-10));
    }

    @ParameterizedTest
    @EnumSource(Estimand.class)
    void weightsAndRegressionAreTheStatisticsModulesOwn(Estimand estimand) {
        ObservationalReadout readout =
                BetaSample.ask(new Observational("beta", "beta_revenue", BetaSample.COVARIATES, null, estimand, 0.1));
        double[] y = Objects.requireNonNull(BetaSample.DATA.numbers().get("beta_revenue"));
        Weighting weighting =
                Weighting.hajek(Weighting.Estimand.valueOf(estimand.name())).trimmed(0.1, 0.9);
        same(
                estimate(readout, "ipw"),
                InverseWeighting.fitted(design(), treated(), y, weighting, 0.95)
                        .result()
                        .effect());
        if (estimand == Estimand.ATE) {
            same(
                    estimate(readout, "regression_adjustment"),
                    RegressionAdjustment.averageEffect(y, treated(), design().x(), 0.95));
        }
        assertThat(estimate(readout, "ipw").detail()).containsEntry("estimand", readout.estimand());
        assertThat(readout.overlap().trimmed()).isPositive();
        assertThat(readout.warnings()).anyMatch(w -> w.contains("left out of weighting"));
        assertThat(readout.estimates().stream().anyMatch(e -> e.method().equals("overlap_weights")))
                .isEqualTo(estimand != Estimand.OVERLAP);
    }

    @Test
    void adjustedIntervalsHoldThePlantedEffectAndThePlainOneDoesNot() {
        for (Estimate e : READOUT.estimates()) {
            boolean holds = e.ciLow() <= BetaSample.TRUTH && BetaSample.TRUTH <= e.ciHigh();
            assertThat(holds).as(e.method()).isEqualTo(!e.method().equals("naive_difference"));
            assertThat(MethodNotes.of(e.method()).formula()).as(e.method()).isNotEmpty();
        }
        assertThat(estimate(READOUT, "naive_difference").effect())
                .isBetween(2.5 * BetaSample.TRUTH, 3.5 * BetaSample.TRUTH);
        Estimate randomised = Objects.requireNonNull(READOUT.randomised());
        assertThat(randomised.ciLow()).isLessThan(BetaSample.TRUTH);
        assertThat(randomised.ciHigh()).isGreaterThan(BetaSample.TRUTH);
        assertThat(READOUT.estimates()).hasSize(6);
        assertThat(READOUT.warnings()).isEmpty();
    }

    @Test
    void balanceOverlapAndSensitivityAreSaid() {
        assertThat(READOUT.balance())
                .hasSize(8)
                .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.before()), Math.abs(a.before())));
        assertThat(READOUT.balance()).allMatch(b -> Math.abs(Objects.requireNonNull(b.after())) < 0.02);
        assertThat(READOUT.balance().getFirst().label()).isEqualTo("Pre revenue");
        assertThat(READOUT.overlap().treated()).hasSize(20);
        assertThat(sum(READOUT.overlap().treated())).isCloseTo(1, within(1e-9));
        assertThat(sum(READOUT.overlap().control())).isCloseTo(1, within(1e-9));
        assertThat(READOUT.overlap().effectiveTreated()).isCloseTo((double) READOUT.treatedUnits(), within(1e-6));
        assertThat(READOUT.overlap().effectiveControl()).isLessThan((double) READOUT.controlUnits());
        ObservationalReadout.Sensitivity sensitivity = Objects.requireNonNull(READOUT.sensitivity());
        assertThat(sensitivity.estimate()).isGreaterThan(sensitivity.limit());
        assertThat(sensitivity.sentence()).contains(" times as likely", "E-values");
    }

    private static double sum(List<Double> shares) {
        return shares.stream().mapToDouble(Double::doubleValue).sum();
    }

    @Test
    void theStudysOwnArmsAreTheTreatmentWhenNoneIsNamed() {
        ObservationalReadout readout =
                BetaSample.ask(new Observational(null, null, BetaSample.COVARIATES, "pre_revenue", Estimand.ATE, 0.01));
        MetricReadout revenue = BetaSample.input(null, BetaSample.DATA, JobContext.unwatched())
                .metrics()
                .getFirst();
        assertThat(readout.randomised()).isEqualTo(revenue.deciding());
        assertThat(readout.randomisedLabel()).isEqualTo("revenue");
        assertThat(readout.truth()).isEqualTo(BetaSample.TRUTH);
        Estimate plain = estimate(readout, "naive_difference");
        assertThat(plain.comparison()).containsExactly("treatment", "control");
        assertThat(plain.effect())
                .isCloseTo(Objects.requireNonNull(readout.randomised()).effect(), within(1e-12));
        assertThat(readout.balance()).allMatch(b -> Math.abs(b.before()) < 0.1);
    }

    @Test
    void theRandomisedAnswerStandsOnlyBesideTheSameQuantity() {
        List<String> by = List.of("country");
        assertThat(READOUT.randomisedLabel()).isEqualTo("revenue");
        assertThat(READOUT.truth()).isNull();
        ObservationalReadout other =
                BetaSample.ask(new Observational("beta", "sessions_before", by, null, Estimand.ATT, 0.01));
        assertThat(other.randomised()).isNull();
        ObservationalReadout metric = BetaSample.ask(new Observational("beta", "stayed", by, null, Estimand.ATT, 0.01));
        // The beta and the test are two treatments of this metric.
        assertThat(metric.randomisedLabel()).isNull();
        assertThat(metric.rate()).isTrue();
    }

    @Test
    void theOrderOfTheRowsChangesNothing() {
        int[] order = new int[BetaSample.DATA.units()];
        Arrays.setAll(order, u -> u);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        ObservationalReadout shuffled = BetaSample.ask(BetaSample.ASKED, BetaSample.rows(order));
        assertThat(shuffled.estimates()).isEqualTo(READOUT.estimates());
        assertThat(shuffled.balance()).isEqualTo(READOUT.balance());
        assertThat(shuffled.overlap()).isEqualTo(READOUT.overlap());
        assertThat(shuffled.sensitivity()).isEqualTo(READOUT.sensitivity());
    }

    @Test
    void aStudyThatDoesNotAskGetsNothing() {
        assertThat(ObservationalCalculator.compute(BetaSample.input(null, BetaSample.DATA, JobContext.unwatched())))
                .isNull();
    }
}
