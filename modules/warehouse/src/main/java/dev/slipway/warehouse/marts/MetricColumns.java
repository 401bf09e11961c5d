package dev.slipway.warehouse.marts;

import dev.slipway.core.study.ColumnSum;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Study;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of the columns that hold each metric: its key as an identifier, made unique. */
public final class MetricColumns {
    private final Map<String, String> byKey = new LinkedHashMap<>();

    private MetricColumns() {}

    public static MetricColumns of(Study study) {
        MetricColumns columns = new MetricColumns();
        Set<String> taken = new HashSet<>();
        for (String key : study.metrics().keySet()) {
            String plain = "m_" + key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
            String name = plain;
            for (int i = 2; !taken.add(name); i++) {
                name = plain + "_" + i;
            }
            columns.byKey.put(key, name);
        }
        return columns;
    }

    /** The value, or the numerator of a ratio. */
    public String value(Metric metric) {
        return Objects.requireNonNull(byKey.get(metric.key()));
    }

    public @Nullable String denominator(Metric metric) {
        return metric.denominator() == null ? null : "d" + value(metric).substring(1);
    }

    /** The moment from which the unit is mature. */
    public String matureAt(Metric metric) {
        return value(metric) + "_mature_at";
    }

    /** One of the columns that are summed above the line, from 0. */
    public String part(Metric metric, int number) {
        return value(metric) + "_part_" + (number + 1);
    }

    /** The columns above the line of a metric over weeks where there are several; empty otherwise. */
    public static List<ColumnSum.Term> parts(Study study, Metric metric) {
        if (study.measured() != Study.Measured.WEEKS || metric.column() == null) {
            return List.of();
        }
        List<ColumnSum.Term> terms =
                ColumnSum.parse(metric.column()).map(ColumnSum::terms).orElse(List.of());
        return terms.size() > 1 ? terms : List.of();
    }
}
