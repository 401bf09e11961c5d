package dev.slipway.warehouse.dbt;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.objects.collections.PyList;
import com.hubspot.jinjava.objects.collections.PyMap;
import com.hubspot.jinjava.util.ScopeMap;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.warehouse.engine.Engine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Renders the Jinja of one project. */
final class Templates {
    private final DbtProject project;
    private final Jinjava jinjava;
    private final String macros;
    private final int macroLines;
    private final Dialect dialect;
    private final Map<String, Object> target;

    Templates(DbtProject project, Engine engine) {
        this.project = project;
        this.dialect = Dialect.of(engine);
        this.target = Map.of("name", "slipway", "type", engine.key(), "schema", "marts", "database", "slipway");
        this.jinjava = new Jinjava(JinjavaConfig.newBuilder()
                .withLegacyOverrides(LegacyOverrides.newBuilder()
                        .withUsePyishObjectMapper(true)
                        .withKeepNullableLoopValues(true)
                        .build())
                .withNestedInterpretationEnabled(false)
                .withMaxOutputSize(10_000_000)
                .build());
        this.macros = project.macros();
        this.macroLines = (int) macros.chars().filter(c -> c == '\n').count();
        TemplateFunctions.register(jinjava.getGlobalContext());
    }

    /** Renders a file of the project; every error of the template comes out with its line. */
    RenderedSql render(String file, Rendering rendering) {
        String template = macros + RenderedSql.mark(project.text(file)).replaceAll("\\bNone\\b", "none");
        Set<String> unknown = new LinkedHashSet<>();
        // An interpreter of our own: jinjava.render copies the context and loses the watch for unknown names.
        JinjavaInterpreter interpreter = interpreter(rendering, unknown);
        String output;
        try (var current = JinjavaInterpreter.closeablePushCurrent(interpreter).get()) {
            output = current.value().render(template);
        }
        for (TemplateError error : interpreter.getErrorsCopy()) {
            throw failure(file, error.getLineno() - macroLines, words(error), error.getException());
        }
        if (!unknown.isEmpty()) {
            String first = unknown.iterator().next();
            String[] name = first.split(":", 2);
            throw failure(
                    file, Integer.parseInt(name[0]) - macroLines, "there is no variable named '" + name[1] + "'", null);
        }
        return RenderedSql.of(output);
    }

    /** The value of an argument in a .yml file: an expression in double braces is evaluated, anything else is itself. */
    @Nullable
    Object evaluate(String file, @Nullable Object argument, Rendering rendering) {
        if (!(argument instanceof String text)
                || !text.strip().startsWith("{{")
                || !text.strip().endsWith("}}")) {
            return argument;
        }
        String expression = text.strip().substring(2, text.strip().length() - 2);
        Set<String> unknown = new LinkedHashSet<>();
        JinjavaInterpreter interpreter = interpreter(rendering, unknown);
        try (var current = JinjavaInterpreter.closeablePushCurrent(interpreter).get()) {
            Object value = current.value().resolveELExpression(expression, 1);
            if (!interpreter.getErrorsCopy().isEmpty() || !unknown.isEmpty()) {
                throw failure(file, 0, "'" + text + "' can't be evaluated", null);
            }
            return value;
        }
    }

    private JinjavaInterpreter interpreter(Rendering rendering, Set<String> unknown) {
        return new JinjavaInterpreter(jinjava, context(rendering, unknown), jinjava.getGlobalConfig());
    }

    private Context context(Rendering rendering, Set<String> unknown) {
        Context context = new Context(jinjava.getGlobalContext());
        context.put(Rendering.KEY, rendering);
        context.put("dbt", dialect.dbt());
        context.put("adapter", Dialect.adapter());
        context.put("target", new PyMap(new LinkedHashMap<>(target)));
        context.put("execute", true);
        context.put("project_name", "slipway");
        context.setDynamicVariableResolver(name -> {
            JinjavaInterpreter interpreter = JinjavaInterpreter.getCurrent();
            if (!"none".equals(name) && !isSet(interpreter.getContext(), name)) {
                unknown.add(interpreter.getLineNumber() + ":" + name);
            }
            return null;
        });
        return context;
    }

    /** Whether some scope has the name, be it with nothing in it: a map of scopes can't tell that from being absent. */
    private static boolean isSet(Context context, String name) {
        for (ScopeMap<String, Object> scope = context; scope != null; scope = scope.getParent()) {
            if (scope.getScope().containsKey(name)) {
                return true;
            }
        }
        return false;
    }

    private static String words(TemplateError error) {
        for (Throwable t = error.getException(); t != null; t = t.getCause()) {
            if (t instanceof DbtProblem problem) {
                return String.valueOf(problem.getMessage());
            }
        }
        return error.getMessage();
    }

    private static SlipwayException failure(String file, int line, String words, @Nullable Throwable cause) {
        String where = line > 0 ? file + ", line " + line : file;
        return new SlipwayException(
                ErrorCategory.WAREHOUSE,
                "Model file " + where + ": " + words + ". The last good run is untouched.",
                "Fix the model and run again.",
                cause);
    }

    /** Maps and lists as the ones that templates know, with items(), keys() and append(). */
    static Map<String, @Nullable Object> pythonic(Map<String, ? extends @Nullable Object> map) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        map.forEach((key, value) -> out.put(key, pythonic(value)));
        return out;
    }

    private static @Nullable Object pythonic(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((k, v) -> copy.put(String.valueOf(k), pythonic(v)));
            return new PyMap(copy);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(v -> copy.add(pythonic(v)));
            return new PyList(copy);
        }
        return value;
    }
}
