package dev.slipway.app.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.settings.ThemeChoice;
import dev.slipway.charts.ChartTheme;
import dev.slipway.charts.ChartThemes;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Light or dark: the style sheets of the window and the colours that charts are drawn with. Follows the system until somebody chooses. */
public final class Themes {
    private static final List<String> FONTS = List.of(
            "InterSlipway-Regular",
            "InterSlipway-Medium",
            "InterSlipway-SemiBold",
            "InterSlipway-Bold",
            "JetBrainsMonoSlipway-Regular");

    /**
     * All of them belong to the scene. A node with a style sheet of its own costs every node below it the shared cache of
     * styles: a screen with thirty such fields took a tenth of a second longer to appear.
     */
    private static final List<String> SHEETS = List.of(
            "style/slipway.css",
            "data/data.css",
            "simulation/simulation.css",
            "traffic/traffic.css",
            "widget/unit-field.css");

    private static final double ANY_SIZE = 13;

    private final Settings settings;
    private final ReadOnlyObjectWrapper<ChartTheme> chart = new ReadOnlyObjectWrapper<>();
    private final ChangeListener<ColorScheme> onSystem = (property, before, after) -> apply();
    private final ObservableValue<ColorScheme> system;
    private final List<Scene> scenes = new ArrayList<>();

    public Themes(Settings settings) {
        this.settings = settings;
        loadFonts();
        system = Platform.getPreferences().colorSchemeProperty();
        system.addListener(new WeakChangeListener<>(onSystem));
        settings.themeProperty().addListener((property, before, after) -> apply());
        apply();
    }

    private static void loadFonts() {
        for (String name : FONTS) {
            URL font = ChartThemes.class.getResource("fonts/" + name + ".ttf");
            if (font != null) {
                Font.loadFont(font.toExternalForm(), ANY_SIZE);
            }
        }
    }

    public boolean isDark() {
        return switch (settings.themeProperty().get()) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> system.getValue() == ColorScheme.DARK;
        };
    }

    /** Chooses the other one. */
    public void toggle() {
        settings.themeProperty().set(isDark() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }

    public ReadOnlyObjectProperty<ChartTheme> chartProperty() {
        return chart.getReadOnlyProperty();
    }

    /** Dresses a scene, now and whenever the theme changes. */
    public void dress(Scene scene) {
        scenes.add(scene);
        scene.getStylesheets().setAll(sheets());
    }

    private void apply() {
        Application.setUserAgentStylesheet(
                isDark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        chart.set(isDark() ? ChartThemes.dark() : ChartThemes.light());
        scenes.forEach(scene -> scene.getStylesheets().setAll(sheets()));
    }

    private List<String> sheets() {
        List<String> sheets =
                new ArrayList<>(List.of(sheet(isDark() ? "style/tokens-dark.css" : "style/tokens-light.css")));
        SHEETS.forEach(name -> sheets.add(sheet(name)));
        return sheets;
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Themes.class.getResource("/dev/slipway/app/" + name), name)
                .toExternalForm();
    }
}
