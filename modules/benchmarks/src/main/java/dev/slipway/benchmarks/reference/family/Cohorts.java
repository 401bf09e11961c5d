package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Rows;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.process.CohortTable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;

/** Cohorts by the month, or week, of the first purchase. */
public final class Cohorts implements Family {
    private static final int MONTHS = 12;

    @Override
    public boolean knows(Check check) {
        return check.methodHas("cohort");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Table table = Rows.of(check, data);
        boolean weekly = check.methodHas("week");
        LocalDate[] days = Moment.days(table);
        int[] period = Arrays.stream(days)
                .mapToInt(day -> weekly ? Math.toIntExact(Math.floorDiv(day.toEpochDay() + 3, 7L)) : month(day))
                .toArray();
        int[] unit = Formulas.codes(table.text(column(table, "(customer|user|unit|client|member)(_?id)?")));
        double[] amount = table.numbers(column(table, ".*(value|amount|revenue|price|spend|sales).*"));
        CohortTable cohorts = CohortTable.of(unit, period, amount, Intervals.LEVEL);
        for (CohortTable.Cohort cohort : cohorts.cohorts()) {
            String name = weekly
                    ? LocalDate.ofEpochDay(7L * cohort.period() - 3).toString()
                    : String.format(
                            Locale.ROOT,
                            "%04d-%02d",
                            Math.floorDiv(cohort.period(), MONTHS),
                            Math.floorMod(cohort.period(), MONTHS) + 1);
            answers.in("cohorts/" + name)
                    .put("size", cohort.size())
                    .put("active", cohort.active())
                    .put("retention", cohort.retention())
                    .put("revenue", cohort.amount())
                    .put("cumulative_revenue_per_customer", cohort.value());
        }
        answers.put(
                        "customers",
                        cohorts.cohorts().stream()
                                .mapToInt(CohortTable.Cohort::size)
                                .sum())
                .put("transactions", unit.length)
                .put(
                        "total_revenue",
                        cohorts.cohorts().stream()
                                .flatMapToDouble(cohort -> Arrays.stream(cohort.amount()))
                                .sum());
        for (String key : check.keys()) {
            String word = Check.find(key, "^total_(\\w+)$");
            if (word != null && !word.equals("revenue")) {
                answers.put(
                        key,
                        Arrays.stream(table.numbers(column(table, ".*" + word))).sum());
            }
        }
    }

    private static int month(LocalDate day) {
        return MONTHS * day.getYear() + day.getMonthValue() - 1;
    }

    private static String column(Table table, String pattern) {
        return table.names().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).matches(pattern))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column is named like " + pattern));
    }
}
