package dev.slipway.warehouse.dbt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the .yml files below {@code models} say.
 *
 * @param sources relations of the loaded tables, by source and table
 * @param descriptions of models by their name
 * @param tests of models and columns
 */
record SchemaFiles(Map<String, String> sources, Map<String, String> descriptions, List<ColumnTest> tests) {

    /**
     * A generic test as written.
     *
     * @param column empty for a test of the whole model
     * @param arguments of the test, such as {@code values}; severity and where are in {@code config}
     */
    record ColumnTest(
            String file,
            String model,
            String column,
            String kind,
            Map<String, Object> arguments,
            Map<String, Object> config) {}

    static SchemaFiles read(Map<String, String> files) {
        Map<String, String> sources = new LinkedHashMap<>();
        Map<String, String> descriptions = new LinkedHashMap<>();
        List<ColumnTest> tests = new ArrayList<>();
        files.forEach((file, text) -> {
            if (file.startsWith("models/") && file.endsWith(".yml")) {
                Map<String, Object> content = Yaml.read(file, text);
                Yaml.list(content.get("sources")).forEach(source -> readSource(Yaml.map(source), sources));
                for (Object entry : Yaml.list(content.get("models"))) {
                    Map<String, Object> model = Yaml.map(entry);
                    String description = String.valueOf(model.getOrDefault("description", ""));
                    descriptions.put(String.valueOf(model.get("name")), description.strip());
                    readModel(file, model, tests);
                }
            }
        });
        return new SchemaFiles(sources, descriptions, tests);
    }

    private static void readSource(Map<String, Object> source, Map<String, String> sources) {
        String name = String.valueOf(source.get("name"));
        String schema = String.valueOf(source.getOrDefault("schema", name));
        for (Object table : Yaml.list(source.get("tables"))) {
            Map<String, Object> entry = Yaml.map(table);
            String tableName = String.valueOf(entry.get("name"));
            sources.put(name + "." + tableName, schema + "." + entry.getOrDefault("identifier", tableName));
        }
    }

    private static void readModel(String file, Map<String, Object> model, List<ColumnTest> tests) {
        String name = String.valueOf(model.get("name"));
        testsOf(model).forEach(test -> tests.add(test(file, name, "", test)));
        for (Object entry : Yaml.list(model.get("columns"))) {
            Map<String, Object> column = Yaml.map(entry);
            testsOf(column).forEach(test -> tests.add(test(file, name, String.valueOf(column.get("name")), test)));
        }
    }

    /** dbt 1.7 says {@code tests}, newer ones {@code data_tests}. */
    private static List<Object> testsOf(Map<String, Object> owner) {
        List<Object> all = new ArrayList<>(Yaml.list(owner.get("tests")));
        all.addAll(Yaml.list(owner.get("data_tests")));
        return all;
    }

    private static ColumnTest test(String file, String model, String column, Object entry) {
        if (!(entry instanceof Map<?, ?>)) {
            return new ColumnTest(file, model, column, String.valueOf(entry), Map.of(), Map.of());
        }
        Map<String, Object> named = Yaml.map(entry);
        String kind = named.keySet().iterator().next();
        Map<String, Object> arguments = Yaml.map(named.get(kind));
        arguments.putAll(Yaml.map(arguments.remove("arguments")));
        Map<String, Object> config = Yaml.map(arguments.remove("config"));
        for (String key : List.of("severity", "where")) {
            Object value = arguments.remove(key);
            if (value != null) {
                config.put(key, value);
            }
        }
        return new ColumnTest(file, model, column, kind, arguments, config);
    }
}
