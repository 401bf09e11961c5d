package dev.slipway.warehouse.dbt;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A dbt project as its files say it, with the values of its variables. Immutable. */
public final class DbtProject {
    private static final String MODELS = "models/";

    private final Map<String, String> files;
    private final Map<String, Object> settings;
    private final Map<String, @Nullable Object> vars;
    private final Map<String, String> modelFiles = new TreeMap<>();
    private final SchemaFiles schemas;

    private DbtProject(Map<String, String> files, Map<String, ? extends @Nullable Object> values) {
        this.files = files;
        this.settings = Yaml.read("dbt_project.yml", files.getOrDefault("dbt_project.yml", ""));
        Map<String, @Nullable Object> all = new LinkedHashMap<>(Yaml.map(settings.get("vars")));
        all.putAll(values);
        this.vars = Templates.pythonic(all);
        files.keySet().stream()
                .filter(f -> f.startsWith(MODELS) && f.endsWith(".sql"))
                .forEach(f -> modelFiles.put(stem(f), f));
        this.schemas = SchemaFiles.read(files);
    }

    /** The project that ships with Slipway. */
    public static DbtProject bundled(Map<String, ? extends @Nullable Object> vars) {
        return new DbtProject(ProjectFiles.bundled(), vars);
    }

    /** A project in a folder. */
    public static DbtProject in(Path folder, Map<String, ? extends @Nullable Object> vars) {
        return new DbtProject(ProjectFiles.read(folder), vars);
    }

    Map<String, @Nullable Object> vars() {
        return vars;
    }

    /** Files of the models by their name. */
    Map<String, String> modelFiles() {
        return modelFiles;
    }

    boolean hasModel(String name) {
        return modelFiles.containsKey(name);
    }

    String text(String file) {
        return files.getOrDefault(file, "");
    }

    /** How a model of this project is written. */
    ModelText text(Model model) {
        return new ModelText(
                model.file(),
                schemas.descriptions().getOrDefault(model.name(), ""),
                text(model.file()).strip(),
                model.sql().text());
    }

    /** All macros, one after the other; they go in front of each template. */
    String macros() {
        StringBuilder out = new StringBuilder();
        files.forEach((name, text) -> {
            if (name.startsWith("macros/") && name.endsWith(".sql")) {
                out.append("{#- ")
                        .append(name)
                        .append(" -#}\n")
                        .append(text.strip())
                        .append('\n');
            }
        });
        return out.toString();
    }

    /** Singular tests: files whose SQL selects the rows that should not be there. */
    List<String> singularTests() {
        return files.keySet().stream()
                .filter(f -> f.startsWith("tests/") && f.endsWith(".sql"))
                .toList();
    }

    List<SchemaFiles.ColumnTest> columnTests() {
        return schemas.tests();
    }

    String sourceRelation(String source, String table) {
        String relation = schemas.sources().get(source + "." + table);
        if (relation == null) {
            throw new DbtProblem("there is no source '" + source + "." + table + "' in the .yml files below models");
        }
        return relation;
    }

    /** What dbt_project.yml configures for the folder of a model, without the plus signs. */
    Map<String, Object> folderConfig(String file) {
        Map<String, Object> config = new LinkedHashMap<>();
        Map<String, Object> level =
                Yaml.map(Yaml.map(settings.get("models")).get(String.valueOf(settings.get("name"))));
        takePlus(level, config);
        String[] folders = file.substring(MODELS.length()).split("/", -1);
        for (int i = 0; i < folders.length - 1; i++) {
            level = Yaml.map(level.get(folders[i]));
            takePlus(level, config);
        }
        return config;
    }

    private static void takePlus(Map<String, Object> level, Map<String, Object> config) {
        level.forEach((key, value) -> {
            if (key.startsWith("+")) {
                config.put(key.substring(1), value);
            }
        });
    }

    static String stem(String file) {
        return file.substring(file.lastIndexOf('/') + 1, file.length() - ".sql".length());
    }
}
