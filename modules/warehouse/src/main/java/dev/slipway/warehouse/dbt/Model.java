package dev.slipway.warehouse.dbt;

import java.util.List;
import java.util.Set;

/**
 * A model of the project, rendered.
 *
 * @param file inside the project, for messages
 * @param schema that its table goes to
 * @param view true for a view, false for a table
 * @param sql what it selects
 * @param refs names of the models that it reads
 * @param sources relations of the loaded tables that it reads
 * @param indexes that its table gets
 * @param pass that fills its table where the engine has it, with the rows that the SQL selects; empty for none
 */
public record Model(
        String name,
        String file,
        String schema,
        boolean enabled,
        boolean view,
        RenderedSql sql,
        Set<String> refs,
        Set<String> sources,
        List<Index> indexes,
        String pass) {
    public Model {
        refs = Set.copyOf(refs);
        sources = Set.copyOf(sources);
        indexes = List.copyOf(indexes);
    }

    /** An index on columns of the model's table. */
    public record Index(List<String> columns, boolean unique) {}

    /** The name that SQL uses. */
    public String relation() {
        return schema + "." + name;
    }
}
