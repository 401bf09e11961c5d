package dev.slipway.app.window;

import dev.slipway.app.settings.SettingsStore;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/** Says why Slipway can't start, when there is no window yet to say it in. */
public final class StartFailure {
    private StartFailure() {}

    /** Shows the failure in the error window; the program ends when that is closed. */
    public static void show(SettingsStore settings, @Nullable Throwable failure) {
        Throwable cause = failure == null ? new IllegalStateException("Slipway could not start") : failure;
        ErrorWindow.show(null, new Themes(settings.settings()), cause, StartFailure::copy);
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
