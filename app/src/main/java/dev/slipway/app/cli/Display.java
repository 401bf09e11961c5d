package dev.slipway.app.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a window can be opened here. Windows and macOS always have a display; on Linux the environment says so. */
public final class Display {
    private Display() {}

    public static boolean available() {
        return !isLinux() || isSet(System.getenv("DISPLAY")) || isSet(System.getenv("WAYLAND_DISPLAY")) || headless();
    }

    static String describe() {
        return available() ? "yes" : "none; the command line works, the desktop does not";
    }

    /** JavaFX's own headless platform was asked for: tests and screenshots. */
    private static boolean headless() {
        return "Headless".equals(System.getProperty("glass.platform"));
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
