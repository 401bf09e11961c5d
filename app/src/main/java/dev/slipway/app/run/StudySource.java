package dev.slipway.app.run;

import dev.slipway.assignment.LayeredAssigner;
import dev.slipway.core.data.CsvHeader;
import dev.slipway.core.data.CsvOptions;
import dev.slipway.core.data.CsvTableSource;
import dev.slipway.core.data.NumberedRows;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.UnitTables;
import dev.slipway.readout.analysis.PlantedRollout;
import dev.slipway.simulation.Simulation;
import dev.slipway.simulation.Worlds;
import dev.slipway.simulation.truth.RolloutTruth;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a study's source, and the planted truth where the source is a simulation.
 *
 * @param stage what getting them is called on screen
 * @param truth treatment − control by metric key, for the metrics that the world knows
 * @param rollout what the rollout did on the weekly outcome that the study asks for; null where the world does not know it
 */
public record StudySource(
        String stage,
        List<TableSource> tables,
        Map<String, Double> truth,
        @Nullable PlantedRollout rollout) {

    /** What getting the tables is called. */
    static String stage(boolean simulated) {
        return simulated ? "Simulate and load" : "Import";
    }

    /**
     * Opens the source of a study: files are read once to find types and bad rows, a world is prepared. Rows come later,
     * when the tables are streamed.
     */
    public static StudySource of(Study study, JobContext context) {
        Source source = study.source();
        if (source instanceof Source.Simulate simulate) {
            return simulated(study, simulate);
        }
        if (source instanceof Source.UnitTable table) {
            return new StudySource(stage(false), List.of(units(study, table, context)), Map.of(), null);
        }
        return new StudySource(stage(false), files((Source.Events) source, context), Map.of(), null);
    }

    private static TableSource units(Study study, Source.UnitTable table, JobContext context) {
        boolean numbered = table.numbersRows(CsvHeader.read(table.path()).columns());
        TableSource file =
                CsvTableSource.open(table.path(), UnitTables.options("units", table, study, numbered), context);
        return numbered ? new NumberedRows(file, table.unit()) : file;
    }

    private static List<TableSource> files(Source.Events files, JobContext context) {
        List<TableSource> tables = new ArrayList<>();
        Path users = files.users();
        if (users != null) {
            CsvOptions options = CsvOptions.of("users").withRequired("user_id").withIdentifiers("user_id");
            tables.add(CsvTableSource.open(users, options, context));
        }
        CsvOptions assignments = CsvOptions.of("assignments")
                .withRequired("user_id", "experiment", "variant", "assigned_at")
                .withIdentifiers("user_id", "experiment", "variant")
                .withTimes("assigned_at");
        tables.add(CsvTableSource.open(files.assignments(), assignments, context));
        CsvOptions events = CsvOptions.of("events")
                .withRequired("user_id", "event_time", "event_name")
                .withIdentifiers("user_id", "event_name")
                .withTimes("event_time");
        tables.add(CsvTableSource.open(files.events(), events, context));
        Path rollout = files.rollout();
        if (rollout != null) {
            CsvOptions adopters = CsvOptions.of("rollout")
                    .withRequired("user_id", "adopted_at")
                    .withIdentifiers("user_id")
                    .withFilled("adopted_at")
                    .withTimes("adopted_at");
            tables.add(CsvTableSource.open(rollout, adopters, context));
        }
        return tables;
    }

    private static StudySource simulated(Study study, Source.Simulate simulate) {
        Simulation simulation = Worlds.named(simulate.world())
                .prepare(simulate, study.experiment(), new LayeredAssigner(study.experiment()));
        Map<String, Double> truth = new LinkedHashMap<>();
        for (Metric metric : study.metrics().values()) {
            OptionalDouble planted = simulation.truth(metric);
            if (planted.isPresent()) {
                truth.put(metric.key(), planted.getAsDouble());
            }
        }
        return new StudySource(stage(true), simulation.tables(), truth, planted(study, simulate, simulation));
    }

    private static @Nullable PlantedRollout planted(Study study, Source.Simulate simulate, Simulation simulation) {
        Analyses.Rollout asked = study.analyses().rollout();
        RolloutTruth truth = simulation.rollout().orElse(null);
        if (asked == null || truth == null) {
            return null;
        }
        RolloutTruth.Effects effects = switch (asked.outcome()) {
            case Analyses.Rollout.SESSIONS -> truth.sessions();
            case Analyses.Rollout.REVENUE -> truth.revenue();
            case "purchase" -> truth.purchases();
            default -> null;
        };
        List<Integer> waves = truth.waves().stream()
                .map(wave -> (int) (ChronoUnit.DAYS.between(simulate.start(), wave) / 7))
                .toList();
        return effects == null ? null : new PlantedRollout(waves, effects.byWaveAndWeek());
    }
}
