package dev.slipway.memo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.FamilyReadout;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.readout.model.SideBySide;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The report's parts about looking early, the family, and what the segments say. */
class LooksPartsTest {
    private static Readout analysed(List<SideBySide.Row> rows, String summary) {
        SideBySide looks = new SideBySide(
                "signup_completion", "treatment", rows, summary, List.of("All rows compare after CUPED."));
        FamilyReadout family = new FamilyReadout(
                "holm",
                "The chance of any false finding among these 2 effects is at most 5%.",
                .05,
                List.of(
                        new FamilyReadout.Row("signup_completion", "treatment", "cuped", .05, 1e-9, 2e-9, true),
                        new FamilyReadout.Row("kyc_7d", "treatment", "none", -.006, .12, .12, false)),
                List.of("Each p-value is that of one look."));
        SegmentReadout.Tests tests = new SegmentReadout.Tests(
                "hochberg",
                "",
                .05,
                new SegmentReadout.Interaction(1.5, 1, .22, .33),
                "No evidence that the effect differs.");
        SegmentReadout segment = new SegmentReadout(
                "device",
                "signup_completion",
                .22,
                List.of(new SegmentReadout.Row(
                        "ios", 900, 911, .4, .45, new Interval(.05, .01, .09), .004, .008, true, null)),
                tests);
        AnalysesReadout none = AnalysesReadout.NONE;
        AnalysesReadout analyses = new AnalysesReadout(
                List.of(looks), family, null, none.regressions(), none.survival(), none.transitions());
        Readout r = Samples.ship();
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
                List.of(segment),
                r.drift(),
                r.plan(),
                analyses,
                r.decision());
    }

    private static String report(Readout readout) {
        return Document.report(Samples.request(readout), Density.LEAST, false).html();
    }

    @Test
    void theReportHasWaysFamilyAndSegments() {
        SideBySide.Row row = new SideBySide.Row(
                "confidence_sequence",
                "Any-time",
                .049,
                .036,
                .062,
                .95,
                1e-9,
                null,
                "better",
                true,
                "1.47 times as wide as one look.",
                Map.of("estimator", "cuped"),
                List.of("Mind the few units."));
        String html = report(analysed(List.of(row), "All 1 ways of looking agree."));
        assertThat(html)
                .contains("Ways of looking", "All 1 ways of looking agree.", "All rows compare after CUPED.")
                .contains("1.47 times as wide as one look. Mind the few units.")
                .contains(
                        "Metrics judged together",
                        "Holm&#39;s adjustment",
                        "not found",
                        "Each p-value is that of one look.")
                .contains("p adjusted by Hochberg", "No evidence that the effect differs.", "found, p = 0.008");
        assertThat(html).doesNotContain("NaN");
    }

    @Test
    void withoutRowsTheSentenceStands() {
        assertThat(report(analysed(List.of(), "Nothing can be compared yet.")))
                .contains("Nothing can be compared yet.")
                .doesNotContain("looks-treatment");
    }

    @Test
    void aRunFromBeforeHasNeither() {
        assertThat(report(Samples.ship())).doesNotContain("Ways of looking", "Metrics judged together");
    }
}
