package dev.slipway.app.widget;

import dev.slipway.app.jobs.JobRunner;
import dev.slipway.app.shell.Dialogs;
import dev.slipway.charts.ChartTheme;
import dev.slipway.charts.ChartThemes;
import dev.slipway.charts.DataTable;
import dev.slipway.charts.ImageRenderer;
import dev.slipway.charts.Picture;
import dev.slipway.charts.SvgRenderer;
import dev.slipway.core.rule.Exempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** What can be done with a picture as a whole: see its numbers, copy them, save it. Saved pictures are in the paper theme. */
@Exempt(from = Exempt.Rule.AWT, because = "writes the pixels that charts drew as a PNG file")
final class PictureActions {
    private static final double PNG_SCALE = 2;

    private final PictureView view;
    private final JobRunner jobs;
    private final Dialogs dialogs;
    private @Nullable ContextMenu menu;

    PictureActions(PictureView view, JobRunner jobs, Dialogs dialogs) {
        this.view = view;
        this.jobs = jobs;
        this.dialogs = dialogs;
        view.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::showMenu);
    }

    private void showMenu(ContextMenuEvent event) {
        if (view.pictureProperty().get() != null) {
            if (menu == null) {
                menu = new ContextMenu(
                        item("Show the numbers (T)", this::showTable),
                        item("Copy the numbers", this::copyTable),
                        item("Save as SVG\u2026", () -> save(Dialogs.FileKind.SVG)),
                        item("Save as PNG\u2026", () -> save(Dialogs.FileKind.PNG)));
            }
            menu.show(view, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    void showTable() {
        Picture picture = view.pictureProperty().get();
        if (picture != null && view.getScene() != null) {
            TablePopover.show(view, picture, this::copyTable);
        }
    }

    void copyTable() {
        Picture picture = view.pictureProperty().get();
        if (picture != null) {
            dialogs.copy(asText(picture.table()));
            dialogs.notify("The numbers are on the clipboard.");
        }
    }

    /** Tab-separated, so that it pastes into a sheet as cells. */
    static String asText(DataTable table) {
        return Stream.concat(Stream.of(table.headers()), table.rows().stream())
                .map(row -> String.join("\t", row))
                .collect(Collectors.joining("\n"));
    }

    private void save(Dialogs.FileKind kind) {
        Picture picture = view.pictureProperty().get();
        if (picture == null) {
            return;
        }
        String ending = kind.endings().getFirst();
        double width = view.getWidth();
        double height = view.getHeight();
        dialogs.saveFile("Save picture", picture.id() + "." + ending, kind)
                .ifPresent(target -> jobs.background(
                        "Save " + target.getFileName(),
                        context -> write(picture, target, width, height, kind),
                        written -> dialogs.notify("Saved " + written.getFileName() + "."),
                        dialogs::error));
    }

    private static Path write(Picture picture, Path target, double width, double height, Dialogs.FileKind kind)
            throws IOException {
        ChartTheme paper = ChartThemes.paper();
        if (kind.equals(Dialogs.FileKind.SVG)) {
            Files.writeString(target, SvgRenderer.render(picture, width, height, paper));
        } else if (!ImageIO.write(
                ImageRenderer.render(picture, width, height, PNG_SCALE, paper).image(), "png", target.toFile())) {
            throw new IOException("no writer for PNG files");
        }
        return target;
    }
}
