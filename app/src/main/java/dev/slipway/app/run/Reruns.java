package dev.slipway.app.run;

import dev.slipway.assignment.LayeredAssigner;
import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.readout.model.Interval;
import dev.slipway.simulation.Simulation;
import dev.slipway.simulation.World;
import dev.slipway.simulation.Worlds;
import dev.slipway.stats.Effect;
import dev.slipway.stats.ab.TwoProportions;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The primary metric of a simulated study, simulated again with other seeds. Counts exposures and events as they stream,
 * without a warehouse, by the same rules: first exposure, one variant only, the window from first exposure, mature units.
 */
public final class Reruns {
    /** Coverage of the intervals: one look, 95 in 100. */
    public static final double LEVEL = 0.95;

    private Reruns() {}

    /** Why this study can't be rerun with other seeds, as a sentence; null when it can. */
    public static @Nullable String whyNot(Study study) {
        if (!(study.source() instanceof Source.Simulate)) {
            return "Only a simulated study can be run again with other seeds.";
        }
        Metric primary = study.primary();
        if (primary.kind() != MetricKind.PROPORTION || primary.event() == null || primary.within() == null) {
            return "Reruns count a primary metric that is a proportion; " + primary.label() + " is another kind.";
        }
        return study.experiment().allocation().variants().size() < 2 ? "There is no arm to compare." : null;
    }

    /**
     * Simulates the study with the seeds after its own.
     *
     * @param each gets the difference (first treatment − control) with its interval after each rerun, on this thread
     * @throws IllegalArgumentException when {@link #whyNot} has a reason
     */
    public static List<Interval> run(Study study, int count, JobContext context, Consumer<Interval> each) {
        String reason = whyNot(study);
        if (reason != null || !(study.source() instanceof Source.Simulate source)) {
            throw new IllegalArgumentException(reason);
        }
        World world = Worlds.named(source.world());
        List<Interval> intervals = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            context.checkCancelled();
            Source.Simulate again = source.withSeed(source.seed() + i);
            Simulation simulation = world.prepare(again, study.experiment(), new LayeredAssigner(study.experiment()));
            Interval interval = one(study, again, simulation, context);
            if (interval != null) {
                intervals.add(interval);
                each.accept(interval);
            }
            context.progress(i, count);
        }
        return intervals;
    }

    /** Null when an arm has no mature unit. */
    private static @Nullable Interval one(
            Study study, Source.Simulate source, Simulation simulation, JobContext context) {
        Map<String, Unit> units = new HashMap<>(source.users() * 2);
        table(simulation, "exposures").stream(context, batch -> exposures(batch, units));
        Metric metric = study.primary();
        String event = Objects.requireNonNull(metric.event());
        long window = Objects.requireNonNull(metric.within()).toMillis();
        table(simulation, "events").stream(context, batch -> events(batch, event, window, units));
        long end = source.start()
                .plusDays(source.days())
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
        return compare(study.experiment(), units, end - window);
    }

    private static TableSource table(Simulation simulation, String name) {
        return simulation.tables().stream()
                .filter(table -> table.schema().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the world has no table " + name));
    }

    private static void exposures(ColumnBatch batch, Map<String, Unit> units) {
        String[] ids = batch.texts(batch.schema().indexOf("user_id"));
        String[] variants = batch.texts(batch.schema().indexOf("variant"));
        long[] times = batch.longs(batch.schema().indexOf("exposed_at"));
        for (int i = 0; i < batch.rows(); i++) {
            units.computeIfAbsent(ids[i], id -> new Unit()).exposed(variants[i], times[i]);
        }
    }

    private static void events(ColumnBatch batch, String event, long window, Map<String, Unit> units) {
        String[] ids = batch.texts(batch.schema().indexOf("user_id"));
        String[] names = batch.texts(batch.schema().indexOf("event_name"));
        long[] times = batch.longs(batch.schema().indexOf("event_time"));
        for (int i = 0; i < batch.rows(); i++) {
            Unit unit = event.equals(names[i]) ? units.get(ids[i]) : null;
            if (unit != null && times[i] >= unit.first && times[i] < unit.first + window) {
                unit.converted = true;
            }
        }
    }

    private static @Nullable Interval compare(Experiment experiment, Map<String, Unit> units, long lastMature) {
        String control = experiment.control();
        String treatment = experiment.allocation().variants().keySet().stream()
                .filter(variant -> !variant.equals(control))
                .findFirst()
                .orElseThrow();
        long[] n = new long[2];
        long[] x = new long[2];
        for (Unit unit : units.values()) {
            int arm = treatment.equals(unit.variant) ? 1 : control.equals(unit.variant) ? 0 : -1;
            if (arm >= 0 && !unit.crossed && unit.first <= lastMature) {
                n[arm]++;
                x[arm] += unit.converted ? 1 : 0;
            }
        }
        if (n[0] == 0 || n[1] == 0) {
            return null;
        }
        Effect effect = TwoProportions.compare(x[1], n[1], x[0], n[0], LEVEL).absolute();
        return new Interval(effect.estimate(), effect.low(), effect.high());
    }

    /** What is known of one unit while its rows stream by. */
    private static final class Unit {
        private @Nullable String variant;
        private long first = Long.MAX_VALUE;
        private boolean crossed;
        private boolean converted;

        private void exposed(String now, long time) {
            crossed |= variant != null && !variant.equals(now);
            variant = now;
            first = Math.min(first, time);
        }
    }
}
