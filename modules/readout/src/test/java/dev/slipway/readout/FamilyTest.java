package dev.slipway.readout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.Analyses.Adjustment;
import dev.slipway.core.study.Analyses.Family;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.FamilyReadout;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.stats.multiplicity.AdjustedP;
import dev.slipway.warehouse.ExperimentData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Metrics that are judged together. */
class FamilyTest {
    private static final ExperimentData DATA = Samples.data(6_000, 2, 0.04, 3);

    private static StudyFile family(StudyFile file, Adjustment method, String... metrics) {
        Family family = new Family(List.of(metrics), method);
        Analyses d = Analyses.DEFAULT;
        return Samples.asking(file, new Analyses(family, d.looks(), d.segments(), null, List.of(), List.of(), null));
    }

    private static FamilyReadout of(Readout readout) {
        return requireNonNull(readout.analyses().family());
    }

    @ParameterizedTest
    @EnumSource(Adjustment.class)
    void adjustedPValuesAreThoseOfTheOneLookEstimates(Adjustment method) {
        StudyFile study = family(Samples.onboarding(LooksPlan.ANYTIME), method, "signup_completion", "kyc_7d", "spend");
        Readout readout = TinyStudies.build(study, DATA);
        FamilyReadout family = of(readout);
        double[] p =
                family.rows().stream().mapToDouble(FamilyReadout.Row::pValue).toArray();
        double[] adjusted = AdjustedP.valueOf(method.name()).adjust(p);
        assertThat(family.rows())
                .extracting(FamilyReadout.Row::metric)
                .containsExactly("signup_completion", "kyc_7d", "spend");
        assertThat(family.rows())
                .extracting(FamilyReadout.Row::method)
                .containsExactly("miettinen_nurminen", "miettinen_nurminen", "welch_t");
        for (int i = 0; i < adjusted.length; i++) {
            FamilyReadout.Row row = family.rows().get(i);
            assertThat(row.adjustedP()).isEqualTo(adjusted[i]).isGreaterThanOrEqualTo(row.pValue());
            assertThat(row.found()).isEqualTo(adjusted[i] <= 0.05);
            Estimate named = readout.metric(row.metric()).estimates("absolute", "treatment").stream()
                    .filter(e -> e.method().equals(row.method()))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.pValue()).isEqualTo(named.pValue());
            assertThat(row.effect()).isEqualTo(named.effect());
        }
        assertThat(family.adjustment()).isEqualToIgnoringCase(method.name());
    }

    @ParameterizedTest
    @CsvSource({
        "HOLM, 'The chance of any false finding among these 2 effects is at most 5%, however they depend on each other.'",
        "HOCHBERG, 'The chance of any false finding among these 2 effects is at most 5%, if they are independent or rise together.'",
        "BENJAMINI_YEKUTIELI, 'On average at most 5% of what is found among these 2 effects is false, however they depend on each other.'",
    })
    void whatIsControlledIsSaid(Adjustment method, String words) {
        StudyFile study = family(Samples.onboarding(LooksPlan.FIXED), method, "signup_completion", "kyc_7d");
        assertThat(of(TinyStudies.build(study, DATA)).controls()).isEqualTo(words);
    }

    @Test
    void theFamilyHasEveryTreatmentAndTheWholeError() {
        StudyFile study = family(Samples.onboarding(LooksPlan.FIXED), Adjustment.HOLM, "signup_completion", "kyc_7d");
        FamilyReadout family = of(TinyStudies.build(study, Samples.data(6_000, 3, 0.04, 3)));
        assertThat(family.rows())
                .extracting(FamilyReadout.Row::treatment)
                .containsExactly("treatment", "treatment_2", "treatment", "treatment_2");
        assertThat(family.alpha()).isEqualTo(0.05);
        assertThat(family.controls()).contains("these 4 effects");
    }

    @Test
    void whatCannotBeTestedStillCounts() {
        var missing = TinyStudies.metric("absent", MetricKind.MEAN, MetricRole.SECONDARY, Better.HIGHER, null);
        StudyFile study = family(
                TinyStudies.study(
                        LooksPlan.FIXED, 0, null, TinyStudies.EVEN, TinyStudies.primary(Better.HIGHER), missing),
                Adjustment.BONFERRONI,
                "m",
                "absent");
        FamilyReadout family =
                of(TinyStudies.build(study, Samples.table("m", Samples.ones(400, 1_000), Samples.ones(440, 1_000))));
        assertThat(family.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.adjustedP()).isEqualTo(2 * row.pValue()));
        assertThat(family.notes()).contains("absent has no estimate yet and counts as p = 1.");
    }

    @Test
    void withCupedDecidingItsPValueIsJudged() {
        var signup =
                Samples.metric("signup_completion", MetricKind.PROPORTION, MetricRole.PRIMARY, Better.HIGHER, 1, null);
        var kyc = Samples.metric("kyc_7d", MetricKind.PROPORTION, MetricRole.SECONDARY, Better.HIGHER, 7, null);
        StudyFile study = family(
                Samples.study(LooksPlan.GROUP_SEQUENTIAL, true, signup, kyc),
                Adjustment.HOLM,
                "signup_completion",
                "kyc_7d");
        assertThat(of(TinyStudies.build(study, DATA)).rows())
                .extracting(FamilyReadout.Row::method)
                .containsOnly("cuped");
    }

    @Test
    void noFamilyIsNamed() {
        MetricReadout primary =
                TinyStudies.build(Samples.onboarding(LooksPlan.FIXED), DATA).primary();
        assertThat(primary.estimates()).isNotEmpty();
        assertThat(TinyStudies.build(Samples.onboarding(LooksPlan.FIXED), DATA)
                        .analyses()
                        .family())
                .isNull();
    }
}
