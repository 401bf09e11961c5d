package dev.slipway.app.impact;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.InfoNote;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.Picture;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The primary metric by parts of the users; exploratory, with intervals that allow for the number of parts. */
final class SegmentsView extends StackPane {
    private static final double WIDE = 1_000;

    private final ScreenContext context;
    private final ImpactViewModel model;
    private final VBox page = new VBox(12);

    SegmentsView(ScreenContext context, ImpactViewModel model) {
        this.context = context;
        this.model = model;
        getChildren().add(Page.scrolling(page));
        model.findingsProperty().addListener((property, before, after) -> refresh());
        model.treatmentProperty().addListener((property, before, after) -> refresh());
        refresh();
    }

    private void refresh() {
        page.getChildren().clear();
        Findings now = model.findingsProperty().get();
        if (now == null) {
            return;
        }
        if (now.segments().isEmpty()) {
            page.getChildren()
                    .add(
                            new InfoNote(
                                    "fth-info",
                                    "This study names no segments. Add for example \"segments: [country, device_type]\" to its file."));
            return;
        }
        page.getChildren()
                .add(new InfoNote(
                        "fth-info",
                        "Exploratory: the intervals are widened for the number of rows, the p-values adjusted; no verdict rests"
                                + " on them. A row is a finding only where it says found; the p-values are adjusted step by step, so that can"
                                + " be where the wider interval still reaches 0."));
        if (model.segments(now).isEmpty()) {
            page.getChildren()
                    .add(new InfoNote("fth-info", "This run knows parts of the users for the first treatment only."));
        }
        model.segments(now)
                .forEach(part -> page.getChildren().add(panel(part, now, ImpactViewModel.picture(part, now))));
    }

    /** Which treatment it is about, where there are several. */
    private String arm(Findings now) {
        return now.experiment().variants().size() > 2
                ? ", " + model.treatmentProperty().get() + " against "
                        + now.experiment().control()
                : "";
    }

    private Panel panel(SegmentReadout segment, Findings now, Picture picture) {
        PictureView view = new PictureView(context);
        view.setPicture(picture);
        view.setMinHeight(picture.preferredHeight(WIDE));
        SegmentReadout.Tests tests = segment.tests();
        Double p = segment.interactionP();
        String label = now.metric(segment.metric()).label() + arm(now);
        if (tests == null) {
            String note = label + (p == null ? "" : " · the same effect in every row: " + Numbers.pEquals(p));
            return new Panel(Words.label(segment.attribute()), note).setContent(view);
        }
        Label reading = new Label(tests.reading());
        reading.setWrapText(true);
        reading.setMinHeight(Region.USE_PREF_SIZE);
        reading.getStyleClass().add("note");
        VBox content = new VBox(6, reading, view);
        VBox.setVgrow(view, Priority.ALWAYS);
        String note =
                label + ", p adjusted by " + MethodNotes.of(tests.adjustment()).name();
        return new Panel(Words.label(segment.attribute()), note).setContent(content);
    }
}
