package dev.slipway.app.drift;

import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The Drift tab. */
public final class DriftScreen implements Screen {
    private final ScreenContext context;
    private final DriftViewModel model;
    private @Nullable DriftView view;

    public DriftScreen(ScreenContext context) {
        this.context = context;
        this.model = new DriftViewModel(context);
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
        if (view == null) {
            view = new DriftView(context, model);
        }
        return view;
    }

    @Override
    public void show(String detail) {
        model.choose(detail);
    }
}
