package dev.slipway.readout;

import static dev.slipway.readout.LooksTables.MEAN;
import static dev.slipway.readout.LooksTables.asking;
import static dev.slipway.readout.LooksTables.looks;
import static dev.slipway.readout.LooksTables.normal;
import static dev.slipway.readout.LooksTables.row;
import static dev.slipway.readout.LooksTables.table;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.metric.LooksInterval;
import dev.slipway.readout.metric.PlannedSample;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.SideBySide;
import dev.slipway.readout.model.SideBySide.Row;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.PermutationTest;
import dev.slipway.stats.ab.QuantileEffect;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.bayes.NormalEffect;
import dev.slipway.stats.sequential.ConfidenceSequence;
import dev.slipway.stats.sequential.MixtureSprt;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways of looking side by side, against the estimators that they come from. */
class LooksTest {
    @Test
    void everyRowOfAMeanIsThatOfItsEstimator() {
        double[] c = normal(300, 5, 1);
        double[] t = normal(310, 5.2, 2);
        SideBySide side = looks(table(LooksPlan.ANYTIME, MEAN), Samples.table("m", c, t));
        var welch = Welch.compare(Moments.of(t), Moments.of(c), 0.95).absolute();

        Row fixed = row(side, "fixed");
        assertThat(fixed.low()).isCloseTo(welch.low(), within(1e-12));
        assertThat(fixed.pValue()).isCloseTo(welch.pValue(), within(1e-12));
        assertThat(fixed.method()).isEqualTo("welch_t");
        var sequence = ConfidenceSequence.asymptotic(
                welch.estimate(), welch.standardError(), 610, PlannedSample.TUNED_AT, 0.05);
        assertThat(row(side, "confidence_sequence").high()).isCloseTo(sequence.high(), within(1e-12));
        assertThat(row(side, "confidence_sequence").pValue()).isCloseTo(sequence.pValue(), within(1e-12));
        var mixture = MixtureSprt.test(welch.estimate(), welch.standardError(), 0.01, 0.05);
        assertThat(row(side, "mixture_sprt").low()).isCloseTo(mixture.low(), within(1e-12));
        assertThat(row(side, "mixture_sprt").pValue()).isCloseTo(mixture.pValue(), within(1e-12));
        double[] sds = {0.005, 0.01, 0.05};
        List<Row> bayes =
                side.rows().stream().filter(r -> r.plan().equals("bayes")).toList();
        for (int i = 0; i < sds.length; i++) {
            var posterior = NormalEffect.posterior(welch.estimate(), welch.standardError(), 0, sds[i], 0.95);
            assertThat(bayes.get(i).low()).isCloseTo(posterior.low(), within(1e-12));
            assertThat(bayes.get(i).probabilityBetter()).isCloseTo(posterior.probabilityPositive(), within(1e-12));
            assertThat(bayes.get(i).pValue()).isNull();
        }
        assertThat(bayes)
                .extracting(Row::name)
                .allSatisfy(name -> assertThat(name).endsWith(" prior"));
        long seed = "m".hashCode() * 31L + 1 + 7_919;
        var dealt = PermutationTest.compare(t, c, PermutationTest.Statistic.STUDENTISED, 2_000, seed, () -> {});
        assertThat(row(side, "permutation").pValue()).isEqualTo(dealt.pValue());
        assertThat(row(side, "permutation").low()).isNull();
        assertThat(side.rows()).filteredOn(Row::decides).extracting(Row::plan).containsExactly("confidence_sequence");
        assertThat(side.rows()).extracting(Row::plan).doesNotContain("group_sequential");
        assertThat(side.notes()).anySatisfy(n -> assertThat(n).contains("no time to place looks in"));
    }

    @ParameterizedTest
    @CsvSource({
        "FIXED, false",
        "FIXED, true",
        "ANYTIME, false",
        "ANYTIME, true",
        "GROUP_SEQUENTIAL, false",
        "GROUP_SEQUENTIAL, true"
    })
    void theRowThatDecidesIsTheEstimateThatDecides(LooksPlan plan, boolean adjust) {
        Metric metric =
                Samples.metric("signup_completion", MetricKind.PROPORTION, MetricRole.PRIMARY, Better.HIGHER, 1, null);
        var readout = TinyStudies.build(Samples.study(plan, adjust, metric), Samples.data(3_000, 2, 0.05, 4));
        SideBySide side = readout.analyses().looks().getFirst();
        Estimate deciding = requireNonNull(readout.primary().deciding());
        Row row = side.rows().stream().filter(Row::decides).findFirst().orElseThrow();
        assertThat(row.effect()).isEqualTo(deciding.effect());
        assertThat(row.low()).isEqualTo(deciding.ciLow());
        assertThat(row.high()).isEqualTo(deciding.ciHigh());
        assertThat(side.rows()).hasSize(8);
        assertThat(side.notes().toString().contains("after CUPED by intent")).isEqualTo(adjust);
        assertThat(row(side, "permutation").effect()).isEqualTo(deciding.effect());
    }

