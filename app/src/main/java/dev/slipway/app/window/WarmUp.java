package dev.slipway.app.window;

import dev.slipway.app.jobs.JobRunner;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads, below the window, the classes that the first visit of a screen would otherwise load on the window's thread: there every one
 * of them is waited for, and a table or a menu brings dozens. Nothing depends on it; a class that is not there is found out where it
 * is needed.
 */
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private static final String SKIN = "javafx.scene.control.skin.";
    private static final String BEHAVIOR = "com.sun.javafx.scene.control.behavior.";

    /** Those of controls that the start page does not have. */
    static final List<String> CLASSES = List.of(
            SKIN + "CheckBoxSkin",
            SKIN + "ComboBoxListViewSkin",
            SKIN + "ContextMenuSkin",
            SKIN + "HyperlinkSkin",
            SKIN + "ListViewSkin",
            SKIN + "MenuButtonSkin",
            SKIN + "NestedTableColumnHeader",
            SKIN + "ScrollBarSkin",
            SKIN + "SliderSkin",
            SKIN + "TableCellSkin",
            SKIN + "TableColumnHeader",
            SKIN + "TableHeaderRow",
            SKIN + "TableRowSkin",
            SKIN + "TableViewSkin",
            SKIN + "TextAreaSkin",
            SKIN + "TextFieldSkin",
            SKIN + "ToggleButtonSkin",
            SKIN + "TooltipSkin",
            SKIN + "VirtualFlow",
            BEHAVIOR + "ComboBoxListViewBehavior",
            BEHAVIOR + "ListViewBehavior",
            BEHAVIOR + "MenuButtonBehavior",
            BEHAVIOR + "ScrollBarBehavior",
            BEHAVIOR + "SliderBehavior",
            BEHAVIOR + "TableViewBehavior",
            BEHAVIOR + "TextAreaBehavior",
            BEHAVIOR + "TextFieldBehavior",
            BEHAVIOR + "ToggleButtonBehavior",
            "atlantafx.base.controls.ToggleSwitch",
            "atlantafx.base.controls.ToggleSwitchSkin",
            "javafx.fxml.FXMLLoader",
            "dev.slipway.app.overview.OverviewView",
            "dev.slipway.app.simulation.SimulationView",
            "dev.slipway.app.traffic.TrafficView",
            "dev.slipway.app.funnels.FunnelsView",
            "dev.slipway.app.funnels.StepRow",
            "dev.slipway.app.retention.RetentionView",
            "dev.slipway.app.impact.ImpactView",
            "dev.slipway.app.drift.DriftView",
            "dev.slipway.app.models.ModelsView",
            "dev.slipway.app.data.DataView",
            "dev.slipway.app.data.RowsTable",
            "dev.slipway.app.data.SqlEditor",
            "dev.slipway.app.memo.MemoView");

    private WarmUp() {}

    /** Starts it; the job tells nobody when it is done. */
    static void start(JobRunner jobs) {
        jobs.background(
                "Load classes",
                context -> {
                    for (String name : CLASSES) {
                        context.checkCancelled();
                        load(name);
                    }
                    return CLASSES.size();
                },
                loaded -> LOG.debug("{} classes are there before they are needed", loaded),
                failure -> LOG.debug("Classes could not be loaded ahead", failure));
    }

    private static void load(String name) {
        try {
            Class.forName(name, true, WarmUp.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            LOG.debug("There is no {} to load ahead", name);
        }
    }
}
