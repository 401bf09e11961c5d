package dev.slipway.app.growth;

import dev.slipway.app.growth.GrowthViewModel.Shown;
import dev.slipway.app.run.OffersTestStudy;
import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.OffPolicyTable;
import dev.slipway.readout.model.OffersReadout.Found;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the new policy would have gained by every estimator, and whether it is recommended. */
final class OffPolicyPanel {
    private final PictureView picture;
    private final VerdictNote verdict = new VerdictNote();
    private final Button test = new Button("Open the test of these offers");
    private final Workbench workbench;
    private final Panel panel;

    OffPolicyPanel(ScreenContext context) {
        workbench = context.workbench();
        test.setId("offers-test");
        test.getStyleClass().add("link");
        test.setTooltip(new Tooltip(
                "A study of the same users in the weeks after: the list of offers against today's and none"));
        picture = new PictureView(context);
        picture.setId("off-policy");
        VBox.setVgrow(picture, Priority.ALWAYS);
        panel = new Panel("Would the new policy have done better?", "off-policy, from the logged offers")
                .setContent(new VBox(8, picture, verdict));
        panel.setActions(test);
    }

    Panel panel() {
        return panel;
    }

    void show(Shown now) {
        Found found = now.found();
        if (found == null) {
            picture.setPicture(null);
            return;
        }
        OffPolicyTable table = new OffPolicyTable(found.evaluation(), found.level());
        picture.setPicture(table);
        picture.setMinHeight(table.leastHeight());
        panel.noteProperty()
                .set("off-policy, from the logged offers"
                        + (now.filtered() ? "; of all users, whatever the filter" : ""));
        verdict.show(found.evaluation());
        test();
    }

    /** A run of a simulated study writes the experiment that would confirm its list. */
    private void test() {
        RunResult run = workbench.runProperty().get();
        Path study = run == null ? null : OffersTestStudy.of(run);
        test.setVisible(study != null);
        test.setManaged(study != null);
        test.setOnAction(study == null ? null : event -> workbench.open(study));
    }
}
