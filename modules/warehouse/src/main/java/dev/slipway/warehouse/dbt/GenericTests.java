package dev.slipway.warehouse.dbt;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The four tests that dbt brings: not_null, unique, accepted_values, relationships. */
final class GenericTests {
    private GenericTests() {}

    static DataTest of(SchemaFiles.ColumnTest written, Templates templates, Rendering rendering) {
        String relation = relation(written, templates, rendering);
        String column = written.column();
        String broken = switch (written.kind()) {
            case "not_null" -> column + " is null";
            case "accepted_values" -> column + " not in (" + values(written, templates, rendering) + ")";
            default -> null;
        };
        String sql = switch (written.kind()) {
            case "not_null" -> "select * from " + relation + " where " + broken;
            case "unique" ->
                "select " + column + ", count(*) as times from " + relation + " where " + column
                        + " is not null group by " + column + " having count(*) > 1";
            case "accepted_values" ->
                "select " + column + ", count(*) as times from " + relation + " where " + broken + " group by "
                        + column;
            // A list of the parents is looked up; a join would be quadratic without an index.
            case "relationships" -> {
                String parent = text(written, "to", templates, rendering);
                String field = text(written, "field", templates, rendering);
                yield "select " + column + ", count(*) as times from " + relation + " where " + column
                        + " not in (select " + field + " from " + parent + " where " + field
                        + " is not null) group by " + column;
            }
            default -> throw problem(written, "there is no test named '" + written.kind() + "'");
        };
        String about = written.model() + (column.isEmpty() ? "" : "." + column);
        String hint = written.kind().equals("accepted_values")
                ? column + " can be " + values(written, templates, rendering).replace("'", "")
                        + ". Name the others in the study, or correct the data, and run again."
                : "";
        DataTest.RowRule rule = broken == null ? null : new DataTest.RowRule(relation, broken);
        return new DataTest(
                written.kind() + " " + about,
                written.model(),
                column,
                DataTest.isWarning(written.config()),
                sql,
                rule,
                hint);
    }

    private static String relation(SchemaFiles.ColumnTest written, Templates templates, Rendering rendering) {
        if (written.column().isEmpty()) {
            throw problem(written, "the test '" + written.kind() + "' needs a column");
        }
        String relation = rendering.ref(written.model());
        Object where = templates.evaluate(written.file(), written.config().get("where"), rendering);
        return where == null ? relation : "(select * from " + relation + " where " + where + ") as tested";
    }

    private static String values(SchemaFiles.ColumnTest written, Templates templates, Rendering rendering) {
        Object given = templates.evaluate(written.file(), written.arguments().get("values"), rendering);
        Collection<?> values = List.of();
        if (given instanceof Map<?, ?> map) {
            values = map.keySet();
        } else if (given instanceof Collection<?> list) {
            values = list;
        }
        if (values.isEmpty()) {
            throw problem(written, "accepted_values needs a list of values");
        }
        boolean quote = !Boolean.FALSE.equals(written.arguments().get("quote"));
        return values.stream()
                .map(v -> quote ? "'" + String.valueOf(v).replace("'", "''") + "'" : String.valueOf(v))
                .collect(Collectors.joining(", "));
    }

    private static String text(
            SchemaFiles.ColumnTest written, String argument, Templates templates, Rendering rendering) {
        Object given = written.arguments().get(argument);
        String text = given == null ? "" : String.valueOf(given).strip();
        // dbt lets "to" be written without braces: to: ref('model').
        boolean call = text.startsWith("ref(") || text.startsWith("source(");
        Object value = templates.evaluate(written.file(), call ? "{{ " + text + " }}" : text, rendering);
        if (value == null || String.valueOf(value).isEmpty()) {
            throw problem(written, "the test '" + written.kind() + "' needs '" + argument + "'");
        }
        return String.valueOf(value);
    }

    private static SlipwayException problem(SchemaFiles.ColumnTest written, @Nullable String words) {
        return new SlipwayException(
                ErrorCategory.WAREHOUSE,
                written.file() + ", " + written.model() + ": " + words + ". The last good run is untouched.",
                "Fix the file and run again.");
    }
}
