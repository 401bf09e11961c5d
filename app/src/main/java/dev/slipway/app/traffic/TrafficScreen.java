package dev.slipway.app.traffic;

import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The Traffic tab. */
public final class TrafficScreen implements Screen {
    private final ScreenContext context;
    private @Nullable TrafficView view;

    public TrafficScreen(ScreenContext context) {
        this.context = context;
    }

    @Override
    public String id() {
        return "traffic";
    }

    @Override
    public String title() {
        return "Traffic";
    }

    @Override
    public String icon() {
        return "sw-split";
    }

    @Override
    public Node node() {
        TrafficView made = view;
        if (made == null) {
            made = new TrafficView(context, new TrafficViewModel(context));
            view = made;
        }
        return made;
    }

    @Override
    public boolean needsRun() {
        return false;
    }
}
