package dev.slipway.benchmarks.scale;

import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.FunnelSpec;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.ActivityCalculator;
import dev.slipway.readout.DataFilter;
import dev.slipway.readout.FunnelCalculator;
import dev.slipway.readout.PreparedRun;
import dev.slipway.readout.ReadoutBuilder;
import dev.slipway.readout.RetentionCalculator;
import dev.slipway.readout.model.EarlyReadout;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.RunBuild;
import dev.slipway.warehouse.Workspace;
import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** What a change on screen takes, from the data in memory to the numbers that are drawn. */
final class Interactive {
    private static final int WARM_UP = 6;
    private static final int REPETITIONS = 15;
    private static final double LEVEL = 0.95;

    private final StudyFile study;
    private final ExperimentData data;
    private final PreparedRun prepared;
    private final List<Latency> latencies = new ArrayList<>();

    /**
     * Milliseconds of one kind of change.
     *
     * @param times how often it was measured
     */
    record Latency(String change, double median, double worst, int times) {}

    private Interactive(StudyFile study, ExperimentData data) {
        this.study = study;
        this.data = data;
        this.prepared = PreparedRun.of(study, data);
    }

    /** Simulates, loads and builds the study on DuckDB, reads it, and repeats each kind of change. */
    static Interactive of(SizedStudy sized, Path folder) {
        StudyFile study = sized.read();
        try (Workspace workspace = Workspace.open(folder);
                RunBuild build = workspace.begin(study, Engine.DUCKDB)) {
            JobContext context = JobContext.unwatched();
            for (TableSource table : SizedStudy.tables(study)) {
                // Without the rollout the tables of all users' days are not built, which these changes don't ask.
                if (!table.schema().name().equals("rollout")) {
                    build.load(table, context);
                }
            }
            build.buildModels(study.study(), context);
            Interactive interactive = new Interactive(study, build.read(study.study(), context));
            interactive.measure();
            return interactive;
        }
    }

    ExperimentData data() {
        return data;
    }

    List<Latency> latencies() {
        return latencies;
    }

    private void measure() {
        FunnelSpec asked = Objects.requireNonNull(study.study().funnel());
        FunnelSpec other = new FunnelSpec(
                List.of(List.of("view"), List.of("play", "search"), List.of("add_to_cart"), List.of("purchase")),
                Duration.ofDays(7),
                FunnelSpec.Order.IN_ORDER);
        List<DataFilter> segments = data.categories().entrySet().stream()
                .flatMap(c -> c.getValue().levels().stream().map(l -> new DataFilter(c.getKey(), l, null, null)))
                .toList();
        LocalDate first = LocalDate.ofEpochDay(data.firstDay() / 86_400_000L);
        DataFilter days = new DataFilter(null, null, first.plusDays(3), first.plusDays(30));
        int[] turn = {0};
        time(
                "segment: users",
                REPETITIONS,
                () -> segments.get(turn[0]++ % segments.size()).apply(data));
        time("segment: days, funnel and retention", REPETITIONS, () -> {
            ExperimentData part = segments.get(turn[0]++ % segments.size()).apply(data);
            return described(part, asked);
        });
        time("date range: days, funnel and retention", REPETITIONS, () -> described(days.apply(data), asked));
        time("funnel: other steps and window", REPETITIONS, () -> FunnelCalculator.compute(data, other, LEVEL));
        time(
                "funnel: strict order",
                REPETITIONS,
                () -> FunnelCalculator.compute(
                        data, new FunnelSpec(other.steps(), other.window(), FunnelSpec.Order.STRICT), LEVEL));
        time("cohorts: another event comes back", REPETITIONS, () -> RetentionCalculator.compute(data, "play", LEVEL));
        time(
                "segment: first answer (metrics, verdict, days, funnel, retention)",
                REPETITIONS,
                () -> first(segments.get(turn[0]++ % segments.size())));
        time("date range: first answer", REPETITIONS, () -> first(days));
        time(
                "segment: whole readout, every analysis",
                1,
                () -> ReadoutBuilder.build(study, data, Map.of(), segments.getFirst(), JobContext.unwatched()));
    }

    /** What the window shows before the analyses are there. */
    private EarlyReadout first(DataFilter filter) {
        JobContext context = JobContext.unwatched();
        return ReadoutBuilder.of(prepared, Map.of(), filter, context).early(context);
    }

    private static List<Object> described(ExperimentData part, FunnelSpec funnel) {
        List<Object> parts = new ArrayList<>(List.of(ActivityCalculator.compute(part)));
        parts.add(Objects.requireNonNull(FunnelCalculator.compute(part, funnel, LEVEL)));
        parts.add(Objects.requireNonNull(RetentionCalculator.compute(part, "view", LEVEL)));
        return parts;
    }

    private void time(String change, int repetitions, Supplier<Object> work) {
        double[] millis = new double[repetitions];
        for (int i = repetitions == 1 ? 0 : -WARM_UP; i < repetitions; i++) {
            long begun = System.nanoTime();
            Objects.requireNonNull(work.get());
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(millis);
        latencies.add(new Latency(change, millis[repetitions / 2], millis[repetitions - 1], repetitions));
    }
}
