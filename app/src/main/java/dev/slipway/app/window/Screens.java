package dev.slipway.app.window;

import dev.slipway.app.overview.OverviewScreen;
import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import java.util.List;

/** The tabs, in their order. The one place that names them. */
final class Screens {
    private Screens() {}

    static List<Screen> all(ScreenContext context) {
        return List.of(new OverviewScreen(context));
    }
}
