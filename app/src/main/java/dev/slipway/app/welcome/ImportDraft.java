package dev.slipway.app.welcome;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A study to be made from a CSV file.
 *
 * @param unit column; empty where every row is a unit
 * @param metrics the first is the primary one, the others are secondary
 */
record ImportDraft(
        Path csv,
        String title,
        String unit,
        String variant,
        String control,
        List<String> variants,
        List<MetricDraft> metrics) {

    /** A column that becomes a metric. */
    record MetricDraft(String column, boolean rate, boolean higherIsBetter) {}

    /** The text of the study file, for a place from which the path leads to the CSV. */
    String yaml(String path) {
        StringBuilder out = new StringBuilder();
        out.append("study: ").append(quoted(title)).append('\n');
        out.append("source:\n  unit_table: {path: ")
                .append(quoted(path))
                .append(unit.isEmpty() ? "" : ", unit: " + quoted(unit));
        out.append(", variant: ").append(quoted(variant)).append("}\n");
        out.append("experiment:\n  key: ")
                .append(key(title))
                .append("\n  control: ")
                .append(quoted(control));
        out.append("\n  variants: [")
                .append(String.join(", ", variantsControlFirst()))
                .append("]\n");
        out.append("metrics:\n");
        for (int i = 0; i < metrics.size(); i++) {
            MetricDraft metric = metrics.get(i);
            out.append("  ").append(key(metric.column()).replace('-', '_')).append(": {kind: ");
            out.append(metric.rate() ? "proportion" : "mean")
                    .append(", column: ")
                    .append(quoted(metric.column()));
            out.append(", better: ").append(metric.higherIsBetter() ? "higher" : "lower");
            out.append(", role: ").append(i == 0 ? "primary" : "secondary").append("}\n");
        }
        out.append(
                "decision: {alpha: 0.05, power: 0.8, minimum_effect: 0.01, ship_above: 0.0, looks: {plan: fixed}}\n");
        return out.toString();
    }

    private List<String> variantsControlFirst() {
        return Stream.concat(Stream.of(control), variants.stream().filter(v -> !v.equals(control)))
                .map(ImportDraft::quoted)
                .collect(Collectors.toList());
    }

    /** Quotes what YAML would read as something else than this text. */
    private static String quoted(String text) {
        boolean plain = text.matches("[A-Za-z][A-Za-z0-9_. -]*")
                && !text.matches("(?i)true|false|yes|no|on|off|null|~")
                && text.equals(text.strip());
        return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String key(String text) {
        String key =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-").replaceAll("^-+|-+$", "");
        return key.isEmpty() ? "imported" : key.matches("^[a-z].*") ? key : "x-" + key;
    }
}
