package dev.slipway.warehouse.marts;

import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.ColumnType;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.AnalysisColumns;
import dev.slipway.core.study.FunnelSpec;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.SignupCohort;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.core.text.Closest;
import dev.slipway.core.text.Phrases;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.TableLoader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether the loaded tables have what the study names. A name that they don't have would otherwise read as an event that
 * nobody ever did, and a sum of amounts that are not there as nothing earned.
 */
public final class SourceCheck {
    private static final int NAMES_SHOWN = 20;

    private final Study study;
    private final Map<String, TableSchema> tables;
    private final Database database;
    private final List<String> wrong = new ArrayList<>();

    /** Rows of an event, and how many of them carry an amount. */
    private record Seen(long rows, long amounts) {}

    private SourceCheck(Study study, Map<String, TableSchema> tables, Database database) {
        this.study = study;
        this.tables = tables;
        this.database = database;
    }

    /**
     * Checks everything that the study names.
     *
     * @throws SlipwayException DATA_INVALID with everything that the tables lack
     */
    public static void check(Study study, Map<String, TableSchema> tables, Database database) {
        new SourceCheck(study, tables, database).all();
    }

    private void all() {
        if (study.measured() != Study.Measured.EVENTS) {
            return; // columns are known before they are loaded, values have a data test
        }
        boolean files = study.source() instanceof Source.Events;
        boolean sums = study.metrics().values().stream().anyMatch(SourceCheck::sums);
        Map<String, Seen> events = files || sums ? events() : Map.of();
        if (files) {
            named().forEach((event, where) -> known("event", event, where, events.keySet()));
            attributes();
        }
        for (Metric metric : study.metrics().values()) {
            Seen seen = sums(metric) ? events.get(String.valueOf(metric.event())) : null;
            if (seen != null && metric.kind() == MetricKind.QUANTILE && seen.amounts() < seen.rows()) {
                wrong.add(String.format(
                        Locale.ROOT,
                        "The metric %s is a quantile of amounts, but %,d of %,d events %s carry none.",
                        metric.key(),
                        seen.rows() - seen.amounts(),
                        seen.rows(),
                        metric.event()));
            } else if (seen != null && seen.amounts() == 0) {
                wrong.add(String.format(
                        Locale.ROOT,
                        "The metric %s adds up amounts, but none of the %,d events %s carries one: these events carry no"
                                + " amount; kind: count counts them.",
                        metric.key(),
                        seen.rows(),
                        metric.event()));
            }
        }
        if (!wrong.isEmpty()) {
            throw new SlipwayException(
                    ErrorCategory.DATA_INVALID,
                    String.join(" ", wrong) + " The last good run is untouched.",
                    "Correct the study or the data and run again.");
        }
    }

    private static boolean sums(Metric metric) {
        boolean amounts = metric.kind() == MetricKind.MEAN || metric.kind() == MetricKind.QUANTILE;
        return amounts && metric.event() != null;
    }

    private Map<String, Seen> events() {
        TableSchema schema = Columns.table(tables, "events");
        String name = TableLoader.quote(Columns.required(schema, Columns.EVENT_NAME));
        String amount = Columns.optional(schema, Columns.AMOUNT);
        String carrying = amount == null ? "0" : "count(" + TableLoader.quote(amount) + ")";
        Map<String, Seen> events = new TreeMap<>();
        database.list(
                "select " + name + ", count(*), " + carrying + " from raw.events where " + name
                        + " is not null group by " + name,
                row -> events.put(row.string(1), new Seen(row.integer(2), row.integer(3))));
        return events;
    }

    /** Each event that the study names, with the first place that names it. */
    private Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        for (Metric metric : study.metrics().values()) {
            put(named, metric.event(), "metric " + metric.key());
            put(named, metric.denominator(), "metric " + metric.key());
        }
        FunnelSpec funnel = study.funnel();
        if (funnel != null) {
            funnel.steps().forEach(step -> step.forEach(event -> put(named, event, "funnel")));
        }
        AnalysisColumns.events(study).forEach(named::putIfAbsent);
        study.data().intents().forEach((intent, of) -> of.forEach(event -> put(named, event, "intent " + intent)));
        return named;
    }

    private void attributes() {
        TableSchema users = tables.get("users");
        List<String> columns = new ArrayList<>(
                users == null
                        ? List.of()
                        : users.columns().stream()
                                .filter(c -> c.type() != ColumnType.TIMESTAMP)
                                .map(ColumnSpec::name)
                                .filter(c -> !c.equals(study.experiment().unit()))
                                .toList());
        List<String> numbers = columns.stream()
                .filter(c ->
                        users != null && users.columns().get(users.indexOf(c)).type() != ColumnType.TEXT)
                .toList();
        for (SignupCohort cohort : SignupCohort.named(study)) {
            if (!columns.contains(cohort.attribute())) {
                columns.add(cohort.attribute());
                if (users == null || !Attribute.hasSignup(users)) {
                    wrong.add("The cohorts " + cohort.attribute() + " are made of the moments in " + SignupCohort.COLUMN
                            + ", and the users have no such column of dates and times.");
                }
            }
        }
        study.segments().forEach(segment -> known("user attribute", segment, "segments", columns));
        Map<String, String> covariates = new LinkedHashMap<>();
        study.metrics().values().forEach(m -> put(covariates, m.covariate(), "covariate of metric " + m.key()));
        covariates.putAll(AnalysisColumns.numbers(study));
        Map<String, String> named = AnalysisColumns.attributes(study);
        named.keySet().removeAll(covariates.keySet());
        named.forEach((name, where) -> known("user attribute", name, where, columns));
        covariates.forEach((name, where) -> known("user attribute with numbers", name, where, numbers));
    }

    private void known(String noun, String name, String where, Collection<String> known) {
        if (known.contains(name)) {
            return;
        }
        String near = Closest.to(name, known);
        List<String> shown = known.stream().limit(NAMES_SHOWN).toList();
        String has = shown.isEmpty() ? "It has none." : "It has " + Phrases.and(shown) + ".";
        wrong.add("The data has no " + noun + " " + name + " (" + where + "). "
                + (near == null ? has : "Did you mean " + near + "?"));
    }

    private static void put(Map<String, String> names, @Nullable String name, String where) {
        if (name != null) {
            names.putIfAbsent(name, where);
        }
    }
}
