package dev.slipway.warehouse.dbt;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** YAML as plain maps and lists. */
final class Yaml {
    private static final YAMLMapper MAPPER = new YAMLMapper();

    private Yaml() {}

    static Map<String, Object> read(String file, String text) {
        try {
            return text.isBlank() ? Map.of() : map(MAPPER.readValue(text, Object.class));
        } catch (JacksonException e) {
            throw new SlipwayException(
                    ErrorCategory.WAREHOUSE,
                    "The dbt project's " + file + " is not valid YAML: " + e.getOriginalMessage(),
                    "Fix the file at line " + e.getLocation().getLineNr() + ".",
                    e);
        }
    }

    /** The value as a map; empty when it is none. */
    static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> out = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((k, v) -> out.put(String.valueOf(k), v));
        }
        return out;
    }

    /** The value as a list; empty when it is none. */
    static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? List.<Object>copyOf(list) : List.of();
    }
}
