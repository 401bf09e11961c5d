package dev.slipway.app.impact;

import dev.slipway.app.support.Readouts;
import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.FamilyReadout;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.readout.model.SideBySide;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ship readout with ways of looking, a family and judged segments. */
final class Analysed {
    private Analysed() {}

    static Readout readout() {
        AnalysesReadout none = AnalysesReadout.NONE;
        AnalysesReadout analyses = new AnalysesReadout(
                List.of(looks()), family(), null, none.regressions(), none.survival(), none.transitions());
        Readout r = Readouts.ship();
        return new Readout(
                r.schema(),
                r.study(),
                r.experiment(),
                r.data(),
                r.filter(),
                r.health(),
                r.metrics(),
                r.activity(),
                r.funnel(),
                r.retention(),
                List.of(segment()),
                r.drift(),
                r.plan(),
                analyses,
                r.decision());
    }

    private static SideBySide looks() {
        return new SideBySide(
                "signup_completion",
                "treatment",
                List.of(
                        row("fixed", "One look", .0489, .0409, .0569, 1e-9, null, "better", false),
                        row("confidence_sequence", "Any-time", .0489, .0358, .0620, 1e-7, null, "better", true),
                        row("mixture_sprt", "Mixture SPRT", .0489, -.001, .0988, .06, null, "unclear", false),
                        row("bayes", "Bayesian, sceptical prior", .0301, .0239, .0363, null, .9999, "better", false),
                        row("permutation", "Permutation test", .0489, null, null, .0005, null, "better", false)),
                "They disagree: the mixture SPRT leaves it open because of width.",
                List.of("Group-sequential is left out: the study has no planned days to place looks on."));
    }

    private static SideBySide.Row row(
            String plan,
            String name,
            double effect,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double p,
            @Nullable Double better,
            String says,
            boolean decides) {
        return new SideBySide.Row(
                plan,
                name,
                effect,
                low,
                high,
                .95,
                p,
                better,
                says,
                decides,
                "Why " + name + " is as wide as it is.",
                Map.of("estimator", "two_proportion_z", "standard_error", .0041),
                List.of());
    }

    private static FamilyReadout family() {
        return new FamilyReadout(
                "holm",
                "The chance of any false finding among these 2 effects is at most 5%.",
                .05,
                List.of(
                        new FamilyReadout.Row(
                                "signup_completion", "treatment", "two_proportion_z", .0489, 1e-9, 2e-9, true),
                        new FamilyReadout.Row("kyc_7d", "treatment", "two_proportion_z", -.006, .12, .12, false)),
                List.of("Each p-value is that of one look."));
    }

    private static SegmentReadout segment() {
        SegmentReadout.Tests tests = new SegmentReadout.Tests(
                "holm",
                "",
                .05,
                new SegmentReadout.Interaction(1.5, 1, .22, .33),
                "No evidence that the effect differs between the rows.");
        return new SegmentReadout(
                "device_type",
                "signup_completion",
                .22,
                List.of(
                        new SegmentReadout.Row(
                                "ios", 900, 911, .4, .45, new Interval(.05, .01, .09), .004, .008, true, null),
                        new SegmentReadout.Row(
                                "android", 800, 811, .4, .41, new Interval(.01, -.03, .05), .5, .5, false, null)),
                tests);
    }
}
