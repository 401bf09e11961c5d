package dev.slipway.app.growth;

import dev.slipway.app.growth.FraudViewModel.Shown;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.NumberText;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.app.widget.SliderTrack;
import dev.slipway.charts.SavingsCurve;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.RiskReadout;
import dev.slipway.readout.model.RiskReadout.AtBudget;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.RiskWords;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How many reviews a week, and what they find and save. */
final class ReviewsPanel {
    private final FraudViewModel model;
    private final Slider slider = new Slider();
    private final Label count = new Label();
    private final NumberText recall = new NumberText("", "");
    private final NumberText precision = new NumberText("", "");
    private final NumberText saved = new NumberText("", "");
    private final Label sentence = FraudView.note();
    private final PictureView picture;
    private final Panel panel;
    private boolean telling;

    ReviewsPanel(ScreenContext context, FraudViewModel model) {
        this.model = model;
        picture = new PictureView(context);
        picture.setId("savings-curve");
        VBox.setVgrow(picture, Priority.ALWAYS);
        slider.setId("reviews");
        slider.setAccessibleText("Reviews a week");
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setBlockIncrement(1);
        SliderTrack.follow(slider);
        slider.valueProperty().addListener((property, before, after) -> choose());
        HBox.setHgrow(slider, Priority.ALWAYS);
        count.getStyleClass().add("strong");
        count.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(10, slider, count);
        line.setAlignment(Pos.CENTER_LEFT);
        slider.setMinWidth(60);
        panel = new Panel("Review budget", "what reviews find and save")
                .setContent(new VBox(8, line, numbers(), picture, sentence));
        panel.setMinWidth(0);
    }

    private GridPane numbers() {
        GridPane grid = new GridPane(12, 2);
        List<NumberText> texts = List.of(recall, precision, saved);
        List<String> names = List.of("cases found", "reviews right", "saved a week");
        for (int i = 0; i < texts.size(); i++) {
            Label name = new Label(names.get(i));
            name.getStyleClass().addAll("note", "faint");
            grid.add(name, i, 0);
            grid.add(texts.get(i), i, 1);
            texts.get(i).setMinWidth(Region.USE_PREF_SIZE);
        }
        grid.setMinWidth(0);
        return grid;
    }

    Panel panel() {
        return panel;
    }

    private void choose() {
        List<Integer> steps = model.shown().steps();
        int step = (int) Math.rint(slider.getValue());
        if (!telling && step >= 0 && step < steps.size()) {
            model.chooseReviews(steps.get(step));
        }
    }

    void show(Shown now) {
        RiskReadout risk = now.risk();
        AtBudget at = now.at();
        if (risk == null || at == null) {
            return;
        }
        telling = true;
        slider.setMax(Math.max(1, now.steps().size() - 1));
        if (Math.rint(slider.getValue()) != now.step()) {
            slider.setValue(now.step());
        }
        telling = false;
        count.setText(Numbers.counted(at.reviews(), "review", "reviews") + " a week");
        slider.setAccessibleText(count.getText());
        set(recall, RiskWords.share(at.recall()));
        set(precision, RiskWords.share(at.precision()));
        Interval money = at.saved();
        set(saved, RiskWords.money(money));
        sentence.setText(RiskWords.pays(at));
        picture.setPicture(new SavingsCurve(risk, now.ranking(), at.reviews()));
    }

    /** The estimate before the bracket, the interval from it on. */
    private static void set(NumberText text, String words) {
        int bracket = words.indexOf('[');
        text.set(words.substring(0, bracket).strip(), words.substring(bracket));
    }
}
