package dev.slipway.readout;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A JSON Schema of records: every component is required, those marked nullable may be null, nothing else is allowed. */
final class ReadoutSchema {
    private final Map<String, Object> definitions = new TreeMap<>();

    private ReadoutSchema() {}

    static Map<String, Object> of(Class<?> root) {
        ReadoutSchema schema = new ReadoutSchema();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("title", "Slipway readout");
        document.putAll(schema.object(root));
        document.put("$defs", schema.definitions);
        return document;
    }

    private Map<String, Object> object(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = snakeCase(component.getName());
            required.add(name);
            properties.put(name, typed(component.getAnnotatedType()));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        object.put("required", required);
        object.put("additionalProperties", false);
        return object;
    }

    private Map<String, Object> typed(AnnotatedType annotated) {
        Map<String, Object> schema = plain(annotated);
        if (!annotated.isAnnotationPresent(Nullable.class)) {
            return schema;
        }
        return new LinkedHashMap<>(Map.of("anyOf", List.of(schema, Map.of("type", "null"))));
    }

    private Map<String, Object> plain(AnnotatedType annotated) {
        Type type = annotated.getType();
        if (annotated instanceof AnnotatedParameterizedType p) {
            AnnotatedType[] arguments = p.getAnnotatedActualTypeArguments();
            Map<String, Object> schema = new LinkedHashMap<>();
            if (((ParameterizedType) type).getRawType() == List.class) {
                schema.put("type", "array");
                schema.put("items", typed(arguments[0]));
            } else {
                schema.put("type", "object");
                schema.put("additionalProperties", typed(arguments[1]));
            }
            return schema;
        }
        if (type instanceof Class<?> c && c.isRecord()) {
            return reference(c);
        }
        return scalar(type);
    }

    private Map<String, Object> reference(Class<?> record) {
        String name = record.getSimpleName();
        if (record.getEnclosingClass() != null) {
            name = record.getEnclosingClass().getSimpleName() + "." + name;
        }
        if (!definitions.containsKey(name)) {
            // Entered before its parts, so that a record that contains itself would end.
            definitions.put(name, Map.of());
            definitions.put(name, object(record));
        }
        return new LinkedHashMap<>(Map.of("$ref", "#/$defs/" + name));
    }

    /** A method's own fields are declared as Object: any JSON value. */
    private static Map<String, Object> scalar(Type type) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (type == String.class) {
            schema.put("type", "string");
        } else if (type == boolean.class || type == Boolean.class) {
            schema.put("type", "boolean");
        } else if (type == double.class || type == Double.class) {
            schema.put("type", "number");
        } else if (type != Object.class) {
            schema.put("type", "integer");
        }
        return schema;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
