package dev.slipway.app.window;

import dev.slipway.app.widget.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The user guide: its pages at the left, the chosen one at the right. The pages ship as Markdown under {@code guide/}. */
final class GuideWindow {
    private static final String FOLDER = "/dev/slipway/app/guide/";
    private static final Pattern ENTRY = Pattern.compile("^[-*] \\[(.+?)]\\((.+?\\.md)\\).*$");
    private static final double WIDTH = 860;
    private static final double HEIGHT = 680;

    /** A page of the guide. */
    record Chapter(String title, String file) {
        @Override
        public String toString() {
            return title;
        }
    }

    private final Themes themes;
    private @Nullable Stage stage;

    GuideWindow(Themes themes) {
        this.themes = themes;
    }

    void show() {
        Stage open = stage;
        if (open == null) {
            open = build();
            stage = open;
        }
        open.show();
        open.toFront();
    }

    private Stage build() {
        Stage made = new Stage();
        made.setTitle("Slipway guide");
        Scene scene = new Scene(content(), WIDTH, HEIGHT);
        scene.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                made.close();
            }
        });
        themes.dress(scene);
        made.setScene(scene);
        return made;
    }

    static Region content() {
        VBox page = new VBox();
        ListView<Chapter> list = new ListView<>();
        list.getItems().setAll(chapters());
        list.setAccessibleText("Chapters of the guide");
        list.getSelectionModel().selectedItemProperty().addListener((property, before, after) -> {
            if (after != null) {
                page.getChildren().setAll(MarkdownView.render(text(after.file())));
            }
        });
        list.getSelectionModel().selectFirst();
        Node scroll = Page.scrolling(page);
        page.getStyleClass().setAll("guide");
        SplitPane split = new SplitPane(list, scroll);
        split.setDividerPositions(0.26);
        return split;
    }

    /** The list of the index page; the index itself first. */
    static List<Chapter> chapters() {
        List<Chapter> chapters = new ArrayList<>();
        for (String line : text("index.md").lines().toList()) {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches() && GuideWindow.class.getResource(FOLDER + entry.group(2)) != null) {
                chapters.add(new Chapter(entry.group(1), entry.group(2)));
            }
        }
        return chapters;
    }

    private static String text(String file) {
        try (InputStream in = GuideWindow.class.getResourceAsStream(FOLDER + file)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The guide page " + file + " could not be read", e);
        }
    }
}
