package dev.slipway.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.Readout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReadoutJsonTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Test
    void theShippedSchemaIsThatOfTheRecords() throws IOException {
        String made = ReadoutJson.schema();
        Files.writeString(Path.of("target/readout.schema.json"), made);
        try (InputStream in = ReadoutJson.class.getResourceAsStream("readout.schema.json")) {
            String shipped = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(made)
                    .as("copy target/readout.schema.json over the resource when the records changed on purpose")
                    .isEqualTo(shipped);
        }
    }

    @Test
    void readoutsFollowTheSchema() {
        String json = ReadoutJson.write(ReadoutBuilder.build(
                Samples.onboarding(LooksPlan.ANYTIME),
                Samples.data(2_000, 2, 0.05, 5),
                Map.of("kyc_7d", -0.006),
                DataFilter.NONE,
                JobContext.unwatched()));
        JsonNode schema = MAPPER.readTree(ReadoutJson.schema());
        JsonNode document = MAPPER.readTree(json);
        assertThat(SchemaCheck.problems(schema, document)).isEmpty();
        assertThat(document.at("/metrics/0/estimates/0/ci_low").isNumber()).isTrue();
        assertThat(document.at("/decision/verdict").asString()).isIn("SHIP", "HOLD", "STOP");
        String broken = json.replaceFirst("\"verdict\" : \"[A-Z]+\"", "\"verdict\" : 7")
                .replaceFirst("\"schema\" : 1", "\"scheme\" : 1");
        assertThat(SchemaCheck.problems(schema, MAPPER.readTree(broken))).hasSize(3);
    }

    @Test
    void aReadoutFromBeforeTheAnalysesIsStillRead() {
        Readout readout = ReadoutBuilder.build(
                Samples.onboarding(LooksPlan.ANYTIME),
                Samples.data(2_000, 2, 0.05, 5),
                Map.of(),
                DataFilter.NONE,
                JobContext.unwatched());
        ObjectNode older = (ObjectNode) MAPPER.readTree(ReadoutJson.write(readout));
        older.remove("analyses");
        Readout read = ReadoutJson.read(older.toString());
        assertThat(read.analyses()).isEqualTo(AnalysesReadout.NONE);
        assertThat(read.decision()).isEqualTo(readout.decision());
    }

    @Test
    void whatIsNoReadoutIsRefusedWithASentence() {
        for (String text : new String[] {"", "{", "null", "{\"schema\": 2}", "{\"surprise\": 1}"}) {
            assertThatThrownBy(() -> ReadoutJson.read(text))
                    .as(text)
                    .isInstanceOf(SlipwayException.class)
                    .hasMessageContaining("not a readout");
        }
    }
}
