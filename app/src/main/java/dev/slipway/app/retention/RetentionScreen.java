package dev.slipway.app.retention;

import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The Retention tab. */
public final class RetentionScreen implements Screen {
    private final ScreenContext context;
    private @Nullable RetentionView view;

    public RetentionScreen(ScreenContext context) {
        this.context = context;
    }

    @Override
    public String id() {
        return "retention";
    }

    @Override
    public String title() {
        return "Retention";
    }

    @Override
    public String icon() {
        return "fth-rotate-cw";
    }

    @Override
    public Node node() {
        if (view == null) {
            view = new RetentionView(context, new RetentionViewModel(context));
        }
        return view;
    }
}
