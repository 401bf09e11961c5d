package dev.slipway.app.growth;

import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.ViewSwitch;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;

/** The Growth and risk tab with its views: what it comes to, what stands behind the offers, and whom to review first. */
public final class GrowthScreen implements Screen {
    private final GrowthViewModel model;
    private final ViewSwitch views = new ViewSwitch();
    private final ToggleButton summary;
    private final ToggleButton offers;
    private final ToggleButton fraud;
    private final ToggleButton monitor;
    private final ToggleButton race;

    public GrowthScreen(ScreenContext context) {
        model = new GrowthViewModel(context);
        FrontierViewModel frontier = new FrontierViewModel(context, model);
        summary = views.add("Summary", () -> new SummaryView(context, model, frontier));
        offers = views.add("Offers", () -> new OffersView(context, model));
        FraudViewModel queue = new FraudViewModel(model);
        fraud = views.add("Fraud", () -> new FraudView(context, queue));
        monitor = views.add("Monitor", () -> new MonitorView(context, model));
        race = views.add("Bandit race", () -> new RaceView(context, model));
    }

    @Override
    public String id() {
        return "growth";
    }

    @Override
    public String title() {
        return "Growth & risk";
    }

    @Override
    public String icon() {
        return "fth-trending-up";
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
        if (detail.startsWith("offer:")) {
            model.chooseOffer(detail.substring("offer:".length()));
            views.show(offers);
        } else if (detail.equals("offers")) {
            views.show(offers);
        } else if (detail.equals("fraud")) {
            views.show(fraud);
        } else if (detail.equals("monitor")) {
            views.show(monitor);
        } else if (detail.equals("race")) {
            views.show(race);
        } else if (!detail.isEmpty()) {
            views.show(summary);
        }
    }
}
