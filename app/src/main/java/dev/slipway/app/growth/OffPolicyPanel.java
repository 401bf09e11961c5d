package dev.slipway.app.growth;

import dev.slipway.app.growth.GrowthViewModel.Shown;
import dev.slipway.app.run.OffersTestStudy;
import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.OffPolicyTable;
import dev.slipway.readout.model.OffersReadout.Found;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the new policy would have gained by every estimator, and whether it is recommended. */
final class OffPolicyPanel {
    private final PictureView picture;
    private final VerdictNote verdict = new VerdictNote();
    private final Button test = new Button("Open the test of these offers");
    private final ScreenContext context;
    private final Panel panel;

    OffPolicyPanel(ScreenContext context) {
        this.context = context;
        offer(null);
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

    /** A run of a simulated study writes the experiment that would confirm its list; the disk is asked below the window. */
    private void test() {
        RunResult run = context.workbench().runProperty().get();
        context.jobs().forget(this);
        offer(null);
        if (run != null) {
            context.jobs()
                    .latest(
                            this,
                            0,
                            job -> Optional.ofNullable(OffersTestStudy.of(run)),
                            found -> offer(found.orElse(null)),
                            failure -> offer(null));
        }
    }

    private void offer(@Nullable Path study) {
        test.setVisible(study != null);
        test.setManaged(study != null);
        test.setOnAction(study == null ? null : event -> context.workbench().open(study));
    }
}
