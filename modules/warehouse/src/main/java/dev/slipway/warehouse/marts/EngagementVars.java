package dev.slipway.warehouse.marts;

import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.ColumnType;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.AnalysisColumns;
import dev.slipway.core.study.FunnelSpec;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.core.text.Phrases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The variables of the dbt project that say how days, visits, cohorts and funnels are cut. */
public final class EngagementVars {
    private EngagementVars() {}

    static Map<String, @Nullable Object> of(Study study, Map<String, TableSchema> tables) {
        Map<String, @Nullable Object> vars = new LinkedHashMap<>();
        Source.Simulate world = study.source() instanceof Source.Simulate simulated ? simulated : null;
        vars.put("study_start", world == null ? null : midnight(world.start()));
        vars.put("data_end", world == null ? null : midnight(world.start().plusDays(world.days())));
        vars.put("engagement", built(study, tables.keySet()));
        Analyses.Drift drift = study.analyses().drift();
        vars.put("drift", drift != null);
        vars.put(
                "week_columns",
                weekColumns(study, tables).stream()
                        .map(column -> Map.of("source", column.source(), "name", column.column()))
                        .toList());
        vars.put("event_counts", eventCounts(study));
        vars.put(
                "intents",
                study.data().intents().entrySet().stream()
                        .map(intent -> Map.of("name", intent.getKey(), "events", intent.getValue()))
                        .toList());
        vars.put("return_event", returnEvent(study));
        vars.put("funnel", funnel(study.funnel()));
        return vars;
    }

    /** Whether visits, days and weeks of every user are built: where the study says so, or asks about a rollout or drift. */
    public static boolean built(Study study, Set<String> tables) {
        return study.measured() == Study.Measured.EVENTS
                && (study.data().engagement()
                        || tables.contains("rollout")
                        || study.analyses().drift() != null);
    }

    /**
     * The text columns of the events that drift looks at.
     *
     * @throws SlipwayException DATA_INVALID when the events have no such column
     */
    public static List<WeekColumn> weekColumns(Study study, Map<String, TableSchema> tables) {
        Analyses.Drift drift = study.analyses().drift();
        TableSchema events = tables.get("events");
        List<WeekColumn> columns = new ArrayList<>();
        if (drift == null || events == null) {
            return columns;
        }
        for (String name : drift.columns()) {
            int index = events.indexOf(name);
            if (index < 0 || events.columns().get(index).type() != ColumnType.TEXT) {
                throw noSuchColumn(name, events);
            }
            columns.add(new WeekColumn(
                    name,
                    "week_" + (columns.size() + 1) + "_"
                            + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_")));
        }
        return columns;
    }

    private static SlipwayException noSuchColumn(String name, TableSchema events) {
        List<String> texts = events.columns().stream()
                .filter(column -> column.type() == ColumnType.TEXT)
                .map(ColumnSpec::name)
                .toList();
        return new SlipwayException(
                ErrorCategory.DATA_INVALID,
                "The events have no column of text " + name + " (drift); they have " + Phrases.and(texts)
                        + ". The last good run is untouched.",
                "Correct columns under drift, or the file.");
    }

    /**
     * A text column of the events.
     *
     * @param source as loaded, which is its name for people
     * @param column of the marts
     */
    public record WeekColumn(String source, String column) {}

    private static String midnight(LocalDate day) {
        return day + " 00:00:00";
    }

    /** The events that the study names, each with a column of its own. */
    public static List<EventCount> named(Study study) {
        Set<String> events = new LinkedHashSet<>();
        for (Metric metric : study.metrics().values()) {
            Stream.of(metric.event(), metric.denominator())
                    .filter(Objects::nonNull)
                    .forEach(events::add);
        }
        if (study.funnel() != null) {
            study.funnel().steps().forEach(events::addAll);
        }
        events.addAll(AnalysisColumns.events(study).keySet());
        study.data().intents().values().forEach(events::addAll);
        List<EventCount> counts = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>();
        for (String event : events) {
            String plain = "n_" + event.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
            String name = plain;
            for (int i = 2; !taken.add(name); i++) {
                name = plain + "_" + i;
            }
            counts.add(new EventCount(event, name));
        }
        return counts;
    }

    /** An event and the column that counts it. */
    public record EventCount(String event, String column) {}

    private static List<Map<String, String>> eventCounts(Study study) {
        return named(study).stream()
                .map(count -> Map.of("event", count.event(), "name", count.column()))
                .toList();
    }

    /** What counts as coming back: the event of the study's first metric of retention, else any. */
    private static @Nullable String returnEvent(Study study) {
        return study.metrics().values().stream()
                .filter(metric -> metric.kind() == MetricKind.RETENTION && metric.event() != null)
                .map(Metric::event)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Map<String, Object> funnel(@Nullable FunnelSpec funnel) {
        return funnel == null
                ? null
                : Map.of("steps", funnel.steps(), "window_ms", funnel.window().toMillis());
    }
}
