package dev.slipway.charts;

import dev.slipway.readout.model.RegressionReadout;
import dev.slipway.readout.model.SurvivalReadout;
import dev.slipway.readout.model.TransitionReadout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A regression, a survival analysis and a chain of sessions made by hand. */
final class FixtureModels {
    private FixtureModels() {}

    static RegressionReadout logistic() {
        return new RegressionReadout(
                "churn",
                "Churn within 28 days",
                "logistic",
                "churned",
                "Churned",
                "robust (sandwich)",
                .95,
                "Odds ratio",
                42_118,
                12,
                List.of(
                        row("(intercept)", "Intercept", -1.92, .06),
                        row("variant[treatment]", "Treatment, against control", -.12, .025),
                        row("sessions", "Sessions, last 7 days", -.41, .025),
                        row("channel[paid]", "Channel: paid social, against organic", .21, .05),
                        row("channel[referral]", "Channel: referral, against organic", -.09, .055),
                        row("device[tablet]", "Device: tablet, against phone", .06, .07),
                        row("variant[treatment]:device[tablet]", "Treatment × Device: tablet", .02, .09)),
                Map.of("pseudo_r_squared", .084, "aic", 31_204.2),
                "log odds of Churned = intercept + Variant + Sessions + Channel + Device + Variant × Device",
                List.of());
    }

    static RegressionReadout linear() {
        return new RegressionReadout(
                "spend",
                "What people spend",
                "linear",
                "spend",
                "Spend",
                "HC3",
                .95,
                null,
                640,
                0,
                List.of(
                        row("(intercept)", "Intercept", 1_204.2, 31),
                        row("variant[b]", "B, against a", 42.7, 19.4),
                        row("income", "Income", .000_31, .000_02),
                        row("age", "A term with a name that somebody wrote as a whole sentence", 1.2, 4.4)),
                Map.of("r_squared", .31),
                "mean of Spend = intercept + Variant + Income",
                List.of());
    }

    /** A separated outcome: a ratio beyond all bounds. */
    static RegressionReadout separated() {
        return new RegressionReadout(
                "split",
                "Separated",
                "logistic",
                "split",
                "Split",
                "Firth, profile",
                .9,
                "Odds ratio",
                80,
                0,
                List.of(row("(intercept)", "Intercept", -4, 1.2), row("kind[b]", "Kind: b, against a", 9.2, 3.9)),
                Map.of(),
                "log odds of Split = intercept + Kind",
                List.of("A combination of terms separates the outcomes."));
    }

    private static RegressionReadout.Row row(String term, String label, double value, double error) {
        return new RegressionReadout.Row(
                term,
                label,
                value,
                error,
                value - 1.96 * error,
                value + 1.96 * error,
                Math.abs(value) > 2 * error ? .0004 : .31);
    }

    static SurvivalReadout active() {
        return survival("active", "variant", .0071, .0063, "treatment", "control");
    }

    /** Everything in the first hours, five groups. */
    static SurvivalReadout quick() {
        return survival(
                "quick", "channel", 4, 3.1, "somebody's channel with a long name", "organic", "referral", "tv", "e");
    }

    private static SurvivalReadout survival(String name, String by, double fast, double slow, String... levels) {
        List<SurvivalReadout.Curve> curves = new ArrayList<>();
        for (int i = levels.length - 1; i >= 0; i--) {
            double hazard = slow + (fast - slow) * i / (levels.length - 1);
            curves.add(curve(levels[i], hazard));
        }
        SurvivalReadout.Cox cox = new SurvivalReadout.Cox(
                "efron",
                48_210,
                20_100,
                List.of(
                        hazard("variant[treatment]", "Treatment, against control", -.117, .018, .41),
                        hazard("channel[paid]", "Channel: paid social, against organic", .199, .03, .18),
                        hazard("channel[referral]", "Channel: referral, against organic", -.094, .037, .63),
                        hazard("device[tablet]", "Device: tablet, against phone", .049, .042, null),
                        hazard("purchases", "Purchases before", -.139, .018, .004)),
                .68,
                .67,
                .69,
                .03,
                List.of());
        return new SurvivalReadout(
                name,
                "Still active",
                "Leaving after first exposure",
                by,
                84,
                .95,
                curves,
                .0002,
                List.of(new SurvivalReadout.Difference("treatment", "control", 2.0, 1.5, 2.5, .0001)),
                cox,
                List.of());
    }

    private static SurvivalReadout.Curve curve(String level, double hazard) {
        List<Double> time = new ArrayList<>();
        List<Double> share = new ArrayList<>();
        List<Double> low = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        List<Long> atRisk = new ArrayList<>();
        for (int day = 0; day <= 84; day++) {
            double s = Math.exp(-hazard * day);
            double half = .02 * Math.sqrt(day / 84.0);
            time.add((double) day);
            share.add(s);
            low.add(Math.max(0, s - half));
            high.add(Math.min(1, s + half));
            atRisk.add(Math.round(24_087 * s * (1 - day / 120.0)));
        }
        return new SurvivalReadout.Curve(level, 24_087, 10_050, time, share, low, high, atRisk);
    }

    private static SurvivalReadout.CoxRow hazard(
            String term, String label, double value, double error, @Nullable Double p) {
        return new SurvivalReadout.CoxRow(
                term, label, value, error, value - 1.96 * error, value + 1.96 * error, .02, p);
    }

    static TransitionReadout transitions() {
        long[][] counts = {
            {310, 140, 260, 50, 0, 160},
            {420, 180, 190, 70, 1, 119},
            {220, 60, 380, 20, 0, 170},
            {240, 80, 50, 140, 270, 210},
            {0, 0, 0, 0, 0, 0}
        };
        return new TransitionReadout(
                List.of("view", "search", "play", "add_to_cart", "purchase_completed", "end"),
                30,
                List.of(arm("control", counts), arm("treatment", counts)),
                null,
                .2,
                List.of());
    }

    private static TransitionReadout.Arm arm(String variant, long[][] counts) {
        List<List<Long>> all = new ArrayList<>();
        List<List<Double>> share = new ArrayList<>();
        List<List<Double>> low = new ArrayList<>();
        List<List<Double>> high = new ArrayList<>();
        for (long[] row : counts) {
            double total = java.util.Arrays.stream(row).sum();
            List<Long> n = new ArrayList<>();
            List<Double> p = new ArrayList<>();
            for (long count : row) {
                n.add(count);
                p.add(total == 0 ? 0 : count / total);
            }
            all.add(n);
            share.add(p);
            low.add(p.stream().map(v -> Math.max(0, v - .01)).toList());
            high.add(p.stream().map(v -> Math.min(1, v + .01)).toList());
        }
        return new TransitionReadout.Arm(variant, 1_204, all, share, low, high);
    }

    static List<Picture> empty() {
        RegressionReadout none = new RegressionReadout(
                "none", "A model", "linear", "y", "Y", "", .95, null, 0, 9, List.of(), Map.of(), "", List.of("why"));
        SurvivalReadout nobody = new SurvivalReadout(
                "none", "A time", "what", "variant", 0, .95, List.of(), null, List.of(), null, List.of("why"));
        long[][] nothing = {{0, 0}};
        TransitionReadout still = new TransitionReadout(
                List.of("view", "end"), 30, List.of(arm("control", nothing)), null, null, List.of());
        return List.of(
                new RegressionTable(none),
                new SurvivalCurves(nobody),
                new HazardForest(nobody),
                new TransitionHeatmap(still, 0, ""));
    }
}
