package dev.slipway.warehouse;

import dev.slipway.core.study.ColumnSum;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import dev.slipway.warehouse.engine.Row;
import dev.slipway.warehouse.marts.Attribute;
import dev.slipway.warehouse.marts.MetricColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of {@code unit_metrics}, taken in one after the other and kept by column. */
final class UnitColumns {
    private final List<String> select = new ArrayList<>(List.of("unit_no", "unit_id", "variant", "exposed_at"));
    private final List<Consumer<Row>> readers = new ArrayList<>();
    private final List<String> variantNames;

    private final List<String> ids = new ArrayList<>();
    private final Growing.Ints numbers = new Growing.Ints();
    private final Growing.Ints variants = new Growing.Ints();
    private final Growing.Longs exposed = new Growing.Longs();
    private final Map<String, Levels> texts = new LinkedHashMap<>();
    private final Map<String, Growing.Doubles> attributes = new LinkedHashMap<>();
    private final Map<String, MetricColumn> metrics = new LinkedHashMap<>();
    private boolean timed;

    private record MetricColumn(
            Growing.Doubles value,
            Growing.@Nullable Doubles denominator,
            Growing.@Nullable Longs matureAt,
            Map<String, Growing.Doubles> parts) {}

    UnitColumns(Study study, List<String> variantNames, List<Attribute> attributes) {
        this.variantNames = variantNames;
        boolean events = study.measured() == Study.Measured.EVENTS;
        MetricColumns names = MetricColumns.of(study);
        study.metrics().values().forEach(metric -> addMetric(study, metric, names, events));
        attributes.forEach(this::addAttribute);
    }

    private void addMetric(Study study, Metric metric, MetricColumns names, boolean events) {
        Growing.Doubles value = numbers(names.value(metric));
        String denominatorName = names.denominator(metric);
        Growing.Doubles denominator = denominatorName == null ? null : numbers(denominatorName);
        Growing.Longs matureAt = null;
        if (events) {
            Growing.Longs moments = new Growing.Longs();
            int column = column(names.matureAt(metric));
            readers.add(row -> moments.add(row.millis(column)));
            matureAt = moments;
        }
        Map<String, Growing.Doubles> parts = new LinkedHashMap<>();
        for (ColumnSum.Term term : MetricColumns.parts(study, metric)) {
            parts.put(term.column(), numbers(names.part(metric, parts.size())));
        }
        metrics.put(metric.key(), new MetricColumn(value, denominator, matureAt, parts));
    }

    private void addAttribute(Attribute attribute) {
        if (attribute.text()) {
            Levels levels = new Levels();
            int column = column(attribute.column());
            readers.add(row -> levels.add(row.text(column)));
            texts.put(attribute.source(), levels);
        } else {
            attributes.put(attribute.source(), numbers(attribute.column()));
        }
    }

    private Growing.Doubles numbers(String name) {
        Growing.Doubles values = new Growing.Doubles();
        int column = column(name);
        readers.add(row -> values.add(row.number(column)));
        return values;
    }

    private int column(String name) {
        select.add(name);
        return select.size();
    }

    /** The query whose rows {@link #add} takes. */
    String query() {
        return "select " + String.join(", ", select) + " from marts.unit_metrics order by unit_no";
    }

    void add(Row row) {
        numbers.add(row.count(1));
        ids.add(row.string(2));
        variants.add(variantNames.indexOf(row.string(3)));
        long moment = row.millis(4);
        timed |= moment != Long.MIN_VALUE;
        exposed.add(moment);
        readers.forEach(reader -> reader.accept(row));
    }

    int size() {
        return ids.size();
    }

    String[] unitIds() {
        return ids.toArray(String[]::new);
    }

    int[] unitNumbers() {
        return numbers.toArray();
    }

    int[] variants() {
        return variants.toArray();
    }

    /** First exposures; null when no unit has one. */
    long @Nullable [] exposedAt() {
        return timed ? exposed.toArray() : null;
    }

    Map<String, Category> categories() {
        Map<String, Category> out = new LinkedHashMap<>();
        texts.forEach((name, levels) -> out.put(name, levels.toCategory()));
        return out;
    }

    Map<String, double[]> numbers() {
        Map<String, double[]> out = new LinkedHashMap<>();
        attributes.forEach((name, values) -> out.put(name, values.toArray()));
        return out;
    }

    Map<String, MetricValues> metrics() {
        Map<String, MetricValues> out = new LinkedHashMap<>();
        metrics.forEach((key, m) -> {
            double[] denominator =
                    m.denominator() == null ? null : m.denominator().toArray();
            long[] matureAt = m.matureAt() == null ? null : m.matureAt().toArray();
            Map<String, double[]> parts = new LinkedHashMap<>();
            m.parts().forEach((name, values) -> parts.put(name, values.toArray()));
            out.put(key, new MetricValues(m.value().toArray(), denominator, matureAt, parts));
        });
        return out;
    }
}
