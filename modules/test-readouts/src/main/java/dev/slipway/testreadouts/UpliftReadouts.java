package dev.slipway.testreadouts;

import dev.slipway.readout.model.OfferEffect;
import dev.slipway.readout.model.OfferEffect.CurvePoint;
import dev.slipway.readout.model.OfferEffect.Decile;
import dev.slipway.readout.model.OfferEffect.Group;
import dev.slipway.readout.model.OfferEffect.UpliftTruth;
import dev.slipway.readout.model.UpliftReadout;
import dev.slipway.readout.model.UpliftReadout.Learner;
import java.util.ArrayList;
import java.util.List;

/** What two offers do to whom, with numbers of the size of the growth study. */
public final class UpliftReadouts {
    private UpliftReadouts() {}

    /** Rises to the best share and falls after it. */
    public static OfferEffect effect(String offer, double peak, double best, double average) {
        List<CurvePoint> curve = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            double share = i / 20.0;
            double rise = peak * (1 - Math.pow(1 - Math.min(1, share / best), 2));
            double fall = share <= best ? 0 : (average - peak) * Math.pow((share - best) / (1 - best), 1.5);
            double half = .02 + .035 * Math.sqrt(share);
            curve.add(new CurvePoint(share, Intervals.around(rise + fall, half), average * share));
        }
        List<Decile> deciles = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            double predicted = .52 - .105 * i + (i == 1 ? .12 : 0);
            deciles.add(new Decile(
                    i,
                    1_236,
                    predicted,
                    Intervals.around(predicted * .82 + .05 * Math.sin(3 * i), .16),
                    Intervals.around(predicted, .09)));
        }
        List<Group> groups = List.of(
                new Group("segment", "business", 1_830, Intervals.around(-.08, .14)),
                new Group("segment", "salaried", 5_214, Intervals.around(.05, .08)),
                new Group("segment", "student", 3_109, Intervals.around(.19, .10)),
                new Group("channel", "paid_search", 4_006, Intervals.around(.11, .09)),
                new Group("channel", "referral", 2_310, Intervals.around(-.02, .12)));
        return new OfferEffect(
                offer,
                Intervals.around(average, .06),
                Intervals.around(.21, .11),
                .002,
                true,
                Intervals.around(.062, .03),
                curve,
                deciles,
                groups,
                new UpliftTruth(average + .01, .41, .58, .63, .79),
                new OfferEffect.Sureness(7_214, 10, .95, 1.31, .02, .01, .96, .31, .36),
                new OfferEffect.Order(
                        Intervals.around(average / 2 + .062, .05),
                        List.of(
                                new OfferEffect.AtShare(.1, 1_236, Intervals.around(.47, .19)),
                                new OfferEffect.AtShare(.3, 3_708, Intervals.around(.33, .12)))));
    }

    public static OfferEffect bonus() {
        return effect("bonus", .11, .3, -.24);
    }

    public static OfferEffect waiver() {
        return effect("fee_waiver", .13, .55, .06);
    }

    public static UpliftReadout uplift() {
        return new UpliftReadout(
                68_554,
                7_980,
                3,
                List.of(
                        new Learner("S-learner, boosting", -.0031),
                        new Learner("T-learner, boosting", .0011),
                        new Learner("X-learner, boosting", .0064),
                        new Learner("DR-learner, boosting", .0088)),
                "DR-learner, boosting",
                true,
                .002,
                "The order of who gains most is better than chance for the bonus and for the fee waiver.",
                List.of(bonus(), waiver()));
    }
}
