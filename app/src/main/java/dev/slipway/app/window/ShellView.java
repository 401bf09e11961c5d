package dev.slipway.app.window;

import dev.slipway.app.shell.Dialogs;
import dev.slipway.app.shell.MemoExport;
import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.welcome.FileOpener;
import dev.slipway.app.window.ShellViewModel.Place;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The window's content: header, tabs, what fills the middle, status bar; shortcuts and files that are dropped in. */
final class ShellView extends StackPane {
    private static final KeyCombination RUN = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination OPEN = new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);

    private final ScreenContext context;
    private final Workbench workbench;
    private final ShellViewModel model;
    private final Themes themes;
    private final List<Screen> screens;
    private final Map<Place, Supplier<Node>> places;
    private final FileOpener opener;
    private final FilterViewModel filters;
    private final HeaderBar header;
    private final TabBar tabs;
    private final Middle middle = new Middle();
    private final Popovers popovers;
    private final Runnable guide;

    ShellView(
            ScreenContext context,
            ShellViewModel model,
            Themes themes,
            FileOpener opener,
            List<Screen> screens,
            Map<Place, Supplier<Node>> places,
            Runnable guide) {
        this.context = context;
        this.workbench = context.workbench();
        this.model = model;
        this.themes = themes;
        this.opener = opener;
        this.screens = screens;
        this.places = places;
        this.guide = guide;
        filters = new FilterViewModel(workbench);
        popovers = new Popovers(context, filters);
        header = new HeaderBar(new HeaderViewModel(workbench), new Actions());
        tabs = new TabBar(screens, screen -> model.selected(screen.id(), screen.needsRun()));
        StatusBar status =
                new StatusBar(new StatusViewModel(workbench), context.jobs().jobs(), workbench::cancel, popovers::jobs);
        BorderPane frame = new BorderPane(middle, new VBox(header, tabs), null, status, null);
        getChildren().add(frame);
        bind();
        addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
        addEventHandler(DragEvent.DRAG_OVER, this::dragged);
        addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    }

    private void bind() {
        tabs.select(screens.getFirst());
        model.tabProperty().addListener((property, before, after) -> selectTab(after));
        model.detailProperty().addListener((property, before, after) -> {
            if (!after.isEmpty()) {
                screen(model.tabProperty().get()).show(after);
            }
        });
        model.placeProperty().addListener((property, before, after) -> fill());
        model.tabProperty().addListener((property, before, after) -> fill());
        workbench.filterProperty().addListener((property, before, after) -> markFilters());
        workbench.stateProperty().addListener((property, before, after) -> enableTabs());
        workbench.findingsProperty().addListener((property, before, after) -> enableTabs());
        workbench.studyProperty().addListener((property, before, after) -> enableTabs());
        themes.chartProperty().addListener((property, before, after) -> header.showThemeIcon(themes.isDark()));
        header.showThemeIcon(themes.isDark());
        enableTabs();
        markFilters();
        fill();
    }

    private void selectTab(String id) {
        Screen wanted = screen(id);
        model.selected(wanted.id(), wanted.needsRun());
        tabs.select(wanted);
    }

    private Screen screen(String id) {
        return screens.stream()
                .filter(screen -> screen.id().equals(id))
                .findFirst()
                .orElse(screens.getFirst());
    }

    /** Before the first run only screens that do without one can be chosen, and Overview, which says what is going on. */
    private void enableTabs() {
        boolean study = workbench.studyProperty().get() != null;
        boolean any = study || workbench.fileProperty().get() != null;
        boolean readout = workbench.findingsProperty().get() != null;
        tabs.enable(screen ->
                readout || (study && !screen.needsRun()) || (any && screen.id().equals(ShellViewModel.OVERVIEW)));
        if (!any) {
            model.go(ShellViewModel.OVERVIEW);
        }
    }

    private void markFilters() {
        header.markFilters(
                filters.hasLevel(),
                filters.hasDays(),
                () -> filters.chooseLevel(null, null),
                () -> filters.chooseDays(null, null));
    }

    private void fill() {
        Place place = model.placeProperty().get();
        if (place == Place.SCREEN) {
            Screen screen = screen(model.tabProperty().get());
            middle.show(screen.id(), screen::node);
        } else {
            middle.show(place, Objects.requireNonNull(places.get(place)));
        }
    }

    private void shortcut(KeyEvent event) {
        boolean taken = true;
        if (RUN.match(event)) {
            taken = !takesRun();
            if (taken) {
                workbench.run();
            }
        } else if (OPEN.match(event)) {
            opener.choose();
        } else if (EXPORT.match(event)) {
            MemoExport.start(context, Dialogs.FileKind.PDF);
        } else if (event.getCode() == KeyCode.F1) {
            guide.run();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            popovers.hide();
            taken = false;
        } else {
            taken = event.isShortcutDown() && tab(event.getCode());
        }
        if (taken) {
            event.consume();
        }
    }

    private boolean takesRun() {
        return model.placeProperty().get() == Place.SCREEN
                && screen(model.tabProperty().get()).takesRun();
    }

    private boolean tab(KeyCode code) {
        int index = TabKeys.tab(code);
        boolean there = index >= 0 && index < screens.size() && usable(screens.get(index));
        if (there) {
            model.go(screens.get(index).id());
        }
        return there;
    }

    private boolean usable(Screen screen) {
        return workbench.findingsProperty().get() != null
                || screen.id().equals(ShellViewModel.OVERVIEW)
                || (!screen.needsRun() && workbench.studyProperty().get() != null);
    }

    private void dragged(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            opener.open(event.getDragboard().getFiles().getFirst().toPath());
            event.setDropCompleted(true);
            event.consume();
        }
    }

    private final class Actions implements HeaderActions {
        @Override
        public void showStudies(Node below) {
            popovers.studies(below, opener::choose);
        }

        @Override
        public void showRuns(Node below) {
            popovers.runs(below);
        }

        @Override
        public void showSegments(Node below) {
            popovers.segments(below);
        }

        @Override
        public void showDates(Node below) {
            popovers.dates(below);
        }

        @Override
        public void open() {
            opener.choose();
        }

        @Override
        public void run() {
            workbench.run();
        }

        @Override
        public void cancel() {
            workbench.cancel();
        }

        @Override
        public void toggleTheme() {
            themes.toggle();
        }
    }
}
