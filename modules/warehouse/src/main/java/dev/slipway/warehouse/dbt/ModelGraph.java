package dev.slipway.warehouse.dbt;

import com.hubspot.jinjava.objects.collections.PyList;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The enabled models in an order in which each comes after those that it reads. */
final class ModelGraph {
    private final Map<String, Model> models = new LinkedHashMap<>();
    private final Map<String, Model> ordered = new LinkedHashMap<>();

    /** Renders all models twice: first to learn refs and schemas, then with the relations in place. */
    static ModelGraph of(DbtProject project, Templates templates) {
        Map<String, String> relations = new LinkedHashMap<>();
        project.modelFiles().forEach((name, file) -> {
            Model model = model(project, templates, name, file, Map.of());
            relations.put(name, model.relation());
        });
        ModelGraph graph = new ModelGraph();
        project.modelFiles().forEach((name, file) -> {
            Model model = model(project, templates, name, file, relations);
            if (model.enabled()) {
                graph.models.put(name, model);
            }
        });
        graph.models.values().forEach(model -> graph.place(model, new LinkedHashSet<>()));
        Passes.check(graph.ordered());
        return graph;
    }

    List<Model> ordered() {
        return List.copyOf(ordered.values());
    }

    Map<String, String> relations() {
        Map<String, String> relations = new LinkedHashMap<>();
        models.forEach((name, model) -> relations.put(name, model.relation()));
        return relations;
    }

    boolean contains(String model) {
        return models.containsKey(model);
    }

    /** Where the last of these models stands in the order; negative when one of them is not enabled. */
    int place(Set<String> names) {
        List<String> order = List.copyOf(ordered.keySet());
        int last = 0;
        for (String name : names) {
            if (!order.contains(name)) {
                return -1;
            }
            last = Math.max(last, order.indexOf(name));
        }
        return last;
    }

    private void place(Model model, Set<String> path) {
        if (ordered.containsKey(model.name())) {
            return;
        }
        if (!path.add(model.name())) {
            List<String> circle = new ArrayList<>(path);
            circle = circle.subList(circle.indexOf(model.name()), circle.size());
            throw failure("The models read each other in a circle: " + String.join(" → ", circle) + " → " + model.name()
                    + ".");
        }
        for (String ref : model.refs().stream().sorted().toList()) {
            if (!models.containsKey(ref)) {
                throw failure("Model " + model.name() + " reads " + ref + ", which is not enabled for this source.");
            }
            place(Objects.requireNonNull(models.get(ref)), path);
        }
        path.remove(model.name());
        ordered.put(model.name(), model);
    }

    private static SlipwayException failure(String words) {
        return new SlipwayException(
                ErrorCategory.WAREHOUSE, words + " The last good run is untouched.", "Fix the models and run again.");
    }

    private static Model model(
            DbtProject project, Templates templates, String name, String file, Map<String, String> relations) {
        Rendering rendering = new Rendering(project, relations);
        RenderedSql sql = templates.render(file, rendering);
        Map<String, Object> config = project.folderConfig(file);
        config.putAll(rendering.config());
        return new Model(
                name,
                file,
                String.valueOf(config.getOrDefault("schema", "marts")),
                !Boolean.FALSE.equals(config.get("enabled")),
                "view".equals(config.get("materialized")),
                sql,
                rendering.refs(),
                rendering.sources(),
                indexes(config.get("indexes")),
                String.valueOf(Yaml.map(config.get("meta")).getOrDefault("pass", "")));
    }

    private static List<Model.Index> indexes(@org.jspecify.annotations.Nullable Object value) {
        List<?> entries = value instanceof PyList list ? list.toList() : Yaml.list(value);
        return entries.stream()
                .map(Yaml::map)
                .map(index -> new Model.Index(
                        Yaml.list(index.get("columns")).stream()
                                .map(String::valueOf)
                                .toList(),
                        Boolean.TRUE.equals(index.get("unique"))))
                .toList();
    }
}
