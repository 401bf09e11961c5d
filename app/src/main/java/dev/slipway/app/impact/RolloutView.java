package dev.slipway.app.impact;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.InfoNote;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.EventStudyChart;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RolloutReadout;
import dev.slipway.readout.text.RolloutWords;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A rollout that nobody randomised: the methods as {@link ObservationalView} shows them, then the course by week and who gained. */
final class RolloutView extends VBox {
    private static final double COURSE = 260;

    private final PictureView course;
    private final Panel panel = new Panel("By week since adoption", "");
    private final InfoNote trend = new InfoNote("fth-info", "");
    private final VBox gained = new VBox(6);
    private final Panel gainers = new Panel("", "");

    private RolloutView(ScreenContext context) {
        super(12);
        course = new PictureView(context);
        course.setId("rollout-course");
        course.setMinHeight(COURSE);
        trend.setId("rollout-trend");
        gained.setId("rollout-gained");
        getChildren().addAll(panel.setContent(course), trend, gainers.setContent(gained));
    }

    /** The whole view. A filter does not know the users outside of the experiment, so it is of all users. */
    static Node of(ScreenContext context) {
        ReadOnlyObjectProperty<@Nullable Readout> readout = context.workbench().allUsersProperty();
        RolloutView more = new RolloutView(context);
        readout.addListener((property, before, after) -> more.show(after));
        more.show(readout.get());
        ReadOnlyObjectProperty<@Nullable Findings> findings =
                context.workbench().findingsProperty();
        findings.addListener((property, before, after) -> more.note(after));
        more.note(findings.get());
        return new ObservationalView(context, ObservationalViewModel.ofRollout(readout), "rollout", more);
    }

    private void note(@Nullable Findings now) {
        boolean all = now == null || now.filter() == null;
        gainers.noteProperty().set(all ? "" : "all users: the filter does not touch the rollout");
    }

    private void show(@Nullable Readout now) {
        RolloutReadout rollout = now == null ? null : now.analyses().rollout();
        if (rollout == null) {
            return;
        }
        course.setPicture(new EventStudyChart(rollout));
        panel.noteProperty().set("the methods above are about " + RolloutWords.during(rollout) + " of the study");
        gainers.titleProperty().set(RolloutWords.asked(rollout));
        trend.setText(RolloutWords.preTrend(rollout));
        gained.getChildren()
                .setAll(RolloutWords.gained(rollout).stream()
                        .map(sentence -> new InfoNote("fth-users", sentence))
                        .toList());
        if (rollout.effects().randomised() != null) {
            gained.getChildren().add(new InfoNote("fth-help-circle", RolloutWords.DIFFERS));
        }
    }
}
