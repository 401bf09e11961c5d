package dev.slipway.benchmarks.reference;

import dev.slipway.benchmarks.reference.check.Result;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The table by file, then each value that is outside, then what was not computed and why. */
final class TextReport {
    private static final String ROW = "%-26s %6s %6s %8s %8s %8s %6s %12s %12s%n";

    private final StringBuilder text = new StringBuilder();

    private TextReport() {}

    static String of(List<Result> results) {
        TextReport report = new TextReport();
        report.table(results);
        report.outside(results);
        report.disputed(results);
        report.notComputed(results);
        return report.text.toString();
    }

    private void table(List<Result> results) {
        Map<String, List<Result>> files = results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.check().file(), LinkedHashMap::new, Collectors.toList()));
        text.append(String.format(
                Locale.ROOT,
                ROW,
                "file",
                "checks",
                "ours",
                "compared",
                "outside",
                "disputed",
                "given",
                "worst/limit",
                "not computed"));
        files.forEach(this::row);
        row("all", results);
    }

    private void row(String name, List<Result> results) {
        List<Result> ours = results.stream().filter(TextReport::isOurs).toList();
        double worst = ours.stream()
                .flatMap(result -> result.values().stream())
                .filter(value -> value.dispute().isEmpty())
                .mapToDouble(Result.Compared::error)
                .max()
                .orElse(Double.NaN);
        text.append(String.format(
                Locale.ROOT,
                ROW,
                name,
                results.size(),
                ours.size(),
                ours.stream().mapToInt(result -> result.values().size()).sum(),
                ours.stream().mapToInt(result -> result.outside().size()).sum(),
                ours.stream().mapToInt(result -> result.disputed().size()).sum(),
                ours.stream().mapToInt(Result::given).sum(),
                Double.isNaN(worst) ? "-" : String.format(Locale.ROOT, "%.2e", worst),
                results.stream().mapToInt(result -> result.notComputed().size()).sum()));
    }

    private static boolean isOurs(Result result) {
        return result.status() != Result.Status.UNKNOWN;
    }

    private void outside(List<Result> results) {
        for (Result result : results) {
            for (Result.Compared value : result.outside()) {
                text.append(String.format(
                        Locale.ROOT,
                        "outside: %s %s %s: ours %s, expected %s, %.2e of the tolerance (%s)%n",
                        result.check().file(),
                        result.check().id(),
                        value.path(),
                        value.ours(),
                        value.expected(),
                        value.error(),
                        result.check().tolerance()));
            }
        }
    }

    private void disputed(List<Result> results) {
        for (Result result : results) {
            for (Result.Compared value : result.disputed()) {
                text.append(String.format(
                        Locale.ROOT,
                        "disputed: %s %s %s: ours %s, expected %s (%s)%n",
                        result.check().file(),
                        result.check().id(),
                        value.path(),
                        value.ours(),
                        value.expected(),
                        value.dispute()));
            }
        }
    }

    private void notComputed(List<Result> results) {
        for (Result result : results) {
            if (result.notComputed().isEmpty()) {
                continue;
            }
            String why = result.remark().isEmpty() ? "" : " (" + result.remark() + ")";
            text.append(String.format(
                    Locale.ROOT,
                    "not computed: %s %s%s: %s%n",
                    result.check().file(),
                    result.check().id(),
                    why,
                    String.join(", ", heads(result.notComputed()))));
        }
    }

    /** A list or object of which nothing was computed is named once. */
    private static Set<String> heads(List<String> paths) {
        Set<String> heads = new LinkedHashSet<>();
        for (String path : paths) {
            heads.add(path.replaceFirst("/\\d+(/.*)?$", ""));
        }
        return heads;
    }
}
