package dev.slipway.benchmarks.reference.check;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The single values of a check by their path, the parts of which are joined by slashes. */
public final class Leaves {
    private Leaves() {}

    /** Each value that is neither a list nor an object, in the order of the file. */
    public static Map<String, JsonNode> of(JsonNode values) {
        Map<String, JsonNode> leaves = new LinkedHashMap<>();
        add("", values, leaves);
        return leaves;
    }

    private static void add(String path, JsonNode node, Map<String, JsonNode> leaves) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                add(path.isEmpty() ? entry.getKey() : path + "/" + entry.getKey(), entry.getValue(), leaves);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                add(path + "/" + i, node.get(i), leaves);
            }
        } else if (!path.isEmpty()) {
            leaves.put(path, node);
        }
    }

    /** A number, whose file form may be text for the infinities and null for an undefined one. */
    static double number(JsonNode node) {
        if (node.isNumber()) {
            return node.asDouble();
        }
        return switch (node.asString("")) {
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    /** Whether the value is a number in this format: null and the infinities are. */
    static boolean isNumber(JsonNode node) {
        return node.isNumber() || node.isNull() || !Double.isNaN(number(node));
    }
}
