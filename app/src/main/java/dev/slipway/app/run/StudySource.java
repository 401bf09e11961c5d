package dev.slipway.app.run;

import dev.slipway.assignment.LayeredAssigner;
import dev.slipway.core.data.CsvTableSource;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.simulation.Simulation;
import dev.slipway.simulation.Worlds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The tables of a study's source, and the planted truth where the source is a simulation.
 *
 * @param stage what getting them is called on screen
 * @param truth treatment − control by metric key, for the metrics that the world knows
 */
public record StudySource(String stage, List<TableSource> tables, Map<String, Double> truth) {

    /** What getting the tables is called. */
    static String stage(boolean simulated) {
        return simulated ? "Simulate and load" : "Import";
    }

    /** Opens the source of a study. Nothing is generated or read before the tables are streamed. */
    public static StudySource of(Study study) {
        Source source = study.source();
        if (source instanceof Source.Simulate simulate) {
            return simulated(study, simulate);
        }
        if (source instanceof Source.UnitTable table) {
            return new StudySource(stage(false), List.of(CsvTableSource.of("units", table.path())), Map.of());
        }
        Source.Events files = (Source.Events) source;
        List<TableSource> tables = new ArrayList<>();
        if (files.users() != null) {
            tables.add(CsvTableSource.of("users", files.users()));
        }
        tables.add(CsvTableSource.of("assignments", files.assignments()));
        tables.add(CsvTableSource.of("events", files.events()));
        return new StudySource(stage(false), tables, Map.of());
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
        return new StudySource(stage(true), simulation.tables(), truth);
    }
}
