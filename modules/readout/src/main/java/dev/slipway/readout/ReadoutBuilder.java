package dev.slipway.readout;

import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.health.AssignmentChecks;
import dev.slipway.readout.health.BalanceCheck;
import dev.slipway.readout.health.DataChecks;
import dev.slipway.readout.metric.Caps;
import dev.slipway.readout.metric.MetricCalculator;
import dev.slipway.readout.metric.MetricColumn;
import dev.slipway.readout.metric.MetricResult;
import dev.slipway.readout.model.ActivityDay;
import dev.slipway.readout.model.DriftReadout;
import dev.slipway.readout.model.FunnelReadout;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RetentionReadout;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes a readout. Deterministic: no wall clock, random streams from the study's seed, sums in the order of the rows.
 * Independent parts run beside each other; each is a function of the data alone, so threads change nothing.
 */
public final class ReadoutBuilder {
    private final StudyFile file;
    private final Study study;
    private final ExperimentData data;
    private final JobContext context;

    private ReadoutBuilder(StudyFile file, ExperimentData data, JobContext context) {
        this.file = file;
        this.study = file.study();
        this.data = data;
        this.context = context;
    }

    /**
     * Everything about one experiment.
     *
     * @param truthByMetric planted effects by metric key; empty when nothing was simulated
     * @param filter which units; caps stay those of the whole experiment
     * @throws CancelledException when the context says so
     * @throws IllegalArgumentException when the filter names what the data does not have
     */
    public static Readout build(
            StudyFile study,
            ExperimentData data,
            Map<String, Double> truthByMetric,
            DataFilter filter,
            JobContext context) {
        context.checkCancelled();
        Map<String, Double> caps = Caps.of(study.study().metrics().values(), data);
        ExperimentData part = filter.apply(data);
        context.checkCancelled();
        return new ReadoutBuilder(study, part, context).build(caps, truthByMetric, filter.words());
    }

    private Readout build(Map<String, Double> caps, Map<String, Double> truth, @Nullable String filter) {
        context.detail("Funnel, retention and drift of " + data.units() + " units");
        CompletableFuture<@Nullable FunnelReadout> funnel = beside(this::funnel);
        CompletableFuture<@Nullable RetentionReadout> retention = beside(this::retention);
        CompletableFuture<@Nullable DriftReadout> drift = beside(() -> DriftCalculator.compute(data));
        CompletableFuture<List<ActivityDay>> activity = beside(() -> ActivityCalculator.compute(data));
        CompletableFuture<List<SegmentReadout>> segments = beside(() -> segments(caps));
        List<MetricResult> results = metrics(caps, truth);
        List<MetricReadout> metrics =
                results.stream().map(MetricResult::readout).toList();
        DriftReadout moved = join(drift);
        List<HealthCheck> health = health(metrics, moved);
        DecisionInputs inputs = new DecisionContext(study, data).inputs(health, results);
        DecisionMaker.Outcome outcome = DecisionMaker.decide(inputs);
        context.checkCancelled();
        Headers headers = new Headers(file, data);
        return new Readout(
                Readout.SCHEMA,
                headers.study(),
                headers.experiment(),
                headers.data(),
                filter,
                health,
                metrics,
                join(activity),
                join(funnel),
                join(retention),
                join(segments),
                moved,
                PlanCalculator.compute(new DecisionContext(study, data).plan(metrics), outcome.daysLeft()),
                outcome.decision());
    }

    private List<MetricResult> metrics(Map<String, Double> caps, Map<String, Double> truth) {
        MetricCalculator calculator = new MetricCalculator(study, data, new Headers(file, data).seed(), context);
        List<MetricResult> results = new ArrayList<>();
        int total = study.metrics().size();
        for (Metric metric : study.metrics().values()) {
            context.checkCancelled();
            context.detail(metric.label());
            context.progress(results.size(), total);
            results.add(calculator.compute(metric, caps.get(metric.key()), truth.get(metric.key())));
        }
        context.progress(total, total);
        return results;
    }

    private List<HealthCheck> health(List<MetricReadout> metrics, @Nullable DriftReadout drift) {
        List<HealthCheck> health = new ArrayList<>(AssignmentChecks.of(study, data));
        health.addAll(BalanceCheck.of(study, data));
        health.add(DataChecks.maturity(data, metrics));
        health.addAll(DataChecks.drift(drift));
        health.add(DataChecks.dataTests(data));
        return health;
    }

    private @Nullable FunnelReadout funnel() {
        return study.funnel() == null
                ? null
                : FunnelCalculator.compute(
                        data, study.funnel(), study.decision().level());
    }

    private @Nullable RetentionReadout retention() {
        String event = study.metrics().values().stream()
                .filter(m -> m.kind() == MetricKind.RETENTION && m.event() != null)
                .map(Metric::event)
                .findFirst()
                .orElse(null);
        return RetentionCalculator.compute(data, event, study.decision().level());
    }

    private List<SegmentReadout> segments(Map<String, Double> caps) {
        Metric primary = study.primary();
        MetricColumn column = MetricColumn.of(primary, data, caps.get(primary.key()));
        List<SegmentReadout> segments = new ArrayList<>();
        for (String attribute : study.segments()) {
            SegmentReadout segment = column == null
                    ? null
                    : SegmentCalculator.compute(
                            column, attribute, study.decision().alpha());
            if (segment != null) {
                segments.add(segment);
            }
        }
        return segments;
    }

    private <T extends @Nullable Object> CompletableFuture<T> beside(Supplier<T> part) {
        return CompletableFuture.supplyAsync(() -> {
            context.checkCancelled();
            return part.get();
        });
    }

    private static <T extends @Nullable Object> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
