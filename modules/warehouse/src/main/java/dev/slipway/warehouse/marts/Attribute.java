package dev.slipway.warehouse.marts;

import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.ColumnType;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.study.AnalysisColumns;
import dev.slipway.core.study.SignupCohort;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of units.
 *
 * @param source column as loaded, or name of the cohort, which is its name for people
 * @param column of the mart
 * @param cohort null for a column as loaded
 */
public record Attribute(
        String source,
        String column,
        boolean text,
        @Nullable SignupCohort cohort) {
    /**
     * Attributes of a unit: columns of the users table, or what a unit table has beside unit, variant and metrics. A
     * metric's column is one where an analysis asks for it too. Cohorts are there where the study names them.
     */
    public static List<Attribute> of(Study study, Map<String, TableSchema> tables) {
        boolean units = study.source() instanceof Source.UnitTable;
        TableSchema table = tables.get(units ? "units" : "users");
        List<Attribute> out = new ArrayList<>();
        if (table == null) {
            return out;
        }
        for (ColumnSpec column : table.columns()) {
            if (column.type() != ColumnType.TIMESTAMP && !isTaken(study, column.name())) {
                out.add(new Attribute(
                        column.name(), plain(column.name(), out), column.type() == ColumnType.TEXT, null));
            }
        }
        for (SignupCohort cohort : units || !hasSignup(table) ? List.<SignupCohort>of() : SignupCohort.named(study)) {
            if (table.indexOf(cohort.attribute()) < 0) {
                out.add(new Attribute(cohort.attribute(), plain(cohort.attribute(), out), true, cohort));
            }
        }
        return out;
    }

    /** Whether users have moments of sign-up. */
    static boolean hasSignup(TableSchema users) {
        return Columns.isTime(users, SignupCohort.COLUMN);
    }

    /** The name as an identifier; numbered where another attribute has become the same. */
    private static String plain(String name, List<Attribute> others) {
        String plain = "attr_" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        boolean taken = others.stream().anyMatch(o -> o.column.equals(plain));
        return taken ? plain + "_" + others.size() : plain;
    }

    private static boolean isTaken(Study study, String column) {
        if (!(study.source() instanceof Source.UnitTable source)) {
            return column.equals(study.experiment().unit());
        }
        boolean asked = AnalysisColumns.attributes(study).containsKey(column)
                || study.metrics().values().stream().anyMatch(m -> column.equals(m.covariate()));
        boolean metric = study.metrics().values().stream()
                .anyMatch(m -> column.equals(m.column()) || column.equals(m.denominator()));
        return column.equals(source.unit()) || column.equals(source.variant()) || (metric && !asked);
    }

    /** As the models read it. */
    Map<String, String> entry() {
        return cohort == null
                ? Map.of("source", source, "name", column)
                : Map.of("source", SignupCohort.COLUMN, "name", column, "cohort", cohort.part());
    }
}
