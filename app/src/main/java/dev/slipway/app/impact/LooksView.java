package dev.slipway.app.impact;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Badge;
import dev.slipway.app.widget.Grids;
import dev.slipway.app.widget.KeyWords;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.SideBySide;
import dev.slipway.readout.text.Words;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The ways of looking side by side, the page behind each of them, and the family of metrics where the study names one. */
final class LooksView extends StackPane {
    private static final double MIN_HEIGHT = 560;
    private static final double MIN_PICTURE = 250;

    private final ImpactViewModel impact;
    private final LooksViewModel model;
    private final PictureView picture;
    private final Label words = new Label();
    private final Badge agreement = new Badge(Badge.Kind.GOOD, "");
    private final ComboBox<String> arm = new ComboBox<>();
    private final Panel ways = new Panel("Ways of looking", "", arm, agreement);
    private final NoteCard card = new NoteCard();
    private final FamilyPanel family;
    private final GridPane grid = Grids.of(new double[] {61, 39}, new double[] {0, 0});

    LooksView(ScreenContext context, ImpactViewModel impact, Runnable openMethods) {
        this.impact = impact;
        this.model = new LooksViewModel(impact);
        picture = new PictureView(context);
        picture.setId("ways-of-looking");
        picture.setMinHeight(MIN_PICTURE);
        picture.setOnHotSpot(spot -> model.choose(spot.key()));
        VBox.setVgrow(picture, Priority.ALWAYS);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("body");
        family = new FamilyPanel(key -> {
            impact.choose(key);
            openMethods.run();
        });
        grid.add(ways.setContent(new VBox(10, words, picture)), 0, 0);
        grid.add(card, 1, 0, 1, 2);
        grid.add(family, 0, 1);
        grid.setMinHeight(MIN_HEIGHT);
        for (RowConstraints row : grid.getRowConstraints()) {
            row.setVgrow(Priority.NEVER);
        }
        grid.getRowConstraints().getFirst().setVgrow(Priority.ALWAYS);
        getChildren().add(Page.scrolling(grid));
        arm.setConverter(new KeyWords(Words::label));
        arm.setAccessibleText("Arm compared with the control");
        arm.valueProperty().addListener((property, before, after) -> {
            if (after != null) {
                impact.treatmentProperty().set(after);
            }
        });
        impact.readoutProperty().addListener((property, before, after) -> refresh());
        impact.treatmentProperty().addListener((property, before, after) -> refresh());
        model.chosenProperty().addListener((property, before, after) -> refresh());
        refresh();
    }

    private void refresh() {
        Readout now = impact.readoutProperty().get();
        if (now == null) {
            return;
        }
        List<String> arms = impact.treatments(now);
        arm.getItems().setAll(arms);
        arm.setValue(impact.treatmentProperty().get());
        arm.setVisible(arms.size() > 1);
        arm.setManaged(arms.size() > 1);
        SideBySide looks = model.looks(now);
        ways.noteProperty().set(now.primary().label() + ", click a row for its method");
        words.setText(model.words(now));
        picture.setPicture(model.picture(now));
        boolean agree = looks == null || model.agree(looks);
        agreement.setText(agree ? "All agree" : "They differ");
        agreement.setKind(agree ? Badge.Kind.GOOD : Badge.Kind.WATCH);
        agreement.setVisible(looks != null && !looks.rows().isEmpty());
        family.show(model.family(now), now.analyses().family());
        page(now);
    }

    private void page(Readout now) {
        SideBySide.Row row = model.row(now);
        if (row == null) {
            card.say(now.primary().label(), "There is no row to explain yet.");
        } else {
            card.show(row.name(), row.decides() ? "the decision rests on this" : "", model.lines(now, row));
        }
    }
}
