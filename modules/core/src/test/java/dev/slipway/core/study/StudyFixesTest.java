package dev.slipway.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StudyFixesTest {
    private static final String BROKEN = """
            # Our study.
            study: Progressive onboarding
            source:
              simulate: {world: onbording, users: 60000, days: 28} # two months later: more
            experiment:
              key: onboarding-kyc
              allocation:
                coverage: 1.0
                variants:
                  control: 0.5 # as today
                  treatment: 0.6

            metrics:
              signup_completion: {kind: proportion, event: signup_complete,
                                  within: 1d, better: higher, role: primary}
              kyc_7d:            {kind: proportion, event: kyc_complete,
                                  within: 7d, better: higher, role: guardrail}
              fraud_rate:
                kind: proportoin # a share
                event: fraud_flaged
                wihtin: 14d # as long as it takes
                better: lower
                role: guardrail # must hold
            decision: {minimum_effect: 0.01}
            segments: [contry, country_code_x, device_typ] # last: device_typ
            """;

    @Test
    void applyingAllFixesMakesTheStudyValidAndKeepsCommentsAndLayout() {
        List<StudyProblem> problems = StudyFixture.problems(BROKEN.replace(" country_code_x,", ""));
        assertThat(problems)
                .hasSize(9)
                .allSatisfy(p -> assertThat(p.fix()).as(p.message()).isNotNull());

        String fixed = StudyFixes.applyAll(BROKEN.replace(" country_code_x,", ""), problems);

        assertThat(StudyFixture.problems(fixed)).isEmpty();
        assertThat(fixed).isEqualTo("""
                        # Our study.
                        study: Progressive onboarding
                        source:
                          simulate: {world: onboarding, users: 60000, days: 28} # two months later: more
                        experiment:
                          key: onboarding-kyc
                          allocation:
                            coverage: 1.0
                            variants:
                              control: 0.5 # as today
                              treatment: 0.5

                        metrics:
                          signup_completion: {kind: proportion, event: signup_complete,
                                              within: 1d, better: higher, role: primary}
                          kyc_7d:            {kind: proportion, event: kyc_complete,
                                              within: 7d, better: higher, margin: 0.02, role: guardrail}
                          fraud_rate:
                            kind: proportion # a share
                            event: fraud_flagged
                            within: 14d # as long as it takes
                            better: lower
                            margin: 0.02
                            role: guardrail # must hold
                        decision: {minimum_effect: 0.01}
                        segments: [country, device_type] # last: device_typ
                        """);
    }

    @Test
    void pointsAtTheLinesThatTheScreenShows() {
        assertThat(StudyFixture.problems(BROKEN))
                .extracting(p -> p.line() + " " + p.path())
                .contains("4 source.simulate.world", "10 experiment.allocation.variants", "17 metrics.kyc_7d");
    }

    @Test
    void leavesOtherWordsAndOtherLinesAlone() {
        StudyProblem problem = new StudyProblem(2, "x", "m", "r", new StudyProblem.Fix("Use b", "name", "label"));

        assertThat(StudyFixes.apply("name: 1\nlast_name: name\nname: 2\n", problem))
                .isEqualTo("name: 1\nlast_name: label\nname: 2\n");
        assertThat(StudyFixes.apply("name: 1\nlast_name: 3\nname: 2\n", problem))
                .isEqualTo("name: 1\nlast_name: 3\nname: 2\n");
        assertThat(StudyFixes.apply("one line", problem)).isEqualTo("one line");
    }
}
