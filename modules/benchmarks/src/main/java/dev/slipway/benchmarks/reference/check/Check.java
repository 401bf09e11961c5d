package dev.slipway.benchmarks.reference.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One reference check.
 *
 * @param file that it stands in
 * @param id of the check
 * @param dataset file of the data, or "none"
 * @param prep which rows, columns and baselines were used, in words
 * @param method in words
 * @param call the literal call or formula
 * @param notes definitions, may be empty
 * @param tolerance in words
 * @param values expected, nested
 * @param related calls of kindred checks, nearest first: formulas and columns that this one leaves out stand there
 */
public record Check(
        String file,
        String id,
        String dataset,
        String prep,
        String method,
        String call,
        String notes,
        String tolerance,
        JsonNode values,
        String related) {

    /** Reads a check of a file. */
    static Check of(String file, JsonNode node) {
        return new Check(
                file,
                text(node, "id"),
                text(node, "dataset"),
                text(node, "prep"),
                text(node, "method"),
                text(node, "call"),
                text(node, "notes"),
                text(node, "tolerance"),
                node.path("values"),
                "");
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }

    /** The check with the calls of its kin: of the same study, then of the same data, then of the same file. */
    Check among(List<Check> all) {
        StringBuilder calls = new StringBuilder();
        for (Check other : all) {
            calls.append(other.file.equals(file) && other.study().equals(study()) ? other.call + "\n" : "");
        }
        for (Check other : all) {
            calls.append(other.dataset.equals(dataset) && !dataset.equals("none") ? other.call + "\n" : "");
        }
        for (Check other : all) {
            calls.append(other.file.equals(file) ? other.call + "\n" : "");
        }
        return new Check(file, id, dataset, prep, method, call, notes, tolerance, values, calls.toString());
    }

    /** The check with another preparation. */
    Check withPrep(String other) {
        return new Check(file, id, dataset, other, method, call, notes, tolerance, values, related);
    }

    private String study() {
        int dot = id.lastIndexOf('.');
        return dot < 0 ? id : id.substring(0, dot);
    }

    /** Whether the method's name holds one of these words, whatever the case. */
    public boolean methodHas(String... words) {
        String lower = method.toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value of this name is expected. */
    public boolean expects(String key) {
        return values.has(key);
    }

    /** The names of the members of an expected value: coefficients, states, groups. */
    public List<String> keys(String... path) {
        return List.copyOf(at(path).propertyNames());
    }

    /** The expected value at a path; a missing one is a missing node. */
    public JsonNode at(String... path) {
        JsonNode node = values;
        for (String key : path) {
            node = node.isArray() ? node.path(Integer.parseInt(key)) : node.path(key);
        }
        return node;
    }

    /** An expected list of texts. */
    public List<String> texts(String... path) {
        List<String> found = new ArrayList<>();
        at(path).forEach(node -> found.add(node.asString()));
        return found;
    }

    /** An expected list of numbers. */
    public double[] numbers(String... path) {
        List<Double> found = new ArrayList<>();
        at(path).forEach(node -> found.add(node.asDouble()));
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The first group of a pattern in a text, or null. */
    public static @Nullable String find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    /** Which signs a test looks for. */
    public enum Alternative {
        /** Either. */
        TWO_SIDED,
        /** Higher in treatment. */
        GREATER,
        /** Lower in treatment. */
        LESS
    }

    /** The alternative that the call states; two-sided when it states none. */
    public Alternative alternative() {
        String named = find(call, "alternative\\s*=\\s*['\"]([\\w.-]+)['\"]");
        String word = named == null ? find(call, ",\\s*['\"](greater|less|larger|smaller)['\"]") : named;
        return switch (word == null ? "" : word) {
            case "greater", "larger" -> Alternative.GREATER;
            case "less", "smaller" -> Alternative.LESS;
            default -> Alternative.TWO_SIDED;
        };
    }

    /** Coverage of the intervals: 1 − alpha of the call, or the percentage that the method's name states; else 0.95. */
    public double level() {
        for (String name : List.of("alpha", "conf_level", "conf.level", "conf.int", "confidence_level")) {
            double alpha = parameter(name, Double.NaN);
            if (!Double.isNaN(alpha)) {
                return alpha < 0.5 ? 1 - alpha : alpha;
            }
        }
        String percent = find(method, "([0-9.]*[0-9]) ?%");
        return percent == null ? 0.95 : Double.parseDouble(percent) / 100;
    }

    /** A number like {@code key=0.05} in the call or the id; the default when it is not there. */
    public double parameter(String key, double otherwise) {
        String found =
                find(call + " " + id, "(?<!\\w)" + Pattern.quote(key) + "\\s*=\\s*(-?[0-9.]*[0-9](?:[eE]-?\\d+)?)");
        return found == null ? otherwise : Double.parseDouble(found);
    }
}
