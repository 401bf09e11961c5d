package dev.slipway.app.data;

import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The Data tab. */
public final class DataScreen implements Screen {
    private final ScreenContext context;
    private final DataViewModel model;
    private @Nullable DataView view;

    public DataScreen(ScreenContext context) {
        this.context = context;
        this.model = new DataViewModel(context);
    }

    @Override
    public String id() {
        return "data";
    }

    @Override
    public String title() {
        return "Data";
    }

    @Override
    public String icon() {
        return "fth-database";
    }

    @Override
    public Node node() {
        if (view == null) {
            model.open();
            view = new DataView(context, model);
        }
        return view;
    }

    @Override
    public boolean takesRun() {
        return view != null && view.isWriting();
    }

    @Override
    public void show(String detail) {
        model.choose(detail);
    }
}
