package dev.slipway.warehouse.dbt;

import com.hubspot.jinjava.el.ext.AbstractCallableMethod;
import com.hubspot.jinjava.el.ext.NamedParameter;
import dev.slipway.warehouse.engine.Engine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** dbt's cross-database macros ({@code dbt.datediff}, …) and {@code adapter.quote}, as an engine writes them. */
final class Dialect {
    private final Map<String, Object> dbt = new LinkedHashMap<>();

    private Dialect() {}

    static Dialect of(Engine engine) {
        Dialect dialect = new Dialect();
        dialect.common();
        switch (engine) {
            case H2 -> dialect.h2();
            case DUCKDB -> dialect.duckDb();
        }
        return dialect;
    }

    /** What templates see as {@code dbt}. */
    Map<String, Object> dbt() {
        return dbt;
    }

    private void common() {
        add(dbt, "date_trunc", 2, a -> "date_trunc('" + unit(a.get(0)) + "', " + a.get(1) + ")");
        add(dbt, "date", 3, a -> "cast('" + a.get(0) + "-" + a.get(1) + "-" + a.get(2) + "' as date)");
        add(dbt, "cast", 2, a -> "cast(" + a.get(0) + " as " + a.get(1) + ")");
        add(dbt, "string_literal", 1, a -> "'" + a.getFirst() + "'");
        add(dbt, "escape_single_quotes", 1, a -> a.getFirst().replace("'", "''"));
        add(dbt, "any_value", 1, a -> "any_value(" + a.getFirst() + ")");
        add(dbt, "bool_or", 1, a -> "bool_or(" + a.getFirst() + ")");
        types(Map.of(
                "string", "varchar",
                "int", "integer",
                "bigint", "bigint",
                "numeric", "numeric(28, 6)",
                "boolean", "boolean"));
    }

    private void h2() {
        add(dbt, "datediff", 3, a -> "datediff(" + unit(a.get(2)) + ", " + a.get(0) + ", " + a.get(1) + ")");
        add(dbt, "dateadd", 3, a -> "dateadd(" + unit(a.get(0)) + ", " + a.get(1) + ", " + a.get(2) + ")");
        add(dbt, "safe_cast", 2, Dialect::safeCast);
        add(dbt, "length", 1, a -> "char_length(" + a.getFirst() + ")");
        add(dbt, "hash", 1, a -> "lower(rawtohex(hash('MD5', cast(" + a.getFirst() + " as varchar))))");
        add(dbt, "current_timestamp", 0, a -> "localtimestamp");
        types(Map.of("float", "double precision", "timestamp", "timestamp(3)"));
    }

    private void duckDb() {
        add(dbt, "datediff", 3, a -> "date_diff('" + unit(a.get(2)) + "', " + a.get(0) + ", " + a.get(1) + ")");
        add(dbt, "dateadd", 3, a -> "(" + a.get(2) + " + interval (" + a.get(1) + ") " + unit(a.get(0)) + ")");
        add(dbt, "safe_cast", 2, a -> "try_cast(" + a.get(0) + " as " + a.get(1) + ")");
        add(dbt, "length", 1, a -> "length(" + a.getFirst() + ")");
        add(dbt, "hash", 1, a -> "md5(cast(" + a.getFirst() + " as varchar))");
        add(dbt, "current_timestamp", 0, a -> "cast(now() as timestamp)");
        types(Map.of("float", "double", "timestamp", "timestamp"));
    }

    private void types(Map<String, String> types) {
        types.forEach((type, sql) -> add(dbt, "type_" + type, 0, a -> sql));
    }

    /** What templates see as {@code adapter}. */
    static Map<String, Object> adapter() {
        Map<String, Object> adapter = new LinkedHashMap<>();
        add(adapter, "quote", 1, a -> '"' + a.getFirst().replace("\"", "\"\"") + '"');
        return adapter;
    }

    /** H2 has no try_cast: numbers are cast where the text looks like one; other types are cast plainly. */
    private static String safeCast(List<String> a) {
        String field = a.get(0);
        String type = a.get(1).toLowerCase(Locale.ROOT);
        if (type.startsWith("double") || type.startsWith("numeric") || type.contains("int")) {
            String number =
                    type.contains("int") ? "^[+-]?[0-9]{1,18}$" : "^[+-]?[0-9]*[.]?[0-9]+([eE][+-]?[0-9]{1,3})?$";
            return "case when regexp_like(trim(cast(" + field + " as varchar)), '" + number + "') then cast(trim(cast("
                    + field + " as varchar)) as " + type + ") end";
        }
        return "cast(" + field + " as " + type + ")";
    }

    private static String unit(String part) {
        return part.replace("'", "").strip().toLowerCase(Locale.ROOT);
    }

    private static void add(
            Map<String, Object> target, String name, int arguments, Function<List<String>, String> write) {
        target.put(name, new AbstractCallableMethod(name, new LinkedHashMap<>()) {
            @Override
            public Object evaluate(Object... given) {
                if (given.length != arguments) {
                    throw new DbtProblem(name + " takes " + arguments + " arguments, not " + given.length);
                }
                return write.apply(java.util.Arrays.stream(given)
                        .map(g -> String.valueOf(g instanceof NamedParameter named ? named.getValue() : g))
                        .toList());
            }

            @Override
            public Object doEvaluate(Map<String, Object> named, Map<String, Object> keyword, List<Object> rest) {
                return evaluate(rest.toArray());
            }
        });
    }
}
