package dev.slipway.app.widget;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;

/** Loads the FXML file that stands beside a view and has its stem. */
public final class Fxml {
    private Fxml() {}

    /** The root of {@code <stem>.fxml} beside the controller's class, with its fields filled in. */
    public static <N> N load(Object controller, String stem, Class<N> root) {
        Class<?> owner = controller.getClass();
        URL file = Objects.requireNonNull(owner.getResource(stem + ".fxml"), stem);
        FXMLLoader loader = new FXMLLoader(file);
        loader.setClassLoader(owner.getClassLoader());
        loader.setController(controller);
        try {
            return root.cast(loader.load());
        } catch (IOException e) {
            throw new UncheckedIOException("The screen " + stem + " could not be loaded", e);
        }
    }
}
