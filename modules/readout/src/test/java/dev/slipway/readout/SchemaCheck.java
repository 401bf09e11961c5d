package dev.slipway.readout;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The part of JSON Schema that the readout's schema uses, checked structurally. */
final class SchemaCheck {
    private final JsonNode root;
    private final List<String> problems = new ArrayList<>();

    private SchemaCheck(JsonNode root) {
        this.root = root;
    }

    static List<String> problems(JsonNode schema, JsonNode document) {
        SchemaCheck check = new SchemaCheck(schema);
        check.node(schema, document, "");
        return check.problems;
    }

    private void node(JsonNode schema, JsonNode value, String path) {
        if (schema.has("$ref")) {
            node(root.get("$defs").get(schema.get("$ref").asString().substring("#/$defs/".length())), value, path);
        } else if (schema.has("anyOf")) {
            if (!value.isNull()) {
                node(schema.get("anyOf").get(0), value, path);
            }
        } else if (schema.has("type")) {
            typed(schema, value, path);
        }
    }

    private void typed(JsonNode schema, JsonNode value, String path) {
        boolean fits = switch (schema.get("type").asString()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            default -> value.isNumber();
        };
        if (!fits) {
            problems.add(path + " is not " + schema.get("type"));
            return;
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                node(schema.get("items"), value.get(i), path + "/" + i);
            }
        } else if (value.isObject()) {
            object(schema, value, path);
        }
    }

    private void object(JsonNode schema, JsonNode value, String path) {
        JsonNode properties = schema.get("properties");
        JsonNode others = schema.get("additionalProperties");
        for (String name : value.propertyNames()) {
            if (properties != null && properties.has(name)) {
                node(properties.get(name), value.get(name), path + "/" + name);
            } else if (others.isBoolean()) {
                problems.add(path + " must not have " + name);
            } else {
                node(others, value.get(name), path + "/" + name);
            }
        }
        if (schema.has("required")) {
            for (JsonNode name : schema.get("required")) {
                if (!value.has(name.asString())) {
                    problems.add(path + " lacks " + name.asString());
                }
            }
        }
    }
}
