package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Arms;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Expression;
import dev.slipway.benchmarks.reference.check.Rows;
import dev.slipway.benchmarks.reference.check.Table;
import java.time.LocalDate;

/**
 * The two samples whose distance is measured: the first rows and the others, what came before a day and since, those within a limit and those
 * beyond, or two groups.
 *
 * @param reference rows compared with
 * @param current rows compared
 * @param feature column that is compared
 */
record Halves(Table reference, Table current, String feature) {
    private static final String REFERENCE = "\\b(?:reference|baseline)\\b\\s*[:=]?\\s*";
    private static final String LIMIT = "([\\w.]+ ?[<>]=? ?[-0-9.]*[0-9])";

    static Halves of(Check check, DataFolder data) {
        String rows = Check.find(check.prep(), REFERENCE + "(?:the )?first (\\d+) rows");
        String day = Check.find(check.prep(), REFERENCE + "[^;,]*\\bbefore (\\d{4}-\\d{2}-\\d{2})");
        String limit = Check.find(check.prep(), REFERENCE + "[^;,<>]*?" + LIMIT);
        String other = Check.find(check.prep(), "\\bcurrent\\b\\s*[:=]?\\s*[^;,<>]*?" + LIMIT);
        int first = rows == null ? upTo(check.prep()) : Integer.parseInt(rows);
        if (first > 0) {
            Table table = data.table(check.dataset());
            return new Halves(table.where(i -> i < first), table.where(i -> i >= first), Arms.metricOf(check, data));
        }
        if (day != null) {
            Table table = Rows.of(check, data);
            LocalDate[] days = Moment.days(table);
            LocalDate from = LocalDate.parse(day);
            return new Halves(
                    table.where(i -> days[i].isBefore(from)),
                    table.where(i -> !days[i].isBefore(from)),
                    Arms.metricOf(check, data));
        }
        if (limit != null && other != null) {
            Table table = data.table(check.dataset());
            double[] before = Expression.numbers(limit, table);
            double[] after = Expression.numbers(other, table);
            return new Halves(
                    table.where(i -> before[i] == 1), table.where(i -> after[i] == 1), Arms.metricOf(check, data));
        }
        Arms arms = Arms.of(check, data);
        return new Halves(arms.control(), arms.treatment(), arms.metric() == null ? "" : arms.metric());
    }

    /** How many rows a range such as "rows 1-500" or "rows 0..499", or "first half (500 rows)", has; 0 where none is the reference. */
    private static int upTo(String prep) {
        String half = Check.find(prep, "first half \\(?(\\d+) rows\\)? is the reference");
        String low = Check.find(prep, REFERENCE + "rows? (\\d+) ?(?:\\.\\.+|-|–|to|:) ?\\d+");
        String high = Check.find(prep, REFERENCE + "rows? \\d+ ?(?:\\.\\.+|-|–|to|:) ?(\\d+)");
        if (half != null) {
            return Integer.parseInt(half);
        }
        return low == null || high == null ? 0 : Integer.parseInt(high) - Integer.parseInt(low) + 1;
    }
}
