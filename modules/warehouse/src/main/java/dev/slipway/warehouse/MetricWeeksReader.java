package dev.slipway.warehouse;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.ExperimentData.WeekValues;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Row;
import dev.slipway.warehouse.marts.MetricColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads how the metrics of units came together week by week. */
final class MetricWeeksReader {
    private static final long WEEK = 7 * 86_400_000L;

    /** Numbers that are kept at most: half a gigabyte. */
    private static final long MOST = 64_000_000;

    private final Database database;
    private final Study study;
    private final int[] unitNumbers;
    private final long firstDay;
    private final int weeks;
    private final List<String> select = new ArrayList<>(List.of("unit_no", "week_start"));
    private final List<double[]> columns = new ArrayList<>();

    /** @param unitNumbers of the rows, ascending */
    MetricWeeksReader(Database database, Study study, int[] unitNumbers, long firstDay, long dataEnd) {
        this.database = database;
        this.study = study;
        this.unitNumbers = unitNumbers;
        this.firstDay = firstDay;
        this.weeks = (int) Math.floorDiv(dataEnd - firstDay, WEEK);
    }

    /** By metric; sums are added in the order of the weeks, so that engines agree to the last bit. */
    Map<String, WeekValues> read(JobContext context) {
        long numbers = study.metrics().values().stream()
                .mapToLong(metric -> metric.denominator() == null ? 1 : 2)
                .sum();
        boolean kept = weeks > 0 && numbers * weeks * unitNumbers.length <= MOST;
        Map<String, WeekValues> values = new LinkedHashMap<>();
        MetricColumns names = MetricColumns.of(study);
        for (Metric metric : study.metrics().values()) {
            double[] value = kept ? column(names.value(metric)) : new double[0];
            double[] below = kept ? below(names.denominator(metric)) : null;
            values.put(metric.key(), new WeekValues(weeks, value, below));
        }
        if (kept) {
            database.stream(
                    "select " + String.join(", ", select) + " from marts.unit_metric_weeks", context, this::add);
            columns.forEach(this::addUp);
            study.metrics().values().stream()
                    .filter(metric -> metric.kind() == MetricKind.PROPORTION)
                    .forEach(metric -> anyYet(
                            Objects.requireNonNull(values.get(metric.key())).value()));
        }
        return values;
    }

    private double @Nullable [] below(@Nullable String name) {
        return name == null ? null : column(name);
    }

    private double[] column(String name) {
        double[] values = new double[unitNumbers.length * weeks];
        select.add(name);
        columns.add(values);
        return values;
    }

    private void add(Row row) {
        int unit = Arrays.binarySearch(unitNumbers, row.count(1));
        long week = Math.floorDiv(row.millis(2) - firstDay, WEEK);
        if (unit < 0 || week < 0 || week >= weeks) {
            return;
        }
        int at = unit * weeks + (int) week;
        for (int c = 0; c < columns.size(); c++) {
            columns.get(c)[at] += row.number(3 + c);
        }
    }

    private void addUp(double[] values) {
        for (int u = 0; u < values.length; u += weeks) {
            for (int w = 1; w < weeks; w++) {
                values[u + w] += values[u + w - 1];
            }
        }
    }

    private static void anyYet(double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i] > 0 ? 1 : 0;
        }
    }
}
