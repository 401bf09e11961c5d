package dev.slipway.core.study;

import dev.slipway.core.data.CsvOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a study asks of the file behind its unit table. */
public final class UnitTables {
    private UnitTables() {}

    /**
     * Options for reading the file: every column that the study names must be there, the unit and the variant are never
     * missing, and the columns of metrics, outcomes and times hold numbers.
     *
     * @param numbered whether the rows are numbered and so no column names the unit
     */
    public static CsvOptions options(String table, Source.UnitTable source, Study study, boolean numbered) {
        Set<String> numbers = new LinkedHashSet<>();
        for (Metric metric : study.metrics().values()) {
            addIfNamed(numbers, metric.column());
            addIfNamed(numbers, metric.denominator());
            addIfNamed(numbers, metric.covariate());
        }
        numbers.addAll(AnalysisColumns.numbers(study).keySet());
        Set<String> times = new LinkedHashSet<>();
        addIfNamed(times, source.time());
        Set<String> identifiers = new LinkedHashSet<>(List.of(source.variant()));
        if (!numbered) {
            identifiers.add(source.unit());
        }
        List<String> required = new ArrayList<>(identifiers);
        required.addAll(times);
        required.addAll(numbers);
        required.addAll(study.segments());
        required.addAll(AnalysisColumns.attributes(study).keySet());
        return new CsvOptions(table, new LinkedHashSet<>(required), identifiers, Set.of(), numbers, times, false);
    }

    private static void addIfNamed(Set<String> columns, @Nullable String column) {
        if (column != null) {
            columns.add(column);
        }
    }
}
