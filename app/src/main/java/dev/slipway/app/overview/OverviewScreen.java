package dev.slipway.app.overview;

import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The first tab. */
public final class OverviewScreen implements Screen {
    private final ScreenContext context;
    private @Nullable OverviewView view;

    public OverviewScreen(ScreenContext context) {
        this.context = context;
    }

    @Override
    public String id() {
        return "overview";
    }

    @Override
    public String title() {
        return "Overview";
    }

    @Override
    public String icon() {
        return "fth-grid";
    }

    @Override
    public Node node() {
        OverviewView made = view;
        if (made == null) {
            made = new OverviewView(context, new OverviewViewModel(context.workbench(), context.navigator()));
            view = made;
        }
        return made.root();
    }
}
