package dev.slipway.testreadouts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.OffersReadout;
import dev.slipway.readout.model.OffersReadout.Alternative;
import dev.slipway.readout.model.OffersReadout.Choice;
import dev.slipway.readout.model.OffersReadout.CurvePoint;
import dev.slipway.readout.model.OffersReadout.Decile;
import dev.slipway.readout.model.OffersReadout.Evaluation;
import dev.slipway.readout.model.OffersReadout.Found;
import dev.slipway.readout.model.OffersReadout.Frontier;
import dev.slipway.readout.model.OffersReadout.Group;
import dev.slipway.readout.model.OffersReadout.Learner;
import dev.slipway.readout.model.OffersReadout.Limit;
import dev.slipway.readout.model.OffersReadout.Log;
import dev.slipway.readout.model.OffersReadout.Logged;
import dev.slipway.readout.model.OffersReadout.OffPolicyRow;
import dev.slipway.readout.model.OffersReadout.OfferEffect;
import dev.slipway.readout.model.OffersReadout.Policy;
import dev.slipway.readout.model.OffersReadout.PolicyTruth;
import dev.slipway.readout.model.OffersReadout.Risk;
import dev.slipway.readout.model.OffersReadout.Uplift;
import dev.slipway.readout.model.OffersReadout.UpliftTruth;
import dev.slipway.readout.model.OffersReadout.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Offers, limits and what came of them, with numbers of the size of the growth study. */
public final class OfferReadouts {
    public static final List<String> OFFERS = List.of("none", "bonus", "fee_waiver");
    public static final List<Limit> LIMITS = List.of(
            new Limit("budget", "Bonus cost", false, .20),
            new Limit("loss_rate", "Losses per amount moved", true, .0025),
            new Limit("chargeback_rate", "Chargebacks per transaction", true, .009));

    private OfferReadouts() {}

