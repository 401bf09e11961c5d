package dev.slipway.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.Shape.Field;
import dev.slipway.core.study.Shape.Group;
import dev.slipway.core.study.Shape.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StudySchemaTest {
    private static final JsonNode SCHEMA = new JsonMapper().readTree(StudySchema.json());

    @Test
    void theCommittedSchemaIsTheGeneratedOne() throws IOException {
        assertThat(Files.readString(StudyFixture.samples().resolve("study.schema.json")))
                .as("write StudySchema.json() to sample-configs/study.schema.json")
                .isEqualTo(StudySchema.json());
    }

    @Test
    void theReaderKnowsEveryKeyOfTheSchemaAndNoOther() {
        Set<String> schema = new TreeSet<>();
        collect(SCHEMA, "", schema);
        Set<String> reader = new TreeSet<>();
        collect(StudyShape.STUDY, "", reader);

        assertThat(schema).isEqualTo(reader).hasSizeGreaterThan(60);
        for (String path : schema) {
            assertThat(complaints(path)).as(path).noneMatch(m -> m.startsWith("There is no key"));
            assertThat(complaints(path + "_x")).as(path + "_x").anyMatch(m -> m.startsWith("There is no key"));
        }
    }

    @Test
    void everyGroupOfTheSchemaIsClosedAndEveryKeyExplained() {
        List<String> open = new ArrayList<>();
        SCHEMA.findParents("properties").forEach(group -> {
            if (!group.path("additionalProperties").isBoolean()
                    || group.path("additionalProperties").booleanValue()) {
                open.add(group.toString());
            }
            group.get("properties")
                    .forEach(key ->
                            assertThat(key.path("description").asString()).hasSizeGreaterThan(20));
        });

        assertThat(open).isEmpty();
    }

    @Test
    void carriesDefaultsEnumsBoundsAndPatterns() {
        JsonNode decision = SCHEMA.at("/properties/decision/properties");
        JsonNode metric = SCHEMA.at("/properties/metrics/additionalProperties/properties");

        assertThat(decision.at("/alpha/default").doubleValue()).isEqualTo(0.05);
        assertThat(decision.at("/alpha/exclusiveMaximum").doubleValue()).isEqualTo(0.5);
        assertThat(metric.at("/kind/enum")).hasSize(6);
        assertThat(metric.at("/within/pattern").asString()).isEqualTo(Durations.PATTERN);
        assertThat(SCHEMA.at("/properties/source/maxProperties").intValue()).isEqualTo(1);
        assertThat(SCHEMA.at("/required")).hasSize(5);
    }

    /** What the reader says of a file that holds this one key, at its place. */
    private static List<String> complaints(String path) {
        StringBuilder text = new StringBuilder();
        String[] keys = path.replace("*", "some_name").split("\\.", -1);
        for (int depth = 0; depth < keys.length; depth++) {
            text.append("  ".repeat(depth)).append(keys[depth]).append(":\n");
        }
        return StudyFixture.problems(text.toString()).stream()
                .map(StudyProblem::message)
                .toList();
    }

    private static void collect(JsonNode schema, String path, Set<String> into) {
        for (String key : schema.path("properties").propertyNames()) {
            String below = path.isEmpty() ? key : path + "." + key;
            into.add(below);
            collect(schema.get("properties").get(key), below, into);
        }
        if (schema.path("additionalProperties").isObject()) {
            collect(schema.get("additionalProperties"), path + ".*", into);
        }
    }

    private static void collect(Shape shape, String path, Set<String> into) {
        if (shape instanceof Group group) {
            for (Field field : group.fields()) {
                String below = path.isEmpty() ? field.key() : path + "." + field.key();
                into.add(below);
                collect(field.shape(), below, into);
            }
        } else if (shape instanceof Named named) {
            collect(named.value(), path + ".*", into);
        }
    }
}
