package dev.slipway.app.widget;

import java.util.ArrayDeque;
import java.util.Queue;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Fills a screen that is shown for the first time piece by piece, a share of it in each pulse, so that the window answers in between:
 * styling and laying out thirty new controls at once would hold it for a quarter of a second. Where there is no window, as for a
 * picture, all is done at once. On the thread of the window.
 */
public final class Slices extends AnimationTimer {
    private static final double A_PULSE = 1;

    private final Queue<Step> steps = new ArrayDeque<>();

    private record Step(double share, Runnable work) {}

    private Slices() {}

    /** Does the work in a pulse of its own, once the owner has come into a window. */
    public static void later(Node owner, Runnable work) {
        later(owner, A_PULSE, work);
    }

    /**
     * The same for small work.
     *
     * @param share of what a pulse should do, up to 1
     */
    public static void later(Node owner, double share, Runnable work) {
        Step step = new Step(share, work);
        if (owner.getScene() != null) {
            take(owner.getScene(), step);
            return;
        }
        owner.sceneProperty().addListener(new ChangeListener<@Nullable Scene>() {
            @Override
            public void changed(
                    ObservableValue<? extends @Nullable Scene> property,
                    @Nullable Scene before,
                    @Nullable Scene after) {
                if (after != null) {
                    owner.sceneProperty().removeListener(this);
                    take(after, step);
                }
            }
        });
    }

    private static void take(Scene scene, Step step) {
        if (scene.getWindow() == null || !scene.getWindow().isShowing()) {
            step.work().run();
            return;
        }
        Slices slices = (Slices) scene.getProperties().computeIfAbsent(Slices.class, key -> new Slices());
        slices.steps.add(step);
        slices.start();
    }

    @Override
    public void handle(long now) {
        double done = 0;
        while (!steps.isEmpty() && done + steps.peek().share() <= A_PULSE) {
            Step step = steps.remove();
            done += step.share();
            step.work().run();
        }
        if (steps.isEmpty()) {
            stop();
        }
    }
}
