package dev.slipway.testreadouts;

import dev.slipway.readout.model.BridgeReadout;
import java.util.List;

/** From gross to net, for three arms. */
public final class BridgeReadouts {
    private BridgeReadouts() {}

    public static BridgeReadout bridge() {
        return new BridgeReadout(
                "net_revenue",
                "Net revenue per active user and week",
                List.of(
                        arm("control", 3.52, -.25, -.06, -.54),
                        arm("targeted", 3.60, -.21, -.04, -.36),
                        arm("bonus", 3.69, -.26, -.22, -.97)));
    }

    public static BridgeReadout.Arm arm(String name, double gross, double fraud, double abuse, double cost) {
        return new BridgeReadout.Arm(
                name,
                List.of(
                        new BridgeReadout.Step("revenue_gross", "Gross revenue", gross),
                        new BridgeReadout.Step("loss_fraud", "Fraud losses", fraud),
                        new BridgeReadout.Step("loss_bonus_abuse", "Bonus abuse", abuse),
                        new BridgeReadout.Step("bonus_cost", "Bonus cost", cost)),
                gross + fraud + abuse + cost);
    }
}
