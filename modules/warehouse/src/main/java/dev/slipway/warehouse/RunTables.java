package dev.slipway.warehouse;

import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.ColumnType;
import dev.slipway.core.data.TableSchema;
import dev.slipway.warehouse.dbt.BuiltModel;
import dev.slipway.warehouse.dbt.ModelText;
import dev.slipway.warehouse.dbt.TestOutcome;
import dev.slipway.warehouse.engine.Database;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run's file remembers of how it was made: schema {@code run} with its raw columns, models and tests. */
final class RunTables {
    private RunTables() {}

    static void create(Database database) {
        database.execute("create schema run");
        database.execute(
                "create table run.raw_columns (place integer, table_name varchar, name varchar, type varchar)");
        database.execute("""
            create table run.models (place integer, model varchar, relation varchar, is_view boolean, reads varchar,
                sources varchar, row_count bigint, seconds double precision, file varchar, description varchar,
                template varchar, rendered varchar)\
            """);
        database.execute("""
            create table run.tests (place integer, name varchar, model varchar, column_name varchar,
                warning boolean, failures bigint, seconds double precision, detail varchar)\
            """);
    }

    static void save(Database database, TableSchema schema) {
        for (int i = 0; i < schema.columns().size(); i++) {
            ColumnSpec column = schema.columns().get(i);
            database.update(
                    "insert into run.raw_columns values (?, ?, ?, ?)",
                    i,
                    schema.name(),
                    column.name(),
                    column.type().name());
        }
    }

    static void save(Database database, ModelRun run) {
        for (int i = 0; i < run.models().size(); i++) {
            BuiltModel built = run.models().get(i);
            database.update(
                    "insert into run.models values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    i,
                    built.model(),
                    built.relation(),
                    built.view(),
                    String.join(",", built.reads()),
                    String.join(",", built.sources()),
                    built.rows(),
                    built.seconds(),
                    built.text().file(),
                    built.text().description(),
                    built.text().template(),
                    built.text().sql());
        }
    }

    static void save(Database database, TestRun run) {
        for (int i = 0; i < run.tests().size(); i++) {
            TestOutcome test = run.tests().get(i);
            database.update(
                    "insert into run.tests values (?, ?, ?, ?, ?, ?, ?, ?)",
                    i,
                    test.name(),
                    test.model(),
                    test.column(),
                    test.warning(),
                    test.failures(),
                    test.seconds(),
                    test.detail());
        }
    }

    static Map<String, TableSchema> schemas(Database database) {
        Map<String, List<ColumnSpec>> columns = new LinkedHashMap<>();
        database.list(
                "select table_name, name, type from run.raw_columns order by table_name, place",
                row -> columns.computeIfAbsent(row.string(1), t -> new ArrayList<>())
                        .add(new ColumnSpec(row.string(2), ColumnType.valueOf(row.string(3)))));
        Map<String, TableSchema> schemas = new LinkedHashMap<>();
        columns.forEach((table, specs) -> schemas.put(table, new TableSchema(table, specs)));
        return schemas;
    }

    static ModelRun models(Database database) {
        String sql = "select model, relation, is_view, reads, sources, row_count, seconds, file, description, template,"
                + " rendered from run.models order by place";
        return new ModelRun(database.list(
                sql,
                row -> new BuiltModel(
                        row.string(1),
                        row.string(2),
                        row.flag(3),
                        names(row.string(4)),
                        names(row.string(5)),
                        row.integer(6),
                        row.number(7),
                        new ModelText(row.string(8), row.string(9), row.string(10), row.string(11)))));
    }

    private static List<String> names(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }

    static TestRun tests(Database database) {
        String sql =
                "select name, model, column_name, warning, failures, seconds, detail from run.tests order by place";
        return new TestRun(database.list(
                sql,
                row -> new TestOutcome(
                        row.string(1),
                        row.string(2),
                        row.string(3),
                        row.flag(4),
                        row.integer(5),
                        row.number(6),
                        row.string(7))));
    }
}
