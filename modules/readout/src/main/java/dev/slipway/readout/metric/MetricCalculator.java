package dev.slipway.readout.metric;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Study;
import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.DailyRate;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.PathPoint;
import dev.slipway.readout.text.Words;
import dev.slipway.stats.BivariateMoments;
import dev.slipway.warehouse.ExperimentData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Computes the readout of one metric. With k treatments every interval has the level 1 − alpha / k (Bonferroni). */
public final class MetricCalculator {
    private final Study study;
    private final ExperimentData data;
    private final long seed;
    private final JobContext context;

    /**
     * @param seed of the bootstraps
     * @param context asked between the resamples whether the job is cancelled
     */
    public MetricCalculator(Study study, ExperimentData data, long seed, JobContext context) {
        this.study = study;
        this.data = data;
        this.seed = seed;
        this.context = context;
    }

    /**
     * One metric by every method.
     *
     * @param cap from {@link Caps}; null without one
     * @param truth planted effect; null when not simulated
     */
    public MetricResult compute(Metric metric, @Nullable Double cap, @Nullable Double truth) {
        return compute(metric, cap, truth, true);
    }

    /** The same without the methods that draw resamples, which take longer than all others; {@link #resampled} adds them. */
    public MetricResult computeFirst(Metric metric, @Nullable Double cap, @Nullable Double truth) {
        return compute(metric, cap, truth, false);
    }

    /** What {@link #computeFirst} gave, by every method: as {@link #compute} gives it. */
    public MetricReadout resampled(MetricReadout first, Metric metric, @Nullable Double cap) {
        MetricColumn column = MetricColumn.of(metric, data, cap);
        if (column == null) {
            return first;
        }
        List<Estimate> estimates = new ArrayList<>();
        ColumnSums sums = ColumnSums.of(column);
        for (int arm = 1; arm < data.variants().size(); arm++) {
            estimates.addAll(estimates(column, sums, arm, true));
        }
        return first.withEstimates(estimates);
    }

    private MetricResult compute(Metric metric, @Nullable Double cap, @Nullable Double truth, boolean resample) {
        MetricColumn column = MetricColumn.of(metric, data, cap);
        List<Estimate> estimates = new ArrayList<>();
        List<DecidingPath> paths = new ArrayList<>();
        List<PathPoint> path = List.of();
        ColumnSums sums = column == null ? null : ColumnSums.of(column);
        if (column != null && sums != null) {
            boolean adjust = study.decision().adjust();
            for (int arm = 1; arm < data.variants().size(); arm++) {
                estimates.addAll(estimates(column, sums, arm, resample));
                LooksInterval looks = PlannedSample.looks(study, data, metric, arm);
                MetricPath days = MetricPath.of(column, sums, arm, looks, plan(), adjust);
                paths.add(days.deciding());
                path = arm == 1 ? days.points() : path;
            }
        }
        return new MetricResult(readout(metric, column, sums, estimates, path, truth), paths);
    }

    private List<Estimate> estimates(MetricColumn column, ColumnSums sums, int arm, boolean resample) {
        Metric metric = column.metric();
        LooksInterval looks = PlannedSample.looks(study, data, metric, arm);
        long stream = seed * 1_000_003 + metric.key().hashCode() * 31L + arm;
        return new MethodEstimates(
                        column, sums, arm, looks, plan(), study.decision().adjust())
                .compute(stream, resample, context::checkCancelled);
    }

    private LookDays plan() {
        return PlannedSample.lookDays(study, data, study.decision().plannedLooks());
    }

    private MetricReadout readout(
            Metric metric,
            @Nullable MetricColumn column,
            @Nullable ColumnSums sums,
            List<Estimate> estimates,
            List<PathPoint> path,
            @Nullable Double truth) {
        Long last = column == null ? null : column.lastMatures();
        return new MetricReadout(
                metric.key(),
                metric.label(),
                lower(metric.kind()),
                lower(metric.role()),
                lower(metric.better()),
                metric.inPercent(),
                window(metric),
                metric.margin(),
                metric.ceiling(),
                column == null || sums == null ? List.of() : arms(column, sums),
                estimates,
                path,
                column == null || sums == null ? List.of() : daily(column, sums),
                truth == null ? null : new MetricReadout.Truth(truth),
                last == null ? null : data.calendar().day(last).toString(),
                metric.inMoney() ? MetricReadout.EURO : null);
    }

    private List<ArmSummary> arms(MetricColumn column, ColumnSums sums) {
        List<ArmSummary> arms = new ArrayList<>();
        Comparison.Kind kind = Comparison.Kind.of(column.metric());
        QuantileValues quantiles = kind == Comparison.Kind.QUANTILE ? QuantileValues.of(column) : null;
        for (int arm = 0; arm < data.variants().size(); arm++) {
            BivariateMoments m = sums.moments(arm);
            boolean level = m.n() > 0 && (kind != Comparison.Kind.RATIO || m.meanX() != 0);
            boolean spread = m.n() > 1 && (quantiles == null || quantiles.ofUnits());
            arms.add(new ArmSummary(
                    data.variants().get(arm),
                    m.n(),
                    column.immature()[arm],
                    quantiles != null ? quantiles.level(arm, u -> true) : level ? Comparison.level(kind, m) : null,
                    spread ? Math.sqrt(m.varY()) : null,
                    m.meanY() * (double) m.n()));
        }
        return arms;
    }

    /** Sparkline of the control and the first treatment by day of first exposure. */
    private List<DailyRate> daily(MetricColumn column, ColumnSums sums) {
        if (data.exposedAt() == null || data.variants().size() < 2) {
            return List.of();
        }
        int days = (int) Math.ceilDiv(
                data.dataEnd() - data.firstDay(), Duration.ofDays(1).toMillis());
        return Comparison.Kind.of(column.metric()) == Comparison.Kind.QUANTILE
                ? QuantileValues.of(column).daily(days)
                : sums.daily();
    }

    /** The window in words; null in a unit table, where values are complete as they stand. */
    private static @Nullable String window(Metric metric) {
        if (metric.day() != null) {
            return "on day " + metric.day() + " after first exposure";
        }
        Duration within = metric.within();
        return within == null ? null : "within " + Words.span(within) + " of first exposure";
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
