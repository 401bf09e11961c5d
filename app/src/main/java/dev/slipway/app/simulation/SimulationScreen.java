package dev.slipway.app.simulation;

import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The Simulation tab. */
public final class SimulationScreen implements Screen {
    private final ScreenContext context;
    private @Nullable SimulationView view;

    public SimulationScreen(ScreenContext context) {
        this.context = context;
    }

    @Override
    public String id() {
        return "simulation";
    }

    @Override
    public String title() {
        return "Simulation";
    }

    @Override
    public String icon() {
        return "sw-flask";
    }

    @Override
    public Node node() {
        SimulationView made = view;
        if (made == null) {
            made = new SimulationView(context, new SimulationViewModel(context));
            view = made;
        }
        return made;
    }

    @Override
    public boolean needsRun() {
        return false;
    }
}
