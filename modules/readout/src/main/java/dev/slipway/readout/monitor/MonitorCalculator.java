package dev.slipway.readout.monitor;

import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.Study;
import dev.slipway.readout.metric.Comparison;
import dev.slipway.readout.metric.LookDays;
import dev.slipway.readout.metric.LooksInterval;
import dev.slipway.readout.metric.MetricColumn;
import dev.slipway.readout.metric.PlannedSample;
import dev.slipway.readout.metric.WeeklyLooks;
import dev.slipway.readout.model.MonitorReadout;
import dev.slipway.readout.model.MonitorReadout.Arm;
import dev.slipway.readout.model.MonitorReadout.Point;
import dev.slipway.readout.model.MonitorReadout.Stop;
import dev.slipway.readout.model.MonitorReadout.Watch;
import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import dev.slipway.stats.bayes.BestOfArms;
import dev.slipway.stats.bayes.Posterior;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Watches an experiment of weeks from its first week on. */
public final class MonitorCalculator {
    private final Study study;
    private final ExperimentData data;
    private final Map<String, Double> caps;
    private final LookDays plan;
    private final int treatments;

    private MonitorCalculator(Study study, ExperimentData data, Map<String, Double> caps) {
        this.study = study;
        this.data = data;
        this.caps = caps;
        this.plan = PlannedSample.lookDays(study, data, 1);
        this.treatments = data.variants().size() - 1;
    }

    /**
     * Every week that is over.
     *
     * @param caps by metric
     * @return null where there are no weeks, or nothing to compare in any of them
     */
    public static @Nullable MonitorReadout compute(Study study, ExperimentData data, Map<String, Double> caps) {
        return data.variants().size() < 2 ? null : new MonitorCalculator(study, data, caps).readout();
    }

    private @Nullable MonitorReadout readout() {
        Metric primary = study.primary();
        MetricColumn column = column(primary);
        List<WeeklyLooks> looks = new ArrayList<>();
        for (int arm = 1; arm <= treatments && column != null; arm++) {
            WeeklyLooks of = WeeklyLooks.of(
                    column, arm, growth(primary, arm), plan, study.decision().adjust());
            if (of != null && !of.weeks().isEmpty()) {
                looks.add(of);
            }
        }
        if (column == null || looks.size() < treatments) {
            return null;
        }
        List<Watch> watches = watches();
        List<Arm> arms = arms(primary, looks);
        if (arms.stream().anyMatch(arm -> arm.points().isEmpty())) {
            return null;
        }
        List<Stop> stops = data.variants().stream()
                .skip(1)
                .map(treatment -> MonitorWords.stop(treatment, watches))
                .toList();
        MonitorWords words = new MonitorWords(study, primary, column.isRatio());
        Double volume = column.isRatio() ? volume(column) : null;
        double error = limits() == 0 ? 0 : study.decision().alpha() / treatments / limits();
        return new MonitorReadout(
                primary.key(),
                primary.label(),
                primary.inMoney(),
                volume,
                treatments,
                1 - study.decision().alpha() / treatments,
                error,
                arms,
                watches,
                stops,
                words.multiplicity(treatments, limits(), error),
                words.sentences(arms, watches, stops, volume));
    }

    private @Nullable MetricColumn column(Metric metric) {
        return MetricColumn.of(metric, data, caps.get(metric.key()));
    }

    /** Growth is watched always-valid whatever plan decides. */
    private LooksInterval growth(Metric metric, int arm) {
        return anytime(PlannedSample.looks(study, data, metric, arm).alpha());
    }

    private static LooksInterval anytime(double alpha) {
        return new LooksInterval(LooksPlan.ANYTIME, alpha, 1, PlannedSample.TUNED_AT, 1);
    }

    /** What stands below the line a week, in all arms. */
    private double volume(MetricColumn column) {
        double[] below = Objects.requireNonNull(column.x());
        double sum = 0;
        for (int u = 0; u < below.length; u++) {
            sum += column.usable()[u] ? below[u] : 0;
        }
        return sum / Math.max(1, Objects.requireNonNull(column.weeks()).weeks());
    }

    private List<Arm> arms(Metric primary, List<WeeklyLooks> looks) {
        Comparison.Kind kind = Comparison.Kind.of(primary);
        boolean higher = primary.better().sign() > 0;
        List<List<Point>> points = new ArrayList<>();
        data.variants().forEach(variant -> points.add(new ArrayList<>()));
        int weeks = looks.getFirst().weeks().size();
        for (int w = 0; w < weeks; w++) {
            List<BivariateMoments> arms = new ArrayList<>();
            arms.add(looks.getFirst().weeks().get(w).c());
            for (WeeklyLooks each : looks) {
                arms.add(each.weeks().get(w).t());
            }
            if (arms.stream().allMatch(m -> m.n() > 1 && Comparison.unitSpread(kind, m) > 0)) {
                week(w, kind, higher, arms, looks, points);
            }
        }
        List<Arm> all = new ArrayList<>();
        for (int a = 0; a < points.size(); a++) {
            all.add(new Arm(data.variants().get(a), points.get(a)));
        }
        return all;
    }

    private void week(
            int w,
            Comparison.Kind kind,
            boolean higher,
            List<BivariateMoments> arms,
            List<WeeklyLooks> looks,
            List<List<Point>> points) {
        Posterior[] posteriors = arms.stream()
                .map(m -> Posterior.normal(
                        Comparison.level(kind, m), Comparison.unitSpread(kind, m) / Math.sqrt((double) m.n())))
                .toArray(Posterior[]::new);
        BestOfArms.Result best = BestOfArms.compare(posteriors, higher);
        for (int a = 0; a < arms.size(); a++) {
            long n = arms.get(a).n();
            double level = Comparison.level(kind, arms.get(a));
            double likely = best.probabilityBest()[a];
            double loss = best.expectedLoss()[a];
            WeeklyLooks.Week week = a == 0 ? null : looks.get(a - 1).weeks().get(w);
            Comparison comparison = week == null ? null : week.comparison();
            if (week == null || comparison == null) {
                points.get(a).add(new Point(w + 1, n, level, null, null, null, null, null, likely, loss));
            } else {
                Effect one = comparison.oneLook();
                long both = n + arms.getFirst().n();
                Effect any = anytime(1 - one.level()).anytime(comparison, both, week.look());
                points.get(a)
                        .add(new Point(
                                w + 1,
                                n,
                                level,
                                one.estimate(),
                                one.low(),
                                one.high(),
                                any.low(),
                                any.high(),
                                likely,
                                loss));
            }
        }
    }

    /** Limits of all guardrails: a margin and a ceiling are two. */
    private int limits() {
        return (int) study.metrics().values().stream()
                .filter(metric -> metric.role() == MetricRole.GUARDRAIL)
                .mapToLong(metric -> (metric.margin() == null ? 0 : 1) + (metric.ceiling() == null ? 0 : 1))
                .sum();
    }

    private List<Watch> watches() {
        List<Watch> watches = new ArrayList<>();
        double error = study.decision().alpha() / treatments / Math.max(1, limits());
        for (Metric metric : study.metrics().values()) {
            MetricColumn column = metric.role() == MetricRole.GUARDRAIL ? column(metric) : null;
            for (int arm = 1; arm <= treatments && column != null; arm++) {
                WeeklyLooks looks = WeeklyLooks.of(
                        column, arm, anytime(error), plan, study.decision().adjust());
                if (looks != null && !looks.weeks().isEmpty()) {
                    watches.addAll(new GuardrailWatch(metric, looks, anytime(error), plan)
                            .of(data.variants().get(arm)));
                }
            }
        }
        return watches;
    }
}
