package dev.slipway.warehouse.engine;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The engines that can hold a run. Outside of the warehouse an engine is only a name. */
public enum Engine {
    H2("h2", "H2", ".mv.db"),
    DUCKDB("duckdb", "DuckDB", ".duckdb");

    /** Above so many events DuckDB is worth choosing. */
    public static final long MANY_EVENTS = 2_000_000;

    private final String key;
    private final String label;
    private final String suffix;

    Engine(String key, String label, String suffix) {
        this.key = key;
        this.label = label;
        this.suffix = suffix;
    }

    /** The name in options, settings and manifests: {@code h2} or {@code duckdb}. */
    public String key() {
        return key;
    }

    /** The name as its makers write it. */
    public String label() {
        return label;
    }

    /** How the names of its files end. */
    public String suffix() {
        return suffix;
    }

    /**
     * The engine of that name.
     *
     * @throws SlipwayException STUDY_INVALID when there is none
     */
    public static Engine of(String key) {
        return Arrays.stream(values())
                .filter(engine -> engine.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new SlipwayException(
                        ErrorCategory.STUDY_INVALID,
                        "There is no engine named \"" + key + "\"",
                        "This version has "
                                + Arrays.stream(values()).map(Engine::key).collect(Collectors.joining(" and ")) + "."));
    }
}
