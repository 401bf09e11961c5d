package dev.slipway.readout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.model.EarlyReadout;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.PathPoint;
import dev.slipway.readout.model.Readout;
import dev.slipway.warehouse.ExperimentData;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadoutBuilderTest {
    private static final ExperimentData DATA = Samples.data(8_000, 2, 0.06, 7);

    private static Readout build(StudyFile study, ExperimentData data) {
        return ReadoutBuilder.build(study, data, Map.of(), DataFilter.NONE, JobContext.unwatched());
    }

    @ParameterizedTest
    @EnumSource(LooksPlan.class)
    void exactlyOneAbsoluteEstimatePerMetricDecidesAndItIsThePlans(LooksPlan plan) {
        Readout readout = build(Samples.onboarding(plan), DATA);
        for (MetricReadout metric : readout.metrics()) {
            List<Estimate> deciding =
                    metric.estimates().stream().filter(Estimate::decides).toList();
            assertThat(deciding).as(metric.key()).hasSize(1);
            assertThat(deciding.getFirst().scale()).isEqualTo("absolute");
            String expected = switch (plan) {
                case ANYTIME -> "confidence_sequence";
                case GROUP_SEQUENTIAL -> "group_sequential";
                case FIXED -> metric.rate() ? "miettinen_nurminen" : "welch_t";
            };
            assertThat(deciding.getFirst().method()).isEqualTo(expected);
        }
    }

    @Test
    void thePathEndsWhereTheFinalEstimatesAre() {
        for (MetricReadout metric :
                build(Samples.onboarding(LooksPlan.ANYTIME), DATA).metrics()) {
            PathPoint last = metric.path().getLast();
            Estimate sequence = requireNonNull(metric.deciding());
            Estimate oneLook = metric.estimates().get(metric.rate() ? 1 : 0);
            assertThat(metric.path()).hasSize(28);
            assertThat(last.effect()).isCloseTo(sequence.effect(), within(1e-12));
            assertThat(last.anytimeLow()).isCloseTo(sequence.ciLow(), within(1e-12));
            assertThat(last.low()).isCloseTo(oneLook.ciLow(), within(1e-12));
            assertThat(last.nControl()).isEqualTo(metric.arms().getFirst().n());
        }
    }

    @Test
    void immatureUnitsAreCountedAndNeverScored() {
        MetricReadout fraud = build(Samples.onboarding(LooksPlan.ANYTIME), DATA).metric("fraud_rate");
        long n = fraud.arms().stream().mapToLong(a -> a.n()).sum();
        long immature = fraud.arms().stream().mapToLong(a -> a.immature()).sum();
        long expected = 0;
        for (long at :
                requireNonNull(requireNonNull(DATA.metrics().get("fraud_rate")).matureAt())) {
            expected += at <= DATA.dataEnd() ? 1 : 0;
        }
        assertThat(n).isEqualTo(expected);
        assertThat(n + immature).isEqualTo(DATA.units());
        assertThat(fraud.lastMatures()).isEqualTo("2026-11-15");
        long[] matureAt =
                requireNonNull(requireNonNull(DATA.metrics().get("fraud_rate")).matureAt());
        long control = 0;
        for (int u = 0; u < matureAt.length; u++) {
            control += DATA.variant()[u] == 0 && matureAt[u] <= DATA.firstDay() + 20 * Samples.DAY ? 1 : 0;
        }
        assertThat(fraud.path().get(19).nControl()).isEqualTo(control);
        assertThat(fraud.path().get(12).effect()).isNull();
        assertThat(fraud.path().get(12).nControl()).isZero();
    }

    @Test
    void theSameBytesForAnyNumberOfThreads() throws Exception {
        String all = ReadoutJson.write(build(Samples.onboarding(LooksPlan.ANYTIME), DATA));
        try (ForkJoinPool one = new ForkJoinPool(1);
                ForkJoinPool five = new ForkJoinPool(5)) {
            assertThat(one.submit(() -> ReadoutJson.write(build(Samples.onboarding(LooksPlan.ANYTIME), DATA)))
                            .get())
                    .isEqualTo(all);
            assertThat(five.submit(() -> ReadoutJson.write(build(Samples.onboarding(LooksPlan.ANYTIME), DATA)))
                            .get())
                    .isEqualTo(all);
        }
    }

    @Test
    void jsonKeepsEverything() {
        Readout readout = build(Samples.onboarding(LooksPlan.GROUP_SEQUENTIAL), DATA);
        Readout again = ReadoutJson.read(ReadoutJson.write(readout));
        assertThat(again).isEqualTo(readout);
        assertThat(ReadoutJson.write(readout)).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void aFilterIsAPartOfTheUnitsAndItsWordsSayWhich() {
        DataFilter filter = new DataFilter("channel", "paid", LocalDate.of(2026, 10, 5), LocalDate.of(2026, 10, 11));
        Readout readout = ReadoutBuilder.build(
                Samples.onboarding(LooksPlan.ANYTIME), DATA, Map.of(), filter, JobContext.unwatched());
        long expected = 0;
        long[] exposedAt = requireNonNull(DATA.exposedAt());
        for (int u = 0; u < DATA.units(); u++) {
            boolean paid = requireNonNull(DATA.categories().get("channel")).code()[u] == 2;
            expected += paid && exposedAt[u] < DATA.firstDay() + 7 * Samples.DAY ? 1 : 0;
        }
        assertThat(readout.data().units()).isEqualTo(expected).isPositive();
        assertThat(readout.filter()).isEqualTo("Channel: paid, first seen 5 Oct – 11 Oct 2026");
        assertThat(build(Samples.onboarding(LooksPlan.ANYTIME), DATA).filter()).isNull();
    }

    @Test
    void aFilterThatNamesWhatIsNotThereIsRefused() {
        assertThatThrownBy(() -> new DataFilter("channel", "fax", null, null).apply(DATA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fax");
        assertThatThrownBy(() -> new DataFilter(null, null, LocalDate.MAX, LocalDate.MIN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFilterThatLeavesNobodyGivesAReadoutThatSaysSo() {
        DataFilter later = new DataFilter(null, null, LocalDate.of(2027, 1, 1), null);
        Readout readout = ReadoutBuilder.build(
                Samples.onboarding(LooksPlan.ANYTIME), DATA, Map.of(), later, JobContext.unwatched());
        assertThat(ReadoutJson.read(ReadoutJson.write(readout))).isEqualTo(readout);
        assertThat(readout.data().units()).isZero();
        assertThat(readout.decision().state()).isEqualTo("not_evaluable");
        assertThat(readout.decision().headline()).contains("no unit was exposed");
        assertThat(readout.drift()).isNull();
    }

    @Test
    void aCancelledJobEndsAtOnce() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        JobContext context = new StoppableContext(cancellation);
        assertThatThrownBy(() -> ReadoutBuilder.build(
                        Samples.onboarding(LooksPlan.ANYTIME), DATA, Map.of(), DataFilter.NONE, context))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void aCancelInTheMiddleTakesEffectSoon() {
        ExperimentData large = Samples.data(60_000, 2, 0.05, 2);
        Cancellation cancellation = new Cancellation();
        long[] cancelledAt = new long[1];
        JobContext context = new StoppableContext(cancellation) {
            @Override
            public void progress(long done, long total) {
                if (done == 1) {
                    cancelledAt[0] = System.nanoTime();
                    cancellation().cancel();
                }
            }
        };
        assertThatThrownBy(() -> ReadoutBuilder.build(
                        Samples.onboarding(LooksPlan.ANYTIME), large, Map.of(), DataFilter.NONE, context))
                .isInstanceOf(CancelledException.class);
        assertThat((System.nanoTime() - cancelledAt[0]) / 1e6).isLessThan(1_000);
    }

    @Test
    void severalTreatmentsAreJudgedAtAdjustedLevelsAndTheBestIsChosen() {
        ExperimentData three = Samples.data(12_000, 3, 0.08, 3);
        Readout readout = build(Samples.onboarding(LooksPlan.FIXED), three);
        assertThat(readout.primary().estimates())
                .allSatisfy(e -> assertThat(e.level()).isCloseTo(0.975, within(1e-12)));
        assertThat(readout.decision().reasons())
                .filteredOn(r -> r.rule().equals("treatment_verdict"))
                .hasSize(2);
    }

    @Test
    void theFirstStepAlreadyHasAllButAnalysesAndAnswers() {
        StudyFile study = Samples.onboarding(LooksPlan.ANYTIME);
        JobContext context = JobContext.unwatched();
        ReadoutBuilder builder = ReadoutBuilder.of(study, DATA, Map.of(), DataFilter.NONE, context);
        EarlyReadout early = builder.early(context);
        Readout whole = builder.whole(early, context);
        assertThat(whole).isEqualTo(build(study, DATA));
        assertThat(early.withMetrics(whole.metrics()).with(whole.analyses()).withAnswers(whole.answers()))
                .isEqualTo(whole);
        assertThat(early.metrics()).noneMatch(ReadoutBuilderTest::resampled);
        assertThat(whole.metrics()).anyMatch(ReadoutBuilderTest::resampled);
        assertThat(whole.decision()).isSameAs(early.decision());
        assertThat(whole.analyses().looks()).isNotEmpty();
        assertThat(whole.answers()).isNotEmpty();
    }

    private static boolean resampled(MetricReadout metric) {
        return metric.estimates().stream().anyMatch(e -> e.method().startsWith("bootstrap"));
    }

    @Test
    void bothStepsStopWhenTheyAreCancelled() {
        JobContext context = JobContext.unwatched();
        ReadoutBuilder builder =
                ReadoutBuilder.of(Samples.onboarding(LooksPlan.ANYTIME), DATA, Map.of(), DataFilter.NONE, context);
        EarlyReadout early = builder.early(context);
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        JobContext cancelled = new StoppableContext(cancellation);
        assertThatThrownBy(() -> builder.early(cancelled)).isInstanceOf(CancelledException.class);
        assertThatThrownBy(() -> builder.whole(early, cancelled)).isInstanceOf(CancelledException.class);
    }

    @Test
    void aPartOfAPreparedRunIsWhatThePartIsByItself() {
        StudyFile study = Samples.onboarding(LooksPlan.ANYTIME);
        PreparedRun run = PreparedRun.of(study, DATA);
        JobContext context = JobContext.unwatched();
        ExperimentData.Category category = DATA.categories().values().iterator().next();
        String attribute = DATA.categories().keySet().iterator().next();
        DataFilter filter = new DataFilter(attribute, category.levels().getFirst(), null, null);
        ExperimentData part = filter.apply(DATA);
        assertThat(part.units()).isBetween(1, DATA.units() - 1);
        assertThat(requireNonNull(part.timelines()).events())
                .isLessThan(requireNonNull(DATA.timelines()).events());
        EarlyReadout ofRun = ReadoutBuilder.of(run, Map.of(), filter, context).early(context);
        EarlyReadout ofPart = ReadoutBuilder.of(study, part, Map.of(), DataFilter.NONE, context)
                .early(context);
        assertThat(ofRun.activity()).isNotEmpty().isEqualTo(ofPart.activity());
        assertThat(ofRun.funnel()).isNotNull().isEqualTo(ofPart.funnel());
        assertThat(ofRun.retention()).isNotNull().isEqualTo(ofPart.retention());
        assertThat(ofRun.drift()).isEqualTo(ofPart.drift());
        assertThat(ofRun.segments()).isEqualTo(ofPart.segments());
        assertThat(ReadoutBuilder.of(run, Map.of(), filter, context).early(context))
                .as("asked again")
                .isEqualTo(ofRun);
    }
}
