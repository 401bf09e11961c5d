package dev.slipway.benchmarks.calibration;

import dev.slipway.core.rule.Exempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the guide's page about calibration from the table. Arguments: the table, the page. */
@Exempt(from = Exempt.Rule.STANDARD_STREAMS, because = "a program of its own that reports on the terminal")
public final class GuidePage {
    private static final String LIBERAL = " ▲";
    private static final String CONSERVATIVE = " ▽";
    private static final String UNDECIDED = " ?";
    private static final String INTRODUCTION = """
            # How the methods behave

            Simulated experiments with a known truth, made by a committed program. Each cell has two numbers in percent: how often a 5% test finds an effect where there is none, and how often a 95% interval covers the planted effect. ▲ means too many errors (more than 6%, beyond what chance explains), ▽ cautious (fewer than 3%), ? that it would be one of these but chance could explain it. "w" means that the method warns in at least nine of ten such experiments. A dash was not asked: some methods have no test, others no interval.

            Columns are units per arm. At several looks a false positive is an effect found at any look, and an interval covers when it covers at every look. Three or two treatments are judged as a family. Under a table stands how many experiments a cell has where it is not MOST; the Monte Carlo error of 5% among 20,000 is 0.15 points.

            What is not in the table, and why: Fisher's exact test above 10,000 units per arm would take too long, and there the methods say what their large-sample forms say. Names with "at every look", "on events", "without adjustment" and linear_classical show a misuse for contrast; Slipway does not do it.
            """;

    private GuidePage() {}

    /** Writes the page. */
    public static void main(String[] arguments) throws IOException {
        Path page = Path.of(arguments[1]);
        Files.writeString(page, markdown(rows(Path.of(arguments[0]))));
        System.out.println("written: " + page.toAbsolutePath());
    }

    static List<Row> rows(Path table) throws IOException {
        return Files.readAllLines(table).stream().skip(1).map(Row::parse).toList();
    }

    static String markdown(List<Row> rows) {
        long most = rows.stream().mapToLong(Row::experiments).max().orElse(0);
        StringBuilder page = new StringBuilder(INTRODUCTION.replace("MOST", count(most)));
        Map<String, List<Row>> scenarios =
                rows.stream().collect(Collectors.groupingBy(Row::scenario, LinkedHashMap::new, Collectors.toList()));
        scenarios.forEach((scenario, own) -> page.append(section(scenario, own, most)));
        return page.toString();
    }

    private static String section(String scenario, List<Row> rows, long most) {
        SortedMap<Integer, Long> sizes = new TreeMap<>();
        Map<String, Map<Integer, Map<String, Row>>> methods = new LinkedHashMap<>();
        for (Row row : rows) {
            sizes.put(row.units(), row.experiments());
            methods.computeIfAbsent(row.method(), key -> new TreeMap<>())
                    .computeIfAbsent(row.units(), key -> new TreeMap<>())
                    .put(row.quantity(), row);
        }
        StringBuilder text = new StringBuilder("\n## " + heading(scenario) + "\n\n| method |");
        sizes.keySet().forEach(units -> text.append(' ').append(count(units)).append(" |"));
        text.append("\n| --- |").append(" --- |".repeat(sizes.size())).append('\n');
        methods.forEach((method, cells) -> {
            text.append("| ").append(method).append(" |");
            for (int units : sizes.keySet()) {
                text.append(' ')
                        .append(cell(cells.getOrDefault(units, Map.of())))
                        .append(" |");
            }
            text.append('\n');
        });
        return text.append(fewer(sizes, most)).toString();
    }

    private static String fewer(SortedMap<Integer, Long> sizes, long most) {
        String told = sizes.entrySet().stream()
                .filter(size -> size.getValue() < most)
                .map(size -> count(size.getValue()) + " at " + count(size.getKey()))
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? "" : "\nExperiments: " + told + " units.\n";
    }

    private static String cell(Map<String, Row> quantities) {
        Row test = quantities.get(Tally.TEST);
        Row interval = quantities.get(Tally.INTERVAL);
        if (test == null && interval == null) {
            return "";
        }
        return number(test) + " / " + number(interval) + mark(test, interval);
    }

    private static String number(@Nullable Row row) {
        return row == null
                ? "–"
                : row.answered() == 0 ? "refused" : String.format(Locale.ROOT, "%.1f", 100 * row.rate());
    }

    private static String mark(@Nullable Row test, @Nullable Row interval) {
        String mark = "";
        boolean warns = false;
        for (Row row : new @Nullable Row[] {test, interval}) {
            if (row != null && row.verdict().equals("liberal")) {
                mark = LIBERAL;
                warns |= row.warns();
            } else if (row != null && row.verdict().equals("conservative") && mark.isEmpty()) {
                mark = CONSERVATIVE;
            } else if (row != null && row.verdict().equals("undecided") && mark.isEmpty()) {
                mark = UNDECIDED;
            }
        }
        return mark + (warns ? " w" : "");
    }

    private static String heading(String scenario) {
        return scenario.substring(0, 1).toUpperCase(Locale.ROOT) + scenario.substring(1);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
