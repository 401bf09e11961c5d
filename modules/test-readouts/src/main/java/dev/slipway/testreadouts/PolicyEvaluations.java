package dev.slipway.testreadouts;

import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.readout.model.PolicyEvaluation.Alternative;
import dev.slipway.readout.model.PolicyEvaluation.OffPolicyRow;
import dev.slipway.readout.model.PolicyEvaluation.PolicyTruth;
import dev.slipway.readout.model.PolicyEvaluation.Risk;
import dev.slipway.readout.model.PolicyEvaluation.RiskMoney;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What such a policy would have earned, with numbers of the size of the growth study. */
public final class PolicyEvaluations {
    private PolicyEvaluations() {}

    /** Of data that nobody simulated. */
    public static PolicyEvaluation evaluation(String verdict, String because) {
        return evaluation(verdict, because, null);
    }

    public static PolicyEvaluation evaluation(String verdict, String because, @Nullable PolicyTruth truth) {
        return new PolicyEvaluation(
                68_554,
                7_980,
                Intervals.around(2.41, .05),
                List.of(
                        row("dr", "DR, doubly robust", .143, .092, 3_120.0, 14.2, true, "better"),
                        row("snips", "SNIPS, self-normalised", .151, .118, 2_260.0, 38.4, false, "better"),
                        row("ips", "IPS, weighted", .162, .170, 2_260.0, 38.4, false, "not_shown"),
                        row("switch", "Switch (τ = 10)", .14, .09, 4_015.0, 9.8, false, "better"),
                        row("dros", "DRos, shrunk weights", .136, .086, 3_890.0, 11.6, false, "better"),
                        row("dm", "DM, model only", .194, .05, null, null, false, "no_check")),
                List.of(
                        new Alternative("none", Intervals.around(.06, .07), Intervals.around(.083, .08)),
                        new Alternative("bonus", Intervals.around(-.21, .12), Intervals.around(.353, .13)),
                        new Alternative("fee_waiver", null, null)),
                List.of(
                        new Risk(
                                PolicyReadouts.LIMITS.getFirst(),
                                Intervals.around(.17, .02),
                                true,
                                null,
                                null,
                                new RiskMoney(.31, Intervals.around(.17, .02))),
                        new Risk(
                                PolicyReadouts.LIMITS.get(1),
                                Intervals.around(.0021, .0007),
                                false,
                                null,
                                null,
                                new RiskMoney(.48, Intervals.around(.36, .12))),
                        new Risk(PolicyReadouts.LIMITS.getLast(), Intervals.around(.0068, .0011), true, null, 5, null)),
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
        return new OffPolicyRow(key, title, Intervals.around(gain, half), rounds, weight, decides, reads);
    }
}
