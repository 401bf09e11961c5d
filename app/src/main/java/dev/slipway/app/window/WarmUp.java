package dev.slipway.app.window;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.controls.ToggleSwitchSkin;
import dev.slipway.app.jobs.JobRunner;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.CheckBoxSkin;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.control.skin.ListViewSkin;
import javafx.scene.control.skin.MenuButtonSkin;
import javafx.scene.control.skin.ScrollPaneSkin;
import javafx.scene.control.skin.SliderSkin;
import javafx.scene.control.skin.SpinnerSkin;
import javafx.scene.control.skin.TableCellSkin;
import javafx.scene.control.skin.TableRowSkin;
import javafx.scene.control.skin.TableViewSkin;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.control.skin.ToggleButtonSkin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads, below the window, the classes that the first visit of a screen would otherwise load on the window's thread: there every one
 * of them is waited for, and a table or a menu brings dozens. Nothing depends on it; a class that is not there is found out where it
 * is needed.
 */
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private static final String OWN = "dev.slipway.app.";
    private static final String SKIN = "javafx.scene.control.skin.";

    /** What controls and screens consist of. */
    static final List<String> CLASSES = List.of(
            SKIN + "ContextMenuSkin",
            SKIN + "HyperlinkSkin",
            SKIN + "NestedTableColumnHeader",
            SKIN + "TableCellSkin",
            SKIN + "TableColumnHeader",
            SKIN + "TableHeaderRow",
            SKIN + "TableRowSkin",
            SKIN + "TooltipSkin",
            SKIN + "VirtualFlow",
            "javafx.fxml.FXMLLoader",
            OWN + "overview.OverviewViewModel",
            OWN + "overview.OverviewWords",
            OWN + "overview.OverviewView",
            OWN + "overview.RuleLines",
            OWN + "overview.AnswersPanel",
            OWN + "overview.TrendPanel",
            OWN + "overview.HealthPanel",
            OWN + "widget.KpiCard",
            OWN + "widget.NumberText",
            OWN + "widget.Panel",
            OWN + "widget.PictureView",
            OWN + "widget.SegmentedControl",
            OWN + "simulation.SimulationView",
            OWN + "simulation.SimulationViewModel",
            OWN + "simulation.WorldNumbers",
            OWN + "simulation.ParameterPanel",
            OWN + "simulation.RecoveredPanel",
            OWN + "simulation.WorldPanel",
            OWN + "simulation.KnobRow",
            OWN + "simulation.FaultRow",
            OWN + "traffic.TrafficView",
            OWN + "traffic.TrafficViewModel",
            OWN + "traffic.AllocationModel",
            OWN + "traffic.AllocationPanel",
            OWN + "traffic.LookupPanel",
            OWN + "traffic.ObservedPanel",
            OWN + "traffic.RampPanel",
            OWN + "traffic.PlanPanel",
            OWN + "funnels.FunnelsView",
            OWN + "funnels.FunnelEditor",
            OWN + "funnels.StepRow",
            OWN + "retention.RetentionView",
            OWN + "impact.ImpactView",
            OWN + "impact.DecisionPanel",
            OWN + "drift.DriftView",
            OWN + "growth.SummaryView",
            OWN + "growth.RiskPanel",
            OWN + "growth.FrontierPanel",
            OWN + "growth.OffersView",
            OWN + "models.ModelsView",
            OWN + "data.DataView",
            OWN + "data.LineagePanel",
            OWN + "data.TablePanel",
            OWN + "data.QueryPanel",
            OWN + "data.RowsTable",
            OWN + "data.ColumnHead",
            OWN + "data.SqlEditor",
            OWN + "memo.MemoView");

    /** Controls that the start page does not have, each made once and forgotten: linking their code is what takes long. */
    static final List<Runnable> CONTROLS = List.of(
            () -> dress(new TextField(), TextFieldSkin::new),
            () -> dress(new ScrollPane(), ScrollPaneSkin::new),
            () -> dress(new ToggleButton(), ToggleButtonSkin::new),
            () -> dress(new Slider(), SliderSkin::new),
            () -> dress(new ToggleSwitch(), ToggleSwitchSkin::new),
            () -> dress(new ComboBox<String>(), ComboBoxListViewSkin::new),
            () -> dress(new ListView<String>(), ListViewSkin::new),
            () -> dress(new MenuButton(), MenuButtonSkin::new),
            () -> dress(new Spinner<Integer>(), SpinnerSkin::new),
            () -> dress(new CheckBox(), CheckBoxSkin::new),
            () -> dress(new TextArea(), TextAreaSkin::new),
            () -> dress(new TableView<String>(), TableViewSkin::new),
            () -> dress(new TableRow<String>(), TableRowSkin::new),
            () -> dress(new TableCell<String, String>(), TableCellSkin::new));

    private WarmUp() {}

    /** Starts it; the job tells nobody when it is done. */
    static void start(JobRunner jobs) {
        jobs.background(
                "Load classes",
                context -> {
                    for (Runnable control : CONTROLS) {
                        context.checkCancelled();
                        control.run();
                    }
                    for (String name : CLASSES) {
                        context.checkCancelled();
                        load(name);
                    }
                    return CONTROLS.size() + CLASSES.size();
                },
                loaded -> LOG.debug("{} controls and classes are there before they are needed", loaded),
                failure -> LOG.debug("Classes could not be loaded ahead", failure));
    }

    /** Gives a control that no window has its looks, and takes them off again. Nodes without a window may be made on any thread. */
    private static <C extends Control> void dress(C control, Function<C, Skin<?>> looks) {
        control.setSkin(looks.apply(control));
        control.setSkin(null);
    }

    private static void load(String name) {
        try {
            Class.forName(name, true, WarmUp.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            LOG.debug("There is no {} to load ahead", name);
        }
    }
}
