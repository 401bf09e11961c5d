package dev.slipway.app.window;

import dev.slipway.app.drift.DriftScreen;
import dev.slipway.app.funnels.FunnelsScreen;
import dev.slipway.app.impact.ImpactScreen;
import dev.slipway.app.memo.MemoScreen;
import dev.slipway.app.memo.MemoService;
import dev.slipway.app.overview.OverviewScreen;
import dev.slipway.app.retention.RetentionScreen;
import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.simulation.SimulationScreen;
import dev.slipway.app.traffic.TrafficScreen;
import java.util.ArrayList;
import java.util.List;

/** The tabs, in their order. The one place that names them. */
final class Screens {
    private Screens() {}

    static List<Screen> all(ScreenContext context) {
        List<Screen> screens = new ArrayList<>();
        screens.add(new OverviewScreen(context));
        screens.add(new SimulationScreen(context));
        screens.add(new TrafficScreen(context));
        screens.add(new FunnelsScreen(context));
        screens.add(new RetentionScreen(context));
        screens.add(new ImpactScreen(context));
        screens.add(new DriftScreen(context));
        if (context.workbench().service() instanceof MemoService memos) {
            screens.add(new MemoScreen(context, memos));
        }
        return screens;
    }
}
