package dev.slipway.app.impact;

import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.AwaitedPane;
import dev.slipway.app.widget.ViewSwitch;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;

/** The Impact tab with its views. */
public final class ImpactScreen implements Screen {
    private final ImpactViewModel model;
    private final ViewSwitch views = new ViewSwitch();
    private final ToggleButton methods;

    public ImpactScreen(ScreenContext context) {
        model = new ImpactViewModel(context);
        views.add("Summary", () -> new ImpactView(context, model, this::openMethods));
        methods = views.add("Methods", () -> new MethodsView(context, model));
        views.add("Looks", () -> new AwaitedPane(context, new LooksView(context, model, this::openMethods)));
        views.add("Segments", () -> new SegmentsView(context, model));
        views.add(
                "Observed",
                () -> new AwaitedPane(
                        context, new ObservationalView(context, new ObservationalViewModel(model.readoutProperty()))));
        views.add("Rollout", () -> RolloutView.of(context));
    }

    @Override
    public String id() {
        return "impact";
    }

    @Override
    public String title() {
        return "Impact";
    }

    @Override
    public String icon() {
        return "sw-forest";
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
        model.choose(detail);
        if (detail.contains("estimate:")) {
            openMethods();
        }
    }

    private void openMethods() {
        views.show(methods);
    }
}
