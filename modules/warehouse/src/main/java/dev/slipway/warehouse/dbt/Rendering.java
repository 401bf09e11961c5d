package dev.slipway.warehouse.dbt;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one rendering knows and learns: relations to put in for names, and the refs and config that were met. */
final class Rendering {
    static final String KEY = "slipway_rendering";

    private final DbtProject project;
    private final Map<String, String> relations;
    private final Set<String> refs = new LinkedHashSet<>();
    private final Set<String> sources = new LinkedHashSet<>();
    private final Map<String, Object> config = new LinkedHashMap<>();

    /** @param relations of each model by its name; empty while the graph is not known yet */
    Rendering(DbtProject project, Map<String, String> relations) {
        this.project = project;
        this.relations = relations;
    }

    /** The rendering that the calling function belongs to. */
    static Rendering current() {
        Object found = JinjavaInterpreter.getCurrent().getContext().get(KEY);
        if (found instanceof Rendering rendering) {
            return rendering;
        }
        throw new IllegalStateException("no model is being rendered");
    }

    String ref(String model) {
        refs.add(model);
        if (!project.hasModel(model)) {
            throw new DbtProblem("there is no model named '" + model + "'");
        }
        return relations.getOrDefault(model, model);
    }

    String source(String source, String table) {
        String relation = project.sourceRelation(source, table);
        sources.add(relation);
        return relation;
    }

    @Nullable
    Object variable(String name) {
        if (!project.vars().containsKey(name)) {
            throw new DbtProblem("there is no variable named '" + name + "'");
        }
        return project.vars().get(name);
    }

    Object variableOr(String name, Object byDefault) {
        Object value = project.vars().get(name);
        return value == null ? byDefault : value;
    }

    void configure(String key, @Nullable Object value) {
        if (value != null) {
            config.put(key, value);
        }
    }

    Set<String> refs() {
        return refs;
    }

    /** Relations of the loaded tables that were met. */
    Set<String> sources() {
        return sources;
    }

    Map<String, Object> config() {
        return config;
    }
}
