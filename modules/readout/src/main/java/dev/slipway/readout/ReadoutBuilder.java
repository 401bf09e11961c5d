package dev.slipway.readout;

import dev.slipway.core.job.Beside;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.analysis.AnalysesCalculator;
import dev.slipway.readout.analysis.AnalysisInput;
import dev.slipway.readout.health.AssignmentChecks;
import dev.slipway.readout.health.BalanceCheck;
import dev.slipway.readout.health.CapChecks;
import dev.slipway.readout.health.DataChecks;
import dev.slipway.readout.health.PlanCheck;
import dev.slipway.readout.health.UsedUnits;
import dev.slipway.readout.metric.MetricCalculator;
import dev.slipway.readout.metric.MetricResult;
import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.DriftReadout;
import dev.slipway.readout.model.EarlyReadout;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.Numbers;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Computes a readout in two steps: first what describes and decides, then the analyses and the answers in words. Deterministic: no
 * wall clock, random streams from the study's seed, sums in the order of the rows. Independent parts run beside each other; each
 * is a function of the data alone, so threads change nothing.
 */
public final class ReadoutBuilder {
    private final StudyFile file;
    private final Study study;
    private final ExperimentData data;
    private final Map<String, Double> caps;
    private final @Nullable Traces traces;
    private final Map<String, Double> truth;
    private final @Nullable String filter;

    private ReadoutBuilder(
            PreparedRun run,
            ExperimentData data,
            @Nullable Traces traces,
            Map<String, Double> truth,
            @Nullable String filter) {
        this.file = run.study();
        this.study = file.study();
        this.data = data;
        this.caps = run.caps();
        this.traces = traces;
        this.truth = truth;
        this.filter = filter;
    }

    /**
     * Chooses the units.
     *
     * @param truthByMetric planted effects by metric key; empty when nothing was simulated
     * @param filter which units; caps stay those of the whole experiment
     * @throws CancelledException when the context says so
     * @throws IllegalArgumentException when the filter names what the data does not have
     */
    public static ReadoutBuilder of(
            PreparedRun run, Map<String, Double> truthByMetric, DataFilter filter, JobContext context) {
        context.checkCancelled();
        if (filter.isNone()) {
            return new ReadoutBuilder(run, run.data(), run.traces(), truthByMetric, null);
        }
        int[] rows = filter.rows(run.data());
        Traces all = run.traces();
        ExperimentData part = RowSubset.of(run.data(), rows);
        context.checkCancelled();
        return new ReadoutBuilder(run, part, all == null ? null : all.of(rows), truthByMetric, filter.words());
    }

    /** The same of a run that is asked once. */
    public static ReadoutBuilder of(
            StudyFile study,
            ExperimentData data,
            Map<String, Double> truthByMetric,
            DataFilter filter,
            JobContext context) {
        context.checkCancelled();
        return of(PreparedRun.of(study, data), truthByMetric, filter, context);
    }

    /** Everything about one experiment at once; parameters and errors as in {@link #of}. */
    public static Readout build(
            StudyFile study,
            ExperimentData data,
            Map<String, Double> truthByMetric,
            DataFilter filter,
            JobContext context) {
        ReadoutBuilder builder = of(study, data, truthByMetric, filter, context);
        return builder.analysed(builder.early(true, context), context);
    }

    /**
     * The first step: metrics by the methods that draw no resamples, funnel, retention, days, health, the plan and the decision,
     * which needs no more than that.
     *
     * @throws CancelledException when the context says so
     */
    public EarlyReadout early(JobContext context) {
        return early(false, context);
    }

    private EarlyReadout early(boolean resample, JobContext context) {
        context.detail("Metrics of " + Numbers.count(data.units()) + " units");
        Descriptions parts = new Descriptions(study, data, caps, traces);
        AtomicReferenceArray<MetricResult> computed =
                new AtomicReferenceArray<>(study.metrics().size());
        List<HealthCheck> balance = new ArrayList<>();
        List<Runnable> all = new ArrayList<>(metrics(resample, computed, context));
        all.addAll(parts.parts());
        all.add(() -> balance.addAll(BalanceCheck.of(study, data)));
        Beside.run(all, context);
        List<MetricResult> results =
                IntStream.range(0, computed.length()).mapToObj(computed::get).toList();
        List<MetricReadout> metrics =
                results.stream().map(MetricResult::readout).toList();
        List<HealthCheck> health = health(metrics, balance, parts.drift());
        DecisionContext decisionContext = new DecisionContext(study, data);
        DecisionMaker.Outcome outcome = DecisionMaker.decide(decisionContext.inputs(health, results));
        context.checkCancelled();
        Headers headers = new Headers(file, data);
        return new EarlyReadout(
                headers.study(),
                headers.experiment(),
                headers.data(),
                filter,
                health,
                metrics,
                parts.activity(),
                parts.funnel(),
                parts.retention(),
                parts.segments(),
                parts.drift(),
                PlanCalculator.compute(decisionContext.plan(metrics), outcome.daysLeft()),
                outcome.decision());
    }

    /**
     * The second step: the methods that draw resamples, the analyses and the answers in words.
     *
     * @param early what {@link #early} gave
     * @throws CancelledException when the context says so
     */
    public Readout whole(EarlyReadout early, JobContext context) {
        context.detail("Resamples of " + Numbers.count(data.units()) + " units");
        MetricCalculator calculator = new MetricCalculator(study, data, new Headers(file, data).seed(), context);
        List<MetricReadout> metrics = early.metrics().parallelStream()
                .map(first -> calculator.resampled(first, metric(first.key()), caps.get(first.key())))
                .toList();
        return analysed(early.withMetrics(metrics), context);
    }

    private Metric metric(String key) {
        return Objects.requireNonNull(study.metrics().get(key), key);
    }

    private Readout analysed(EarlyReadout early, JobContext context) {
        context.detail("Analyses");
        AnalysesReadout analyses = AnalysesCalculator.compute(new AnalysisInput(
                study, data, caps, early.metrics(), truth, filter != null, new Headers(file, data).seed(), context));
        context.checkCancelled();
        return OverWeeks.with(early.with(analyses), null, null);
    }

    /** One part of the work for each metric, which sets its result; the order is that of the study. */
    private List<Runnable> metrics(boolean resample, AtomicReferenceArray<MetricResult> results, JobContext context) {
        MetricCalculator calculator = new MetricCalculator(study, data, new Headers(file, data).seed(), context);
        List<Metric> metrics = List.copyOf(study.metrics().values());
        AtomicInteger done = new AtomicInteger();
        List<Runnable> parts = new ArrayList<>();
        for (int m = 0; m < metrics.size(); m++) {
            int place = m;
            Metric metric = metrics.get(m);
            String key = metric.key();
            parts.add(() -> {
                results.set(
                        place,
                        resample
                                ? calculator.compute(metric, caps.get(key), truth.get(key))
                                : calculator.computeFirst(metric, caps.get(key), truth.get(key)));
                context.progress(done.incrementAndGet(), metrics.size());
            });
        }
        return parts;
    }

    private List<HealthCheck> health(
            List<MetricReadout> metrics, List<HealthCheck> balance, @Nullable DriftReadout drift) {
        List<HealthCheck> health = new ArrayList<>(AssignmentChecks.of(study, data));
        health.addAll(balance);
        health.addAll(CapChecks.of(study, data, caps));
        health.add(DataChecks.maturity(data, metrics));
        health.addAll(UsedUnits.of(data, metrics));
        health.addAll(PlanCheck.of(study, data));
        health.addAll(DataChecks.drift(drift));
        health.add(DataChecks.dataTests(data));
        return health;
    }
}
