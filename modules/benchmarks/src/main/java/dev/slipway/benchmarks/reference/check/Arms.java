package dev.slipway.benchmarks.reference.check;

import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two arms of a check with its metric.
 *
 * @param treatment rows of the treatment
 * @param control rows of the control
 * @param treatmentGroup how treatment's rows are told
 * @param controlGroup how control's rows are told
 * @param metric column, or null when neither preparation nor id names one
 */
public record Arms(
        Table treatment,
        Table control,
        Groups.Group treatmentGroup,
        Groups.Group controlGroup,
        @Nullable String metric) {
    /** Finds the arms and the metric of a check. */
    public static Arms of(Check check, DataFolder data) {
        Table table = Rows.of(check, data);
        return of(table, ArmWords.pair(table, check.prep()), check);
    }

    /** Rows without a number in the metric are in neither arm, as in R. */
    private static Arms of(Table table, ArmWords.Pair pair, Check check) {
        String column = pair.treatment().column();
        String metric = metric(table, check, column);
        Table whole = metric == null ? table : measured(table, pair, metric, check.prep());
        return new Arms(
                whole.where(column, pair.treatment().value()),
                whole.where(column, pair.control().value()),
                pair.treatment(),
                pair.control(),
                metric);
    }

    private static Table measured(Table table, ArmWords.Pair pair, String metric, String prep) {
        String[] arm = table.text(pair.treatment().column());
        Table both = table.where(i -> Table.same(arm[i], pair.treatment().value())
                || Table.same(arm[i], pair.control().value()));
        Table written = Outcomes.written(both, metric, prep);
        return written.isNumeric(metric) ? written.complete(List.of(metric)) : written;
    }

    /** The rows that have a value in one more column too. */
    public Arms complete(String column) {
        return new Arms(
                treatment.complete(List.of(column)),
                control.complete(List.of(column)),
                treatmentGroup,
                controlGroup,
                metric);
    }

    /** The rows that the preparation keeps. */
    public static Table rows(Check check, DataFolder data) {
        return Rows.of(check, data);
    }

    /** The arms when the preparation drops some rows and the others are the two arms. */
    public static Arms ofRemaining(Check check, DataFolder data) {
        Table table = rows(check, data);
        Table whole = data.table(check.dataset());
        for (String name : table.names()) {
            List<String> levels = table.levels(name);
            if (levels.size() == 2 && whole.levels(name).size() > 2) {
                return of(
                        table,
                        ArmWords.oriented(new Groups.Group(name, levels.get(1)), new Groups.Group(name, levels.get(0))),
                        check);
            }
        }
        return of(check, data);
    }

    /** The rows of each arm that the preparation lists, in its order, as in "arms in order A, B, C". */
    public static List<Table> listed(Check check, DataFolder data) {
        Table table = rows(check, data);
        String list = Check.find(check.prep(), "(?:counts of \\w+ (?:in order )?|in order )([^;]+)");
        List<Table> arms = listed(table, list == null ? "" : list.replaceAll("\\([^)]*\\)| of [\\w.]+$", ""), ",");
        if (arms.size() < Math.max(2, check.at("observed").size())) {
            arms = listed(table, check.prep(), "[,;:()/]|\\border\\b|\\bobserved\\b|\\band\\b");
        }
        Checks.require(arms.size() > 1, "the arms that the preparation lists are not in the data");
        return arms;
    }

    /** The rows of the groups that a list names, all in the column of the first. */
    private static List<Table> listed(Table table, String list, String between) {
        List<Table> arms = new ArrayList<>();
        String column = "";
        for (String word : list.split(between, -1)) {
            for (Groups.Group group : Groups.of(table).find(word)) {
                if (column.isEmpty() || column.equals(group.column())) {
                    column = group.column();
                    arms.add(table.where(column, group.value()));
                    break;
                }
            }
        }
        return arms;
    }

    /** The column that the preparation or the id names. */
    public static String metricOf(Check check, DataFolder data) {
        String metric = metric(data.table(check.dataset()), check, "");
        Checks.require(metric != null, "neither the preparation nor the id names the metric");
        return metric == null ? "" : metric;
    }

    /**
     * The column that the preparation names as metric, or else one that is a part of the id, or that the preparation mentions, or
     * that a kindred model explains.
     */
    static @Nullable String metric(Table table, Check check, String arm) {
        String said = Check.find(
                check.prep(),
                "(?:\\bmetric|\\bfeature|\\boutcome|\\bresponse|\\b[Yy] ?=|\\bnum ?=|\\bnumerator)\\s*[:=]?\\s*([\\w.]*\\w)");
        if (said != null && table.has(said)) {
            return said;
        }
        String over = Check.find(check.prep(), "([\\w.]+)(?: per |/)[\\w.]*\\w");
        if (over != null && table.has(over)) {
            return over;
        }
        List<String> words = new ArrayList<>(Arrays.asList(check.id().split("[^\\w]+")));
        words.addAll(Arrays.asList(check.prep().split("[^\\w]+")));
        String explained = Check.find(check.related(), "(?<!\\w)lm\\((\\w+)\\s*~");
        words.add(explained == null ? "" : explained);
        for (String word : words) {
            if (table.has(word) && !word.equals(arm)) {
                return word;
            }
        }
        return null;
    }

    /** The metric in treatment. */
    public double[] t() {
        return treatment.numbers(column());
    }

    /** The metric in control. */
    public double[] c() {
        return control.numbers(column());
    }

    private String column() {
        Checks.require(metric != null, "neither the preparation nor the id names the metric");
        return metric == null ? "" : metric;
    }

    /** Successes and units of the treatment. */
    public long[] treatmentCounts() {
        return counts(t());
    }

    /** Successes and units of the control. */
    public long[] controlCounts() {
        return counts(c());
    }

    private static long[] counts(double[] flags) {
        long hits = 0;
        for (double flag : flags) {
            hits += flag != 0 ? 1 : 0;
        }
        return new long[] {hits, flags.length};
    }
}
