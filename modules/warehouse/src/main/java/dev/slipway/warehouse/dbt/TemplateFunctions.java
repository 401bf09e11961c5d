package dev.slipway.warehouse.dbt;

import com.hubspot.jinjava.el.ext.NamedParameter;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The functions that dbt gives to templates: {@code ref}, {@code source}, {@code var}, {@code config}. Jinjava calls
 * them by reflection, hence public and static; what they do depends only on the {@link Rendering} of the call.
 */
public final class TemplateFunctions {
    private TemplateFunctions() {}

    static void register(Context context) {
        for (String name : List.of("ref", "source", "var", "config")) {
            context.registerFunction(new ELFunctionDefinition("", name, TemplateFunctions.class, name, Object[].class));
        }
    }

    /** {@code ref('model')} or {@code ref('package', 'model')}. */
    public static Object ref(Object... arguments) {
        return Rendering.current().ref(texts("ref", arguments, 1, 2).getLast());
    }

    /** {@code source('source', 'table')}. */
    public static Object source(Object... arguments) {
        List<String> names = texts("source", arguments, 2, 2);
        return Rendering.current().source(names.get(0), names.get(1));
    }

    /** {@code var('name')} or {@code var('name', default)}. */
    public static @Nullable Object var(Object... arguments) {
        if (arguments.length == 2) {
            Object byDefault = arguments[1] instanceof NamedParameter named ? named.getValue() : arguments[1];
            return Rendering.current().variableOr(String.valueOf(arguments[0]), byDefault);
        }
        return Rendering.current().variable(texts("var", arguments, 1, 1).getFirst());
    }

    /** {@code config(key=value, …)}. */
    public static Object config(Object... arguments) {
        for (Object argument : arguments) {
            if (argument instanceof NamedParameter named) {
                Rendering.current().configure(named.getName(), named.getValue());
            } else {
                throw new DbtProblem("config takes named arguments, such as config(materialized='table')");
            }
        }
        return "";
    }

    private static List<String> texts(String function, Object[] arguments, int least, int most) {
        if (arguments.length < least || arguments.length > most) {
            throw new DbtProblem(function + " takes " + (least == most ? "" + least : least + " or " + most)
                    + " names, not " + arguments.length);
        }
        List<String> out = new ArrayList<>();
        for (Object argument : arguments) {
            out.add(String.valueOf(argument instanceof NamedParameter named ? named.getValue() : argument));
        }
        return out;
    }
}
