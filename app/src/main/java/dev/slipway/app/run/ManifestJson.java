package dev.slipway.app.run;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code manifest.json}: snake_case, indented. */
public final class ManifestJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ManifestJson() {}

    public static String write(RunManifest manifest) {
        return MAPPER.writeValueAsString(manifest) + "\n";
    }

    public static RunManifest read(String json) {
        return MAPPER.readValue(json, RunManifest.class);
    }
}