    @Test
    void aPlanOfFiveLooksIsAssumedWhereTheStudyPlansAnotherWay() {
        StudyFile study = Samples.onboarding(LooksPlan.FIXED);
        ExperimentData data = Samples.data(4_000, 2, 0.05, 4);
        Row row = row(looks(study, data), "group_sequential");
        LooksInterval looks =
                PlannedSample.looks(study.study(), data, study.study().primary(), 1);
        assertThat(row.detail()).containsEntry("planned_looks", 5).containsEntry("spent", 0.05);
        assertThat(row.why()).contains("5 looks by the calendar are assumed").contains("is over");
        assertThat(looks.spent(0.5)).isCloseTo(0.0030506, within(1e-7));
        assertThat(requireNonNull(row.halfWidth()))
                .isGreaterThan(requireNonNull(row(looks(study, data), "fixed").halfWidth()));
    }

    @Test
    void theOrderOfTheRowsOfDataChangesNothing() {
        double[] c = normal(150, 0, 5);
        double[] t = normal(160, 0.3, 6);
        SideBySide before = looks(table(LooksPlan.FIXED, MEAN), Samples.table("m", c, t));
        double[] turned = new double[t.length];
        Arrays.setAll(turned, i -> t[t.length - 1 - i]);
        SideBySide after = looks(table(LooksPlan.FIXED, MEAN), Samples.table("m", c, turned));
        assertThat(after.summary()).isEqualTo(before.summary());
        assertThat(row(after, "permutation").pValue())
                .isEqualTo(row(before, "permutation").pValue());
        assertThat(row(after, "mixture_sprt").low())
                .isCloseTo(requireNonNull(row(before, "mixture_sprt").low()), within(1e-12));
    }

    @Test
    void aRatioIsDealtWithItsDenominators() {
        Metric ratio = TinyStudies.metric("m", MetricKind.RATIO, MetricRole.PRIMARY, Better.HIGHER, null);
        double[] c = normal(200, 5, 7);
        double[] t = normal(200, 5.25, 8);
        ExperimentData mean = Samples.table("m", c, t);
        double[] denominator = new double[400];
        Arrays.fill(denominator, 2);
        double[] y = requireNonNull(mean.metrics().get("m")).value();
        ExperimentData halves =
                TinyStudies.with(mean, Map.of("m", new MetricValues(y, denominator, null)), mean.tests(), null, 0);
        // With the same denominator for everybody a ratio is a mean in another unit, and deals cannot tell them apart.
        Row asRatio = row(looks(table(LooksPlan.FIXED, ratio), halves), "permutation");
        Row asMean = row(looks(table(LooksPlan.FIXED, MEAN), mean), "permutation");
        assertThat(asRatio.pValue()).isEqualTo(asMean.pValue());
        assertThat(asRatio.effect()).isCloseTo(asMean.effect() / 2, within(1e-12));
        assertThat(looks(table(LooksPlan.FIXED, ratio), halves).notes().toString())
                .contains("denominator");
    }

    @Test
    void aQuantileIsLookedAtEveryWayButDealtAnew() {
        double[] c = normal(400, 5, 1);
        double[] t = normal(410, 5.4, 2);
        SideBySide side = looks(table(LooksPlan.FIXED, quantile("m")), Samples.table("m", c, t));
        var effect = QuantileEffect.compare(t, c, 0.75, 0.95).absolute();
        assertThat(row(side, "fixed").low()).isCloseTo(effect.low(), within(1e-12));
        assertThat(row(side, "fixed").method()).isEqualTo("quantile");
        assertThat(side.rows())
                .extracting(Row::plan)
                .doesNotContain("permutation")
                .contains("mixture_sprt", "bayes");
        assertThat(side.notes()).anySatisfy(n -> assertThat(n).startsWith("The permutation test is left out"));
    }

    static Metric quantile(String key) {
        return new Metric(
                key,
                key,
                MetricKind.QUANTILE,
                null,
                null,
                key,
                null,
                null,
                null,
                0.75,
                Better.HIGHER,
                MetricRole.PRIMARY,
                null,
                null,
                null);
    }

    @Test
    void eachOfTwoTreatmentsHasHalfTheError() {
        var readout = TinyStudies.build(Samples.onboarding(LooksPlan.FIXED), Samples.data(3_000, 3, 0.05, 4));
        assertThat(readout.analyses().looks())
                .extracting(SideBySide::treatment)
                .containsExactly("treatment", "treatment_2");
        assertThat(readout.analyses().looks().get(1).rows())
                .allSatisfy(r -> assertThat(r.level()).isCloseTo(0.975, within(1e-12)));
        assertThat(readout.analyses().looks().get(1).notes().toString()).contains("2.5% of the 5% error");
    }

    @Test
    void aDealtDeckCanBeStopped() {
        Analyses.Looks endless = new Analyses.Looks(Map.of(), 50_000_000, null);
        StudyFile study = asking(table(LooksPlan.FIXED, MEAN), endless);
        ExperimentData data = Samples.table("m", normal(5_000, 0, 1), normal(5_000, 0, 2));
        Cancellation stop = new Cancellation();
        StoppableContext context = new StoppableContext(stop);
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            stop.cancel();
        });
        assertThatThrownBy(() -> ReadoutBuilder.build(study, data, Map.of(), DataFilter.NONE, context))
                .isInstanceOf(CancelledException.class);
    }
}
