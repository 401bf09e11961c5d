package dev.slipway.testreadouts;

import dev.slipway.readout.model.OfferEffect;
import dev.slipway.readout.model.OffersReadout;
import dev.slipway.readout.model.OffersReadout.Found;
import dev.slipway.readout.model.OffersReadout.Log;
import dev.slipway.readout.model.OffersReadout.Logged;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.readout.model.PolicyEvaluation.PolicyTruth;
import dev.slipway.readout.model.PolicyReadout;
import dev.slipway.readout.model.UpliftReadout;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whole answers on offers, of every verdict. */
public final class OfferReadouts {
    public static final List<String> OFFERS = List.of("none", "bonus", "fee_waiver");

    private OfferReadouts() {}

    private static OffersReadout offers(PolicyReadout policy, PolicyEvaluation evaluation, List<String> warnings) {
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
                        UpliftReadouts.uplift(),
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
                PolicyReadouts.policy(true),
                PolicyEvaluations.evaluation(
                        PolicyEvaluation.NOT_RECOMMENDED,
                        "The gain is shown (lower end +€0.05), but losses per amount moved may reach 0.28%, more than"
                                + " the limit of 0.25%. Tighten that limit or test the policy.",
                        new PolicyTruth(.128, .31)),
                List.of("The smallest probability of an offer is 2%: few weeks carry much weight."));
    }

    /** The gain is shown and every risk is. */
    public static OffersReadout recommended() {
        return offers(
                PolicyReadouts.policy(true),
                PolicyEvaluations.evaluation(
                        PolicyEvaluation.RECOMMENDED,
                        "The lower end of the gain is +€0.05, and the upper end of every risk is inside its limit.",
                        new PolicyTruth(.128, .31)),
                List.of());
    }

    /** The policy takes what the log hardly ever tried. */
    public static OffersReadout notIdentifiable() {
        return offers(
                PolicyReadouts.policy(false),
                PolicyEvaluations.evaluation(
                        PolicyEvaluation.NOT_IDENTIFIABLE,
                        "The policy gives offers that the log almost never made to such users: 41 weeks carry half of"
                                + " all weight.",
                        null),
                List.of("Weights do not average 1."));
    }

    /** The same as held, of data that nobody simulated. */
    public static OffersReadout observed() {
        Found held = Objects.requireNonNull(held().found());
        UpliftReadout uplift = held.uplift();
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
                        null,
                        e.order()))
                .toList();
        return new OffersReadout(
                "Who should get which offer",
                OFFERS,
                "net_revenue",
                "net revenue",
                null,
                new Found(
                        held.log(),
                        new UpliftReadout(
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
                        PolicyEvaluations.evaluation(PolicyEvaluation.NOT_RECOMMENDED, "The gain is not shown.", null),
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
