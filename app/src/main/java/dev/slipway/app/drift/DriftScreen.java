package dev.slipway.app.drift;

import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.ViewSwitch;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;

/** The Drift tab with its views: who entered the experiment, and how everybody's behaviour moved from week to week. */
public final class DriftScreen implements Screen {
    /** What a click on the health check of weeks asks for. */
    private static final String CHECK = "check:weekly_drift";

    private final DriftViewModel model;
    private final WeeksViewModel weeks;
    private final ViewSwitch views = new ViewSwitch();
    private final ToggleButton inputs;
    private final ToggleButton behaviour;

    public DriftScreen(ScreenContext context) {
        model = new DriftViewModel(context);
        weeks = new WeeksViewModel(context);
        inputs = views.add("Inputs", () -> new DriftView(context, model));
        behaviour = views.add("Behaviour", () -> new WeeksView(context, weeks));
    }

    @Override
    public String id() {
        return "drift";
    }

    @Override
    public String title() {
        return "Drift";
    }

    @Override
    public String icon() {
        return "sw-waves";
    }

    @Override
    public Node node() {
        return views.node();
    }

    @Override
    public List<ToggleButton> views() {
        return views.toggles();
    }

    @Override
    public void show(String detail) {
        if (WeeksViewModel.means(detail)) {
            weeks.choose(detail);
            views.show(behaviour);
        } else {
            model.choose(detail);
            views.show(detail.equals(CHECK) ? behaviour : inputs);
        }
    }
}
