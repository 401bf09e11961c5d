package dev.slipway.app.models;

import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The Models tab. */
public final class ModelsScreen implements Screen {
    private final ScreenContext context;
    private final ModelsViewModel model;
    private @Nullable ModelsView view;

    public ModelsScreen(ScreenContext context) {
        this.context = context;
        this.model = new ModelsViewModel(context);
    }

    @Override
    public String id() {
        return "models";
    }

    @Override
    public String title() {
        return "Models";
    }

    @Override
    public String icon() {
        return "fth-share-2";
    }

    @Override
    public Node node() {
        if (view == null) {
            view = new ModelsView(context, model);
        }
        return view;
    }

    @Override
    public void show(String detail) {
        model.choose(detail);
    }
}
