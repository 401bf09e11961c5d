package dev.slipway.readout;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.readout.model.Readout;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * {@code readout.json}: snake_case names in the order of the records, two spaces, line feeds, full doubles. A number that
 * is not finite is refused, because JSON has none. The schema comes from the records themselves.
 */
public final class ReadoutJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule("finite numbers")
                    .addSerializer(Double.class, new FiniteDouble())
                    .addSerializer(Double.TYPE, new FiniteDouble()))
            .build();
    private static final ObjectWriter WRITER =
            MAPPER.writer().with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private ReadoutJson() {}

    /** The text of {@code readout.json}. The same readout gives the same bytes on every machine. */
    public static String write(Readout readout) {
        return WRITER.writeValueAsString(readout) + "\n";
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws SlipwayException when the text is not a readout of this version
     */
    public static Readout read(String json) {
        Readout readout;
        try {
            readout = MAPPER.readValue(json, Readout.class);
        } catch (JacksonException e) {
            throw unreadable(e);
        }
        if (readout == null || readout.schema() != Readout.SCHEMA) {
            throw unreadable(null);
        }
        return readout;
    }

    private static SlipwayException unreadable(@org.jspecify.annotations.Nullable Throwable cause) {
        return new SlipwayException(
                ErrorCategory.FILE,
                "This is not a readout that this version of Slipway can read. The file is untouched.",
                "Run the study again to make a new one.",
                cause);
    }

    /** The JSON Schema (2020-12) of {@code readout.json}. */
    public static String schema() {
        return WRITER.writeValueAsString(ReadoutSchema.of(Readout.class)) + "\n";
    }

    private static final class FiniteDouble extends StdSerializer<Double> {
        FiniteDouble() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator generator, SerializationContext context) {
            if (!Double.isFinite(value)) {
                throw new IllegalStateException("a readout must not contain " + value);
            }
            generator.writeNumber(value.doubleValue());
        }
    }
}
