package dev.slipway.app.run;

import java.nio.file.Path;
import java.util.Objects;

/** Where Slipway keeps its things unless told otherwise. */
public final class Places {
    private Places() {}

    /** {@code $SLIPWAY_HOME}, else {@code .slipway} in the user's home. */
    public static Path defaultWorkspace() {
        String home = System.getenv("SLIPWAY_HOME");
        if (home != null && !home.isBlank()) {
            return Path.of(home).toAbsolutePath();
        }
        return Path.of(Objects.requireNonNullElse(System.getProperty("user.home"), "."), ".slipway")
                .toAbsolutePath();
    }

    public static Path logFile() {
        return defaultWorkspace().resolve("slipway.log");
    }
}
