package dev.slipway.app.memo;

import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The Memo tab. */
public final class MemoScreen implements Screen {
    private final ScreenContext context;
    private @Nullable MemoView view;

    public MemoScreen(ScreenContext context) {
        this.context = context;
    }

    @Override
    public String id() {
        return "memo";
    }

    @Override
    public String title() {
        return "Memo";
    }

    @Override
    public String icon() {
        return "fth-file-text";
    }

    @Override
    public Node node() {
        if (view == null) {
            view = new MemoView(context, new MemoViewModel(context));
        }
        return view;
    }
}
