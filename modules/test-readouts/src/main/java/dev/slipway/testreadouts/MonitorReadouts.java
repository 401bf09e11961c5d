package dev.slipway.testreadouts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.MonitorReadout;
import dev.slipway.readout.model.MonitorReadout.Arm;
import dev.slipway.readout.model.MonitorReadout.Point;
import dev.slipway.readout.model.MonitorReadout.Stop;
import dev.slipway.readout.model.MonitorReadout.Watch;
import dev.slipway.readout.model.RaceReadout;
import dev.slipway.readout.model.RaceReadout.Changed;
import dev.slipway.readout.model.RaceReadout.Found;
import dev.slipway.readout.model.RaceReadout.Guard;
import dev.slipway.readout.model.RaceReadout.Policy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An experiment of twelve weeks whose bonus is stopped in week 5, and a race of three policies. */
public final class MonitorReadouts {
    private static final int WEEKS = 12;
    private static final int STOP = 5;

    private MonitorReadouts() {}

    public static MonitorReadout monitor() {
        List<String> harmed = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        List<@Nullable Double> values = new ArrayList<>();
        for (int w = 1; w <= WEEKS; w++) {
            harmed.add(w >= STOP && w < 9 ? MonitorReadout.HARM : MonitorReadout.OPEN);
            kept.add(w > 2 ? MonitorReadout.OK : MonitorReadout.OPEN);
            values.add(w == 1 ? null : Double.valueOf(.001 + .0002 * w));
        }
        Stop stop = new Stop("bonus", STOP, "Bonus would have been stopped after week 5.");
        return new MonitorReadout(
                "net_revenue",
                "Net revenue per active user and week",
                true,
                5_873.0,
                2,
                .975,
                .0083,
                List.of(arm("control", 0), arm("targeted", .4), arm("bonus", -.8)),
                List.of(
                        new Watch(
                                "loss",
                                "Losses per amount moved",
                                "bonus",
                                "at most 0.25%",
                                harmed,
                                values,
                                values,
                                STOP),
                        new Watch(
                                "loss",
                                "Losses per amount moved",
                                "targeted",
                                "at most 0.25%",
                                kept,
                                values,
                                values,
                                null)),
                List.of(new Stop("targeted", null, "Targeted would not have been stopped."), stop),
                "Each of 2 treatments has 2.5%.",
                List.of("Targeted: better.", "Bonus: worse."));
    }

    private static Arm arm(String name, double effect) {
        List<Point> points = new ArrayList<>();
        for (int w = 1; w <= WEEKS; w++) {
            double half = .9 / Math.sqrt(w);
            boolean control = name.equals("control");
            points.add(new Point(
                    w,
                    3_152,
                    2.4 + effect,
                    control ? null : Double.valueOf(effect),
                    control ? null : Double.valueOf(effect - half),
                    control ? null : Double.valueOf(effect + half),
                    control ? null : Double.valueOf(effect - 1.3 * half),
                    control ? null : Double.valueOf(effect + 1.3 * half),
                    effect > 0 ? 1 - .3 / w : effect < 0 ? 0 : .3 / w,
                    effect > 0 ? .03 / w : .2 - effect));
        }
        return new Arm(name, points);
    }

    public static Found race() {
        List<Policy> policies = List.of(
                policy("linucb", "LinUCB", .3), policy("safe_linucb", "Safe LinUCB", .25), policy("abn", "A/B/n", .35));
        RaceReadout.Change change = new RaceReadout.Change(
                14,
                "From week 14 on bonus brings what fee waiver brought.",
                List.of(
                        new Changed("linucb", "LinUCB", regret(.4), new Interval(.5, .45, .55)),
                        new Changed(
                                "linucb_forgetting", "LinUCB, forgetting", regret(.33), new Interval(.4, .35, .45))));
        return new Found(
                List.of("none", "bonus", "fee_waiver"),
                1_992,
                200,
                26,
                30,
                1,
                .95,
                policies,
                change,
                List.of(),
                List.of());
    }

    private static Policy policy(String key, String title, double missed) {
        List<List<Double>> shares = new ArrayList<>();
        for (int w = 0; w < 26; w++) {
            shares.add(List.of(.5, .3, .2));
        }
        Guard guard = new Guard(
                "loss",
                "Losses per amount moved",
                .0025,
                new Interval(.0016, .0015, .0018),
                new Interval(.03, .01, .17),
                new Interval(.57, .39, .73));
        boolean test = key.equals("abn");
        return new Policy(
                key,
                title,
                regret(missed),
                new Interval(2 - missed, 1.9 - missed, 2.1 - missed),
                test ? null : new Interval(.35 - missed, .33 - missed, .37 - missed),
                shares,
                List.of(guard),
                new Interval(.007, -.005, .019));
    }

    private static List<Interval> regret(double missed) {
        List<Interval> regret = new ArrayList<>();
        for (int w = 1; w <= 26; w++) {
            regret.add(new Interval(missed * w, missed * w * .96, missed * w * 1.04));
        }
        return regret;
    }
}
