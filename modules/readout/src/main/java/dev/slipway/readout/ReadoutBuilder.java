package dev.slipway.readout;

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
import dev.slipway.readout.metric.Caps;
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
    private final Map<String, Double> truth;
    private final @Nullable String filter;

    private ReadoutBuilder(
            StudyFile file,
            ExperimentData data,
            Map<String, Double> caps,
            Map<String, Double> truth,
            @Nullable String filter) {
        this.file = file;
        this.study = file.study();
        this.data = data;
        this.caps = caps;
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
            StudyFile study,
            ExperimentData data,
            Map<String, Double> truthByMetric,
            DataFilter filter,
            JobContext context) {
        context.checkCancelled();
        Map<String, Double> caps = Caps.of(study.study().metrics().values(), data);
        ExperimentData part = filter.apply(data);
        context.checkCancelled();
        return new ReadoutBuilder(study, part, caps, truthByMetric, filter.words());
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
        List<MetricResult> results = metrics(resample, context);
        List<MetricReadout> metrics =
                results.stream().map(MetricResult::readout).toList();
        context.detail("Funnel, retention and drift");
        Descriptions parts = Descriptions.of(study, data, caps, context);
        List<HealthCheck> health = health(metrics, parts.drift());
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

    /** In parallel; the order of the result is that of the study. */
    private List<MetricResult> metrics(boolean resample, JobContext context) {
        MetricCalculator calculator = new MetricCalculator(study, data, new Headers(file, data).seed(), context);
        List<Metric> metrics = List.copyOf(study.metrics().values());
        AtomicInteger done = new AtomicInteger();
        return metrics.parallelStream()
                .map(metric -> {
                    context.checkCancelled();
                    String key = metric.key();
                    MetricResult result = resample
                            ? calculator.compute(metric, caps.get(key), truth.get(key))
                            : calculator.computeFirst(metric, caps.get(key), truth.get(key));
                    context.progress(done.incrementAndGet(), metrics.size());
                    return result;
                })
                .toList();
    }

    private List<HealthCheck> health(List<MetricReadout> metrics, @Nullable DriftReadout drift) {
        List<HealthCheck> health = new ArrayList<>(AssignmentChecks.of(study, data));
        health.addAll(BalanceCheck.of(study, data));
        health.addAll(CapChecks.of(study, data, caps));
        health.add(DataChecks.maturity(data, metrics));
        health.addAll(UsedUnits.of(data, metrics));
        health.addAll(PlanCheck.of(study, data));
        health.addAll(DataChecks.drift(drift));
        health.add(DataChecks.dataTests(data));
        return health;
    }
}
