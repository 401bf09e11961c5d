package dev.slipway.core.study;

import dev.slipway.core.text.Phrases;
import dev.slipway.core.yaml.YamlNode;
import dev.slipway.core.yaml.YamlNode.Kind;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the records from a tree in which no check found anything wrong. */
final class StudyBinder {
    private final Path folder;

    StudyBinder(Path folder) {
        this.folder = folder;
    }

    Study bind(Fields root) {
        Fields source = must(root.group("source"));
        Map<String, Metric> metrics = new LinkedHashMap<>();
        root.named("metrics", StudyShape.METRIC).forEach((key, fields) -> metrics.put(key, metric(key, fields)));
        String next = root.groupOrDefaults("memo").text("next");
        return new Study(
                must(root.text("study")),
                root.text("question"),
                source(source),
                experiment(must(root.group("experiment")), source.group("unit_table")),
                metrics,
                decision(root.groupOrDefaults("decision")),
                root.texts("segments"),
                funnel(root.group("funnel")),
                AnalysesBinder.bind(root.group("analyses")),
                data(root.groupOrDefaults("data")),
                next == null ? Study.MemoWords.NONE : new Study.MemoWords(next));
    }

    private Source source(Fields source) {
        Fields simulate = source.group("simulate");
        if (simulate != null) {
            return new Source.Simulate(
                    must(simulate.text("world")),
                    must(simulate.integer("users")),
                    must(simulate.integer("days")),
                    must(simulate.whole("seed")),
                    must(simulate.day("start")),
                    simulate.numbers("effects"),
                    simulate.numbers("parameters"),
                    lists(simulate));
        }
        Fields table = source.group("unit_table");
        if (table != null) {
            return new Source.UnitTable(
                    must(path(table, "path")),
                    must(table.text("unit")),
                    must(table.text("variant")),
                    table.text("time"));
        }
        Fields events = must(source.group("events"));
        return new Source.Events(
                must(path(events, "events")),
                must(path(events, "assignments")),
                path(events, "users"),
                path(events, "rollout"),
                events.day("until"));
    }

    private Map<String, Path> lists(Fields simulate) {
        Map<String, Path> lists = new LinkedHashMap<>();
        simulate.entries("lists")
                .forEach(entry ->
                        lists.put(entry.key(), absolute(entry.value().text().strip())));
        return lists;
    }

    private @Nullable Path path(Fields fields, String key) {
        String text = fields.text(key);
        return text == null ? null : absolute(text);
    }

    private Path absolute(String text) {
        return folder.resolve(text).toAbsolutePath().normalize();
    }

    private static Experiment experiment(Fields experiment, @Nullable Fields unitTable) {
        String key = must(experiment.text("key"));
        String unit = unitTable == null ? must(experiment.text("unit")) : must(unitTable.text("unit"));
        Fields allocation = experiment.groupOrDefaults("allocation");
        String layer = allocation.text("layer");
        List<Integer> range = new ArrayList<>();
        allocation.items("layer_range").forEach(item -> range.add(Math.toIntExact(must(Scalars.whole(item)))));
        return new Experiment(
                key,
                unit,
                must(experiment.text("control")),
                new Allocation(
                        must(allocation.number("coverage")),
                        ramp(allocation),
                        layer == null ? key : layer,
                        range.isEmpty() ? List.of(0, StudyShape.BUCKETS) : range,
                        must(allocation.number("holdout")),
                        Variants.weights(experiment)),
                experiment.integer("planned_days"));
    }

    private static List<RampStep> ramp(Fields allocation) {
        return allocation.groups("ramp", StudyShape.RAMP_STEP).stream()
                .map(step -> new RampStep(must(step.integer("day")), must(step.number("coverage"))))
                .toList();
    }

    private static Metric metric(String key, Fields fields) {
        String label = fields.text("label");
        Fields cap = fields.group("cap");
        String unit = fields.text("unit");
        return new Metric(
                key,
                label == null ? Labels.of(key) : label,
                constant(MetricKind.class, must(fields.text("kind"))),
                fields.text("event"),
                fields.text("denominator"),
                fields.text("column"),
                fields.text("covariate"),
                fields.span("within"),
                fields.integer("day"),
                fields.number("quantile"),
                constant(Better.class, must(fields.text("better"))),
                constant(MetricRole.class, must(fields.text("role"))),
                fields.number("margin"),
                fields.number("ceiling"),
                cap == null ? null : new Metric.Cap(cap.number("value"), cap.number("percentile")),
                unit == null ? MetricUnit.NUMBER : constant(MetricUnit.class, unit));
    }

    private static DecisionRule decision(Fields decision) {
        Fields looks = decision.groupOrDefaults("looks");
        Integer count = looks.integer("count");
        return new DecisionRule(
                must(decision.number("alpha")),
                must(decision.number("power")),
                must(decision.number("minimum_effect")),
                must(decision.number("ship_above")),
                constant(DecisionRule.LooksPlan.class, must(looks.text("plan"))),
                count == null ? 1 : count,
                "cuped".equals(decision.text("adjust")));
    }

    private static @Nullable FunnelSpec funnel(@Nullable Fields funnel) {
        if (funnel == null) {
            return null;
        }
        List<List<String>> steps = new ArrayList<>();
        for (YamlNode step : funnel.items("steps")) {
            steps.add(step.kind() == Kind.SEQUENCE ? Fields.texts(step.items()) : Fields.texts(List.of(step)));
        }
        return new FunnelSpec(
                steps, must(funnel.span("window")), constant(FunnelSpec.Order.class, must(funnel.text("order"))));
    }

    private static DataSettings data(Fields data) {
        String zone = must(data.text("timezone"));
        Map<String, List<String>> intents = new LinkedHashMap<>();
        data.entries("intents")
                .forEach(intent ->
                        intents.put(intent.key(), Fields.texts(intent.value().items())));
        return new DataSettings(
                zone.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(zone),
                "engagement".equals(data.text("tables")),
                intents);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    /** A value that the checks have made sure of. */
    static <T> T must(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A checked study lacks a required value: " + Phrases.quoted("null"));
        }
        return value;
    }
}
