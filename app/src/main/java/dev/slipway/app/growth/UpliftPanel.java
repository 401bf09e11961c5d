package dev.slipway.app.growth;

import dev.slipway.app.growth.GrowthViewModel.Shown;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Glue;
import dev.slipway.app.widget.NumberText;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.Amount;
import dev.slipway.charts.OfferWords;
import dev.slipway.charts.UpliftCurve;
import dev.slipway.readout.model.OfferEffect;
import dev.slipway.readout.model.OffersReadout.Found;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the chosen offer brings when those who gain most get it first. */
final class UpliftPanel {
    private final PictureView picture;
    private final Choices offers;
    private final NumberText qini = new NumberText("", "");
    private final Label sentence = new Label();
    private final Panel panel;

    UpliftPanel(ScreenContext context, GrowthViewModel model) {
        picture = new PictureView(context);
        picture.setId("uplift-curve");
        offers = new Choices("growth-offer", "Offer whose uplift is shown", OfferWords::offer, model::chooseOffer);
        sentence.getStyleClass().add("note");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(picture, Priority.ALWAYS);
        panel = new Panel("Uplift", "", offers).setContent(new VBox(6, picture, qini, sentence));
    }

    Panel panel() {
        return panel;
    }

    void show(Shown now) {
        OfferEffect effect = now.effect();
        Found found = now.found();
        if (effect == null || found == null) {
            picture.setPicture(null);
            return;
        }
        panel.noteProperty().set("per user and week");
        offers.show(found.uplift().offers().stream().map(OfferEffect::offer).toList(), effect.offer());
        picture.setPicture(new UpliftCurve(effect, now.place()));
        Amount money = Amount.money(effect.qini());
        qini.set(
                "Qini " + money.difference(effect.qini().effect()),
                money.interval(effect.qini().low(), effect.qini().high()));
        sentence.setText(Glue.of(OfferWords.order(effect) + " " + OfferWords.measures(effect)));
    }
}