    /** Rises to the best share and falls after it. */
    public static OfferEffect effect(String offer, double peak, double best, double average) {
        List<CurvePoint> curve = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            double share = i / 20.0;
            double rise = peak * (1 - Math.pow(1 - Math.min(1, share / best), 2));
            double fall = share <= best ? 0 : (average - peak) * Math.pow((share - best) / (1 - best), 1.5);
            double half = .02 + .035 * Math.sqrt(share);
            curve.add(new CurvePoint(share, around(rise + fall, half), average * share));
        }
        List<Decile> deciles = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            double predicted = .52 - .105 * i + (i == 1 ? .12 : 0);
            deciles.add(new Decile(
                    i, 1_236, predicted, around(predicted * .82 + .05 * Math.sin(3 * i), .16), around(predicted, .09)));
        }
        List<Group> groups = List.of(
                new Group("segment", "business", 1_830, around(-.08, .14)),
                new Group("segment", "salaried", 5_214, around(.05, .08)),
                new Group("segment", "student", 3_109, around(.19, .10)),
                new Group("channel", "paid_search", 4_006, around(.11, .09)),
                new Group("channel", "referral", 2_310, around(-.02, .12)));
        return new OfferEffect(
                offer,
                around(average, .06),
                around(.21, .11),
                .002,
                true,
                around(.062, .03),
                curve,
                deciles,
                groups,
                new UpliftTruth(average + .01, .41, .58, .63, .79),
                new OffersReadout.Sureness(7_214, 10, .95, .31, .22, .09, .71));
    }

    public static OfferEffect bonus() {
        return effect("bonus", .11, .3, -.24);
    }

    public static OfferEffect waiver() {
        return effect("fee_waiver", .13, .55, .06);
    }

    public static Uplift uplift() {
        return new Uplift(
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
                "Who gains most is told better than by chance for the bonus and for the fee waiver.",
                List.of(bonus(), waiver()));
    }

    public static Interval around(double effect, double half) {
        return new Interval(effect, effect - half, effect + half);
    }

    public static Choice choice(double budget, double loss, double chargebacks, boolean judged) {
        double room = Math.min(1, Math.min(budget / .32, Math.min(loss / .0034, chargebacks / .0105)));
        double gain = .34 * (1 - Math.pow(1 - room, 2)) - .13;
        double bonus = .34 * room;
        double waiver = .27 * room;
        return new Choice(
                List.of(budget, loss, chargebacks),
                List.of(.32 * room, .0013 + .0012 * room, .0048 + .002 * room),
                List.of(budget / .32 <= room ? .41 : 0, loss / .0034 <= room ? 32.0 : 0, 0.0),
                List.of(1 - bonus - waiver, bonus, waiver),
                gain + .2,
                gain + .201,
                judged ? around(gain, .06 + .05 * room) : null);
    }

    public static Policy policy(boolean judged) {
        List<Choice> budget = new ArrayList<>();
        List<Choice> loss = new ArrayList<>();
        List<Choice> chargebacks = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            budget.add(choice(.03 * i, .0025, .009, judged));
            loss.add(choice(.20, .0003 * i, .009, judged));
            chargebacks.add(choice(.20, .0025, .001 * i, judged));
        }
        return new Policy(
                7_214,
                LIMITS,
                choice(.20, .0025, .009, judged),
                List.of(
                        new Frontier("budget", budget),
                        new Frontier("loss_rate", loss),
                        new Frontier("chargeback_rate", chargebacks)),
                List.of(
                        new Who("segment", "business", 1_021, List.of(.82, .02, .16), .04),
                        new Who("segment", "salaried", 3_318, List.of(.62, .28, .10), .09),
                        new Who("segment", "self_employed", 1_102, List.of(.41, .05, .54), .21),
                        new Who(
                                "segment",
                                "student",
                                1_773,
                                List.of(.44, .53, .03),
                                .17,
                                "Sessions, last 4 weeks 12.1 on average, others 5.40; channel social 31%, others 12%."),
                        new Who("channel", "organic", 3_407, List.of(.77, .13, .10), .06),
                        new Who("channel", "social", 3_807, List.of(.44, .34, .22), .18)),
                new OffersReadout.Floor(
                        "segment",
                        .2,
                        List.of(
                                new OffersReadout.FloorLevel("business", 1_021, .2, .03),
                                new OffersReadout.FloorLevel("salaried", 3_318, .38, 0),
                                new OffersReadout.FloorLevel("self_employed", 1_102, .59, 0),
                                new OffersReadout.FloorLevel("student", 1_773, .56, 0))),
                List.of(
                        new OffersReadout.Why(
                                "bonus",
                                1_732,
                                List.of(),
                                "Sessions, last 4 weeks 12.1 on average, others 5.40; tenure weeks 20.3 on average,"
                                        + " others 61.2; channel social 31%, others 12%."),
                        new OffersReadout.Why(
                                "fee_waiver",
                                1_154,
                                List.of(),
                                "Segment self-employed 52%, others 6%; GMV, last 4 weeks 1,204 on average, others"
                                        + " 410.")));
    }

    /** Of data that nobody simulated. */
    public static Evaluation evaluation(String verdict, String because) {
        return evaluation(verdict, because, null);
    }

    public static Evaluation evaluation(String verdict, String because, @Nullable PolicyTruth truth) {
        return new Evaluation(
                68_554,
                7_980,
                around(2.41, .05),
                List.of(
                        row("dr", "DR, doubly robust", .143, .092, 3_120.0, 14.2, true, "better"),
                        row("snips", "SNIPS, self-normalised", .151, .118, 2_260.0, 38.4, false, "better"),
                        row("ips", "IPS, weighted", .162, .170, 2_260.0, 38.4, false, "not_shown"),
                        row("switch", "Switch (τ = 10)", .14, .09, 4_015.0, 9.8, false, "better"),
                        row("dros", "DRos, shrunk weights", .136, .086, 3_890.0, 11.6, false, "better"),
                        row("dm", "DM, model only", .194, .05, null, null, false, "no_check")),
                List.of(
                        new Alternative("none", around(.06, .07), around(.083, .08)),
                        new Alternative("bonus", around(-.21, .12), around(.353, .13)),
                        new Alternative("fee_waiver", null, null)),
                List.of(
                        new Risk(LIMITS.getFirst(), around(.17, .02), true, null),
                        new Risk(LIMITS.get(1), around(.0021, .0007), false, null),
                        new Risk(LIMITS.getLast(), around(.0068, .0011), true, null)),
                verdict,
                because,
                truth);
    }

    private static OffPolicyRow row(
            String key,
            String title,
            double gain,
            double half,
            @Nullable Double rounds,
            @Nullable Double weight,
            boolean decides,
            String reads) {
        return new OffPolicyRow(key, title, around(gain, half), rounds, weight, decides, reads);
    }

    private static OffersReadout offers(Policy policy, Evaluation evaluation, List<String> warnings) {
        return new OffersReadout(
                "Who should get which offer",
                OFFERS,
                "net_revenue",
                "gross revenue less fraud losses, bonus abuse and bonus cost",
                null,
                new Found(
                        new Log(
                                68_554,
                                7_987,
                                3,
                                12,
                                List.of(
                                        new Logged("none", .58, .21),
                                        new Logged("bonus", .27, .02),
                                        new Logged("fee_waiver", .15, .02))),
                        uplift(),
                        policy,
                        evaluation,
                        warnings,
                        .95,
                        42,
                        Map.of("smile", "6.2.5")));
    }

    /** The gain is shown, one risk is not. */
    public static OffersReadout held() {
        return offers(
                policy(true),
                evaluation(
                        Evaluation.NOT_RECOMMENDED,
                        "The gain is shown (lower end +€0.05), but losses per amount moved may reach 0.28%, more than"
                                + " the limit of 0.25%. Tighten that limit or test the policy.",
                        new PolicyTruth(.128, .31)),
                List.of("The smallest probability of an offer is 2%: few weeks carry much weight."));
    }

    /** The gain is shown and every risk is. */
    public static OffersReadout recommended() {
        return offers(
                policy(true),
                evaluation(
                        Evaluation.RECOMMENDED,
                        "The lower end of the gain is +€0.05, and the upper end of every risk is inside its limit.",
                        new PolicyTruth(.128, .31)),
                List.of());
    }

    /** The policy takes what the log hardly ever tried. */
    public static OffersReadout notIdentifiable() {
        return offers(
                policy(false),
                evaluation(
                        Evaluation.NOT_IDENTIFIABLE,
                        "The policy gives offers that the log almost never made to such users: 41 weeks carry half of"
                                + " all weight.",
                        null),
                List.of("Weights do not average 1."));
    }

    /** The same as held, of data that nobody simulated. */
    public static OffersReadout observed() {
        Found held = Objects.requireNonNull(held().found());
        Uplift uplift = held.uplift();
        List<OfferEffect> effects = uplift.offers().stream()
                .map(e -> new OfferEffect(
                        e.offer(),
                        e.average(),
                        e.autoc(),
                        e.pValue(),
                        e.better(),
                        e.qini(),
                        e.curve(),
                        e.deciles(),
                        e.groups(),
                        null,
                        null))
                .toList();
        return new OffersReadout(
                "Who should get which offer",
                OFFERS,
                "net_revenue",
                "net revenue",
                null,
                new Found(
                        held.log(),
                        new Uplift(
                                uplift.rounds(),
                                uplift.users(),
                                uplift.parts(),
                                uplift.learners(),
                                uplift.chosen(),
                                uplift.better(),
                                uplift.pValue(),
                                uplift.sentence(),
                                effects),
                        held.policy(),
                        evaluation(Evaluation.NOT_RECOMMENDED, "The gain is not shown.", null),
                        List.of(),
                        .95,
                        42,
                        Map.of()));
    }

    public static OffersReadout unavailable() {
        return new OffersReadout(
                "Who should get which offer",
                OFFERS,
                "net_revenue",
                "net revenue",
                "No week was drawn by chance: the propensity of every offer is 1, so nothing can be learned from these"
                        + " weeks.",
                null);
    }
}
