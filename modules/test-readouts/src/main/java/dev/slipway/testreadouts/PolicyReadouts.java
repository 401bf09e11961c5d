package dev.slipway.testreadouts;

import dev.slipway.readout.model.OfferProfile;
import dev.slipway.readout.model.PolicyReadout;
import dev.slipway.readout.model.PolicyReadout.Choice;
import dev.slipway.readout.model.PolicyReadout.Frontier;
import dev.slipway.readout.model.PolicyReadout.Limit;
import dev.slipway.readout.model.PolicyReadout.Who;
import java.util.ArrayList;
import java.util.List;

/** Who should get which offer within three limits, with numbers of the size of the growth study. */
public final class PolicyReadouts {
    public static final List<Limit> LIMITS = List.of(
            new Limit("budget", "Bonus cost", false, .20),
            new Limit("loss_rate", "Losses per amount moved", true, .0025),
            new Limit("chargeback_rate", "Chargebacks per transaction", true, .009));

    private PolicyReadouts() {}

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
                judged ? Intervals.around(gain, .06 + .05 * room) : null);
    }

    public static PolicyReadout policy(boolean judged) {
        List<Choice> budget = new ArrayList<>();
        List<Choice> loss = new ArrayList<>();
        List<Choice> chargebacks = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            budget.add(choice(.03 * i, .0025, .009, judged));
            loss.add(choice(.20, .0003 * i, .009, judged));
            chargebacks.add(choice(.20, .0025, .001 * i, judged));
        }
        return new PolicyReadout(
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
                new PolicyReadout.Floor(
                        "segment",
                        .2,
                        List.of(
                                new PolicyReadout.FloorLevel("business", 1_021, .2, .03),
                                new PolicyReadout.FloorLevel("salaried", 3_318, .38, 0),
                                new PolicyReadout.FloorLevel("self_employed", 1_102, .59, 0),
                                new PolicyReadout.FloorLevel("student", 1_773, .56, 0))),
                List.of(
                        new OfferProfile(
                                "bonus",
                                1_732,
                                List.of(),
                                "Sessions, last 4 weeks 12.1 on average, others 5.40; tenure weeks 20.3 on average,"
                                        + " others 61.2; channel social 31%, others 12%."),
                        new OfferProfile(
                                "fee_waiver",
                                1_154,
                                List.of(),
                                "Segment self-employed 52%, others 6%; GMV, last 4 weeks 1,204 on average, others"
                                        + " 410.")));
    }
}
