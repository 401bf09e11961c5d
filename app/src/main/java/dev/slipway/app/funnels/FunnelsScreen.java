package dev.slipway.app.funnels;

import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The Funnels tab. */
public final class FunnelsScreen implements Screen {
    private final ScreenContext context;
    private @Nullable FunnelsView view;

    public FunnelsScreen(ScreenContext context) {
        this.context = context;
    }

    @Override
    public String id() {
        return "funnels";
    }

    @Override
    public String title() {
        return "Funnels";
    }

    @Override
    public String icon() {
        return "fth-filter";
    }

    @Override
    public Node node() {
        if (view == null) {
            view = new FunnelsView(context, new FunnelsViewModel(context));
        }
        return view;
    }
}
