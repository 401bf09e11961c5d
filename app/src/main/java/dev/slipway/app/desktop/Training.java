package dev.slipway.app.desktop;

import dev.slipway.app.shell.RunState;
import dev.slipway.app.window.Desktop;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Shows the Java virtual machine what the window needs, so that the launcher's cache of classes holds it: the start page,
 * then a study that was run before, tab by tab. Only the launcher asks for it, by a system property that names the study,
 * with its own workspace and without a display.
 */
public final class Training {
    /** Names the study to train with; absent for everybody but the launcher. */
    private static final String PROPERTY = "slipway.train";

    private static final Duration STEP = Duration.millis(400);
    private static final int PATIENCE = 600;
    private static final long LIMIT_SECONDS = 900;

    private final Desktop desktop;
    private final Path study;
    private final Iterator<String> tabs;
    private final Runnable leave;
    private int waited;

    private Training(Desktop desktop, Path study, Runnable leave) {
        this.desktop = desktop;
        this.study = study;
        this.tabs = desktop.tabs().iterator();
        this.leave = leave;
    }

    /** The study to train with; null when this is a start like any other. */
    public static @Nullable Path study() {
        String study = System.getProperty(PROPERTY);
        return study == null ? null : Path.of(study);
    }

    /** Ends the program if the training hangs, so that the next start may try again. */
    public static void limit() {
        CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS)
                .execute(() -> Runtime.getRuntime().halt(1));
    }

    /**
     * Walks through the window. On the thread of the window.
     *
     * @param leave called once, when every tab was shown or the study cannot be shown
     */
    static void walk(Desktop desktop, Path study, Runnable leave) {
        Training training = new Training(desktop, study, leave);
        Timeline steps = new Timeline();
        steps.getKeyFrames().add(new KeyFrame(STEP, event -> training.step(steps)));
        steps.setCycleCount(Animation.INDEFINITE);
        steps.play();
    }

    /** One look at the window: the start page first, then the study, then a tab at a time while the others are drawn. */
    private void step(Timeline steps) {
        waited++;
        RunState state = desktop.workbench().stateProperty().get();
        if (waited == 1) {
            desktop.opener().open(study);
        } else if (state == RunState.DONE && tabs.hasNext()) {
            desktop.context().navigator().go(tabs.next());
        } else if (state == RunState.DONE || waited > PATIENCE) {
            steps.stop();
            leave.run();
        }
    }
}
