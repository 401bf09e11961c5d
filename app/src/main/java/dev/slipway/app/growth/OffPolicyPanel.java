package dev.slipway.app.growth;

import dev.slipway.app.growth.GrowthViewModel.Shown;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.OffPolicyTable;
import dev.slipway.readout.model.OffersReadout.Found;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the new policy would have gained by every estimator, and whether it is recommended. */
final class OffPolicyPanel {
    private final PictureView picture;
    private final VerdictNote verdict = new VerdictNote();
    private final Panel panel;

    OffPolicyPanel(ScreenContext context) {
        picture = new PictureView(context);
        picture.setId("off-policy");
        VBox.setVgrow(picture, Priority.ALWAYS);
        panel = new Panel("Would the new policy have done better?", "off-policy, from the logged offers")
                .setContent(new VBox(8, picture, verdict));
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
    }
}
