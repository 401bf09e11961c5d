package dev.slipway.charts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.readout.model.SideBySide;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ways of looking and judged segments made by hand. */
final class FixtureLooks {
    private FixtureLooks() {}

    /** All of them say the same. */
    static SideBySide agree() {
        return new SideBySide(
                "signup_completion",
                "treatment",
                List.of(
                        row("fixed", "One look", .0489, .0080, 1e-12, "better", false),
                        row("group_sequential", "Group-sequential", .0489, .0083, null, "better", false),
                        row("confidence_sequence", "Any-time", .0489, .0131, 1e-9, "better", true),
                        row("mixture_sprt", "Mixture SPRT", .0489, .0124, 2e-9, "better", false),
                        bayes("sceptical", .0301, .0062, .99999, "better"),
                        bayes("moderate", .0421, .0074, .99999, "better"),
                        bayes("wide", .0486, .0079, .99999, "better"),
                        row("permutation", "Permutation test", .0489, null, .0005, "better", false)),
                "All 8 ways of looking agree that the treatment is better; the widest interval is 1.64 times as wide"
                        + " as one look.",
                List.of());
    }

    /** Of a rare harm, where a metric is better when it is lower: one look says worse, the others leave it open. */
    static SideBySide disagree() {
        return new SideBySide(
                "fraud_rate",
                "treatment",
                List.of(
                        row("fixed", "One look", .0014, .0013, .034, "worse", true),
                        row("confidence_sequence", "Any-time", .0014, .0021, .31, "unclear", false),
                        row("mixture_sprt", "Mixture SPRT", .0014, .0022, .42, "unclear", false),
                        bayes("old experiments with a name too long for its column", .0009, .0011, .054, "unclear"),
                        row("permutation", "Permutation test", .0014, null, .055, "unclear", false)),
                "They disagree: one look says worse; any-time leaves it open because of width.",
                List.of());
    }

    private static SideBySide.Row row(
            String plan,
            String name,
            double effect,
            @Nullable Double half,
            @Nullable Double p,
            String says,
            boolean decides) {
        return new SideBySide.Row(
                plan,
                name,
                effect,
                half == null ? null : Double.valueOf(effect - half),
                half == null ? null : Double.valueOf(effect + half),
                .95,
                p,
                null,
                says,
                decides,
                "Why this row is as wide as it is.",
                Map.of("estimator", "two_proportion_z"),
                List.of());
    }

    private static SideBySide.Row bayes(String prior, double effect, double half, double better, String says) {
        return new SideBySide.Row(
                "bayes",
                "Bayesian, " + prior + " prior",
                effect,
                effect - half,
                effect + half,
                .95,
                null,
                better,
                says,
                false,
                "The prior pulls the estimate 18% towards 0.",
                Map.of("estimator", "two_proportion_z", "shrinkage", .18),
                List.of());
    }

    /** The rows of an attribute, judged together. */
    static SegmentReadout judged() {
        SegmentReadout.Tests tests = new SegmentReadout.Tests(
                "holm",
                "The chance of any false finding among these 3 effects is at most 5%, however they depend on each"
                        + " other.",
                .05,
                new SegmentReadout.Interaction(7.31, 2, .026, .726),
                "The effect differs between the rows (Q 7.3 on 2 df, p = 0.026, I² 73%): largest in Paid search, which"
                        + " is a finding about one row only where it is marked. Found after Holm's adjustment over 3 rows:"
                        + " Organic and Paid search.");
        return new SegmentReadout(
                "channel",
                "signup_completion",
                .026,
                List.of(
                        segment("Organic", 7_211, .43, .041, .021, 1e-5, 2e-5, true),
                        segment("Paid search", 4_870, .40, .060, .026, 1e-6, 3e-6, true),
                        segment("Social", 3_010, .39, .011, .031, .34, .34, false),
                        new SegmentReadout.Row("Other", 12, 9, .5, .44, null, "too few users")),
                tests);
    }

    private static SegmentReadout.Row segment(
            String level,
            long n,
            double control,
            double effect,
            double half,
            double p,
            double adjusted,
            boolean found) {
        Interval difference = new Interval(effect, effect - half, effect + half);
        return new SegmentReadout.Row(
                level, n, n + 13, control, control + effect, difference, p, adjusted, found, null);
    }
}
