package dev.slipway.app.window;

import dev.slipway.app.data.DataScreen;
import dev.slipway.app.drift.DriftScreen;
import dev.slipway.app.funnels.FunnelsScreen;
import dev.slipway.app.growth.GrowthScreen;
import dev.slipway.app.impact.ImpactScreen;
import dev.slipway.app.memo.MemoScreen;
import dev.slipway.app.models.ModelsScreen;
import dev.slipway.app.overview.OverviewScreen;
import dev.slipway.app.retention.RetentionScreen;
import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.simulation.SimulationScreen;
import dev.slipway.app.traffic.TrafficScreen;
import java.util.List;

/** The tabs, in their order. The one place that names them. */
final class Screens {
    private Screens() {}

    static List<Screen> all(ScreenContext context) {
        return List.of(
                new OverviewScreen(context),
                new SimulationScreen(context),
                new TrafficScreen(context),
                new FunnelsScreen(context),
                new RetentionScreen(context),
                new ImpactScreen(context),
                new DriftScreen(context),
                new GrowthScreen(context),
                new ModelsScreen(context),
                new DataScreen(context),
                new MemoScreen(context));
    }
}
