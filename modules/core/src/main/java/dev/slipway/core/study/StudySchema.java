package dev.slipway.core.study;

import dev.slipway.core.study.Shape.Choice;
import dev.slipway.core.study.Shape.Field;
import dev.slipway.core.study.Shape.Group;
import dev.slipway.core.study.Shape.Named;
import dev.slipway.core.study.Shape.Num;
import dev.slipway.core.study.Shape.OneOrSeveral;
import dev.slipway.core.study.Shape.Several;
import dev.slipway.core.study.Shape.Words;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema (2020-12) of the study file, written from the same description that the reader checks against. */
public final class StudySchema {
    private static final JsonMapper MAPPER = new JsonMapper();

    private StudySchema() {}

    /** The schema as text; the same on every machine, with LF and a newline at the end. */
    public static String json() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Slipway study");
        root.put("description", "Where the data comes from, the experiment, its metrics and the decision rule.");
        fill(root, StudyShape.STUDY);
        Separators separators = Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return MAPPER.writer().with(printer).writeValueAsString(root) + "\n";
    }

    private static void fill(ObjectNode target, Shape shape) {
        switch (shape) {
            case Group group -> group(target, group);
            case Named named -> named(target, named);
            case Several several -> several(target, several);
            case OneOrSeveral either -> oneOrSeveral(target, either);
            case Words words -> words(target, words);
            case Choice choice -> {
                ArrayNode values = target.putArray("enum");
                choice.values().forEach(values::add);
            }
            case Num num -> number(target, num);
            case Shape.Span span -> target.put("type", "string").put("pattern", Durations.PATTERN);
            case Shape.Day day -> target.put("type", "string").put("format", "date");
        }
    }

    private static void group(ObjectNode target, Group group) {
        target.put("type", "object");
        target.put("additionalProperties", false);
        if (group.exactlyOne()) {
            target.put("minProperties", 1).put("maxProperties", 1);
        }
        ArrayNode required = MAPPER.createArrayNode();
        ObjectNode properties = target.putObject("properties");
        for (Field field : group.fields()) {
            ObjectNode property = properties.putObject(field.key());
            property.put("description", field.meaning() + " Example: " + field.example());
            fill(property, field.shape());
            byDefault(property, field.byDefault());
            if (field.required()) {
                required.add(field.key());
            }
        }
        if (!required.isEmpty()) {
            target.set("required", required);
        }
    }

    private static void byDefault(ObjectNode property, @Nullable Object value) {
        if (value != null) {
            property.set("default", MAPPER.valueToTree(value));
        }
    }

    private static void named(ObjectNode target, Named named) {
        target.put("type", "object");
        if (named.least() > 0) {
            target.put("minProperties", named.least());
        }
        if (named.keyPattern() != null) {
            target.putObject("propertyNames").put("pattern", named.keyPattern());
        }
        fill(target.putObject("additionalProperties"), named.value());
    }

    private static void several(ObjectNode target, Several several) {
        target.put("type", "array");
        target.put("minItems", several.least()).put("maxItems", several.most());
        fill(target.putObject("items"), several.item());
    }

    private static void oneOrSeveral(ObjectNode target, OneOrSeveral either) {
        ArrayNode choices = target.putArray("oneOf");
        fill(choices.addObject(), either.item());
        several(choices.addObject(), new Several(either.item(), 1, OneOrSeveral.MOST));
    }

    /** YAML reads a headline such as 2026 as a number; the reader takes it as text, so the schema does too. */
    private static void words(ObjectNode target, Words words) {
        if (words.pattern() != null) {
            target.put("type", "string").put("pattern", words.pattern());
        } else {
            target.putArray("type").add("string").add("number").add("boolean");
            target.put("minLength", 1);
        }
    }

    private static void number(ObjectNode target, Num num) {
        target.put("type", num.whole() ? "integer" : "number");
        bound(target, num.open() ? "exclusiveMinimum" : "minimum", num.low());
        bound(target, num.open() ? "exclusiveMaximum" : "maximum", num.high());
    }

    private static void bound(ObjectNode target, String keyword, @Nullable Double value) {
        if (value != null && Double.isFinite(value)) {
            BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
            target.put(keyword, exact.scale() < 0 ? exact.setScale(0) : exact);
        }
    }
}
