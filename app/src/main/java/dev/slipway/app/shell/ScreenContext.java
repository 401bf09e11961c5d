package dev.slipway.app.shell;

import dev.slipway.app.jobs.JobRunner;
import dev.slipway.app.settings.Settings;
import dev.slipway.charts.ChartTheme;
import javafx.beans.property.ReadOnlyObjectProperty;

/** What every screen is given. Nothing in it knows a node, so view models may take it whole. */
public record ScreenContext(
        Workbench workbench,
        JobRunner jobs,
        Navigator navigator,
        Dialogs dialogs,
        Settings settings,
        ReadOnlyObjectProperty<ChartTheme> theme) {}
