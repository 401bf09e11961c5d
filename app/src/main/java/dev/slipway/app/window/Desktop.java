package dev.slipway.app.window;

import dev.slipway.app.jobs.JobRunner;
import dev.slipway.app.problem.ProblemView;
import dev.slipway.app.running.RunningView;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.Dialogs;
import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.StudyService;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.welcome.FileOpener;
import dev.slipway.app.welcome.ImportView;
import dev.slipway.app.welcome.WelcomeView;
import dev.slipway.app.window.ShellViewModel.Place;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * Everything of the desktop put together, by hand, except for the stage. {@link SlipwayWindow} puts it on a stage; tests
 * and the pictures of the documentation put it into a scene.
 */
public final class Desktop {
    private static final double TOAST_ABOVE = 44;

    private final Workbench workbench;
    private final ScreenContext context;
    private final ShellViewModel shell;
    private final FileOpener opener;
    private final List<Screen> tabs;
    private final StackPane root = new StackPane();

    /**
     * @param dialogs what leaves the window
     * @param screens makes the tabs
     */
    public Desktop(
            StudyService service,
            JobRunner jobs,
            Settings settings,
            Themes themes,
            Dialogs dialogs,
            Clock clock,
            Function<ScreenContext, List<Screen>> screens,
            Runnable guide) {
        workbench = new Workbench(service, jobs, settings, clock);
        shell = new ShellViewModel(workbench);
        context = new ScreenContext(workbench, jobs, shell, dialogs, settings, themes.chartProperty());
        opener = new FileOpener(workbench, dialogs, shell::startImport);
        tabs = screens.apply(context);
        root.getChildren().add(new ShellView(context, shell, themes, opener, tabs, places(), guide));
    }

    private Map<Place, Supplier<Node>> places() {
        Map<Place, Supplier<Node>> places = new EnumMap<>(Place.class);
        places.put(Place.WELCOME, () -> WelcomeView.create(context, opener));
        places.put(Place.IMPORT, () -> ImportView.create(context, shell.importingProperty(), shell::endImport));
        places.put(Place.READY, () -> ReadyView.create(context));
        places.put(Place.RUNNING, () -> RunningView.create(context, shell::showLastGood));
        places.put(Place.PROBLEM, () -> ProblemView.create(context, shell::showLastGood));
        return places;
    }

    public Workbench workbench() {
        return workbench;
    }

    public ScreenContext context() {
        return context;
    }

    /** Opens a study or a CSV file, as if it had been dropped. */
    public FileOpener opener() {
        return opener;
    }

    /** The tab that is selected, as its id. */
    public String tab() {
        return shell.tabProperty().get();
    }

    /** Ids of the tabs, in their order. */
    public List<String> tabs() {
        return tabs.stream().map(Screen::id).toList();
    }

    public StackPane root() {
        return root;
    }

    /** Puts a sentence's place at the foot of the window. */
    void add(Toast toast) {
        StackPane.setAlignment(toast, Pos.BOTTOM_CENTER);
        StackPane.setMargin(toast, new Insets(0, 0, TOAST_ABOVE, 0));
        root.getChildren().add(toast);
    }
}
