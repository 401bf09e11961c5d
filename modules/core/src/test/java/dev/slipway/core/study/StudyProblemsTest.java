package dev.slipway.core.study;

import static dev.slipway.core.study.StudyFixture.VALID;
import static dev.slipway.core.study.StudyFixture.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake has its own message at its own line, says what would be right, and where it can be, is fixed at once. */
class StudyProblemsTest {

    /**
     * One mistake in an otherwise valid study.
     *
     * @param fix label of the fix, empty when there is none
     */
    record Mistake(String written, String instead, int line, String path, String message, String remedy, String fix) {
        @Override
        public String toString() {
            return message;
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(sourceMistakes(), experimentMistakes(), metricMistakes(), analysisMistakes())
                .flatMap(List::stream);
    }

    private static Mistake at(
            int line, String path, String written, String instead, String message, String remedy, String fix) {
        return new Mistake(written, instead, line, path, message, remedy, fix);
    }

    private static List<Mistake> sourceMistakes() {
        String simulate = "source.simulate";
        return List.of(
                at(
                        3,
                        simulate + ".world",
                        "world: onboarding",
                        "world: onbording",
                        "There is no world “onbording”",
                        "Did you mean onboarding? The world is onboarding.",
                        "Use onboarding"),
                at(
                        3,
                        simulate + ".users",
                        "users: 60000",
                        "users: -5",
                        "users must be at least 1, not -5",
                        "How many users arrive over the days. For example users: 60000.",
                        ""),
                at(
                        3,
                        simulate + ".users",
                        "users: 60000",
                        "users: 0",
                        "users must be at least 1, not 0",
                        "How many users arrive",
                        ""),
                at(
                        3,
                        simulate + ".users",
                        "users: 60000",
                        "users: many",
                        "users must be a whole number, not \"many\"",
                        "For example users: 60000.",
                        ""),
                at(
                        3,
                        simulate + ".users",
                        "users: 60000",
                        "users: 1.5",
                        "users must be a whole number, not 1.5",
                        "For example users: 60000.",
                        ""),
                at(
                        3,
                        simulate + ".days",
                        "days: 28",
                        "days: 0",
                        "days must be at least 1, not 0",
                        "How many days of data",
                        ""),
                at(
                        3,
                        simulate + ".days",
                        "days: 28, ",
                        "",
                        "source.simulate needs “days”",
                        "For example days: 28.",
                        ""),
                at(
                        3,
                        simulate + ".start",
                        "days: 28",
                        "days: 28, start: 5.10.2026",
                        "start must be a day such as 2026-10-05, not \"5.10.2026\"",
                        "First day of the data",
                        ""),
                at(
                        3,
                        simulate + ".effects.fruad",
                        "fraud: 0.002",
                        "fruad: 0.002",
                        "The world onboarding has no effect “fruad”",
                        "Did you mean fraud? Its effects are fraud, kyc_7d,",
                        "Use fraud"),
                at(
                        3,
                        simulate + ".effects.fraud",
                        "fraud: 0.002",
                        "fraud: 0.5",
                        "fraud must lie between -0.3 and 0.3, not 0.5",
                        "Treatment minus control.",
                        "Use 0.3"),
                at(
                        3,
                        simulate + ".parameters.baseline",
                        "seed: 42",
                        "parameters: {baseline: 0.5}",
                        "The world onboarding has no parameter “baseline”",
                        "Its parameters are baseline_signup.",
                        ""),
                at(
                        3,
                        simulate + ".parameters.baseline_signup",
                        "seed: 42",
                        "parameters: {baseline_signup: 2}",
                        "baseline_signup must lie between 0.05 and 0.9, not 2",
                        "Share that completes",
                        "Use 0.9"),
                at(
                        3,
                        simulate + ".sead",
                        "seed: 42",
                        "sead: 42",
                        "There is no key “sead” in source.simulate",
                        "Did you mean seed? The keys here are world, users,",
                        "Use seed"),
                at(
                        3,
                        simulate + ".seed",
                        "seed: 42",
                        "seed: 42, seed: 43",
                        "“seed” is there twice",
                        "It was first set on line 3.",
                        ""));
    }

    private static List<Mistake> experimentMistakes() {
        String variants = "experiment.allocation.variants";
        return List.of(
                at(
                        6,
                        variants,
                        "treatment: 0.5",
                        "treatment: 0.6",
                        "The weights add up to 1.1",
                        "They must add up to 1, for example 0.5 and 0.5.",
                        "Use 0.5 and 0.5"),
                at(
                        6,
                        variants,
                        "{control: 0.5, treatment: 0.5}",
                        "{control: 50, treatment: 50}",
                        "The weights add up to 100",
                        "for example 0.5 and 0.5.",
                        "Use 0.5 and 0.5"),
                at(
                        6,
                        variants,
                        "{control: 0.5, treatment: 0.5}",
                        "{control: 1, a: 1, b: 1}",
                        "The weights add up to 3",
                        "0.3333, 0.3333 and 0.3334",
                        "Use 0.3333, 0.3333 and 0.3334"),
                at(
                        6,
                        variants,
                        "{control: 0.5, treatment: 0.5}",
                        "{control: 0, treatment: 1}",
                        "Only one variant has a positive weight",
                        "Give a second one a share.",
                        ""),
                at(
                        6,
                        variants,
                        "{control: 0.5, treatment: 0.5}",
                        "{control: 1}",
                        "variants needs at least 2 entries",
                        "Weights by variant.",
                        ""),
                at(
                        6,
                        variants + ".control",
                        "control: 0.5",
                        "control: -0.5",
                        "control must be at least 0, not -0.5",
                        "Weights by variant.",
                        ""),
                at(
                        5,
                        "experiment.control",
                        "key: onboarding-kyc",
                        "control: contrl\n  key: onboarding-kyc",
                        "There is no variant “contrl”",
                        "Did you mean control? The variants are control and treatment.",
                        "Use control"),
                at(
                        4,
                        "experiment.control",
                        "control: 0.5",
                        "a: 0.5",
                        "No variant is named control",
                        "Say which of a and treatment the others are compared with, for example control: a.",
                        ""),
                at(
                        6,
                        "experiment.variants",
                        "allocation: {variants: {control: 0.5, treatment: 0.5}}",
                        "control: gate_30",
                        "The variants other than “gate_30” are not named",
                        "variants: [gate_30, treatment]",
                        ""),
                at(
                        6,
                        "experiment.variants",
                        "allocation: {",
                        "variants: [control, treatment]\n  allocation: {",
                        "The variants are named twice",
                        "Keep allocation.variants",
                        ""),
                at(
                        6,
                        "experiment.allocation.coverage",
                        "allocation: {",
                        "allocation: {coverage: 1.2, ",
                        "coverage must be between 0 and 1, not 1.2",
                        "Share of the layer's units",
                        ""),
                at(
                        6,
                        "experiment.allocation.holdout",
                        "allocation: {",
                        "allocation: {holdout: -0.1, ",
                        "holdout must be between 0 and 1, not -0.1",
                        "Share of all units",
                        ""),
                at(
                        6,
                        "experiment.allocation.layer_range",
                        "allocation: {",
                        "allocation: {layer_range: [9, 5], ",
                        "The layer range from 9 to 5 holds no bucket",
                        "layer_range: [0, 5000]",
                        ""),
                at(
                        6,
                        "experiment.allocation.layer_range",
                        "allocation: {",
                        "allocation: {layer_range: [9], ",
                        "layer_range must list 2 values, not 1",
                        "layer_range: [0, 5000]",
                        ""),
                at(
                        5,
                        "experiment.key",
                        "key: onboarding-kyc",
                        "key: on boarding",
                        "key can't be “on boarding”",
                        "Use letters, digits, _ and -, starting with a letter.",
                        ""),
                at(
                        4,
                        "experiment",
                        "\n  key: onboarding-kyc\n  allocation: {variants: {control: 0.5, treatment: 0.5}}",
                        " 5",
                        "experiment must be a group of keys, not \"5\"",
                        "The experiment.",
                        ""));
    }

    private static List<Mistake> metricMistakes() {
        String signup = "metrics.signup";
        String kyc = "metrics.kyc_7d";
        return List.of(
                at(
                        8,
                        signup + ".kind",
                        "signup: {kind: proportion",
                        "signup: {kind: proportoin",
                        "There is no metric kind “proportoin”",
                        "Did you mean proportion? It can be proportion, mean, count, ratio or retention.",
                        "Use proportion"),
                at(
                        11,
                        "metrics.deposits.kind",
                        "kind: mean",
                        "kind: quantile",
                        "Slipway does not compute the metric kind quantile yet",
                        "Use kind: mean with cap",
                        ""),
                at(
                        8,
                        signup + ".event",
                        "event: signup_complete",
                        "event: signup_completed",
                        "There is no event “signup_completed”",
                        "Did you mean signup_complete? The world has exposure, ",
                        "Use signup_complete"),
                at(
                        12,
                        "metrics.opens_per_deposit.denominator",
                        "denominator: deposit",
                        "denominator: deposits",
                        "There is no event “deposits”",
                        "Did you mean deposit?",
                        "Use deposit"),
                at(
                        8,
                        signup + ".within",
                        "within: 1d",
                        "within: 30d",
                        "A window of 30 days is longer than the data of 28 days",
                        "No unit would ever be mature.",
                        ""),
                at(
                        10,
                        "metrics.back.day",
                        "day: 7",
                        "day: 28",
                        "A window of 29 days is longer than the data of 28 days",
                        "No unit would ever be mature.",
                        ""),
                at(
                        8,
                        signup + ".within",
                        "within: 1d",
                        "within: soon",
                        "within must be a length of time, not \"soon\"",
                        "30m, 24h, 7d, 2w",
                        ""),
                at(8, signup + ".within", "within: 1d, ", "", "The metric needs a window", "within: 7d", ""),
                at(
                        9,
                        kyc,
                        ", margin: 0.02",
                        "",
                        "A guardrail needs a margin",
                        "Say how much worse it may get, for example margin: 0.02 for 2 points.",
                        "Add margin: 0.02"),
                at(
                        9,
                        kyc + ".margin",
                        "margin: 0.02",
                        "margin: -0.02",
                        "A margin is always positive, not -0.02",
                        "It says how much worse the metric may get, whichever direction is better.",
                        "Use 0.02"),
                at(
                        9,
                        kyc + ".margin",
                        "margin: 0.02",
                        "margin: 0",
                        "margin must be greater than 0, not 0",
                        "always positive",
                        ""),
                at(
                        8,
                        signup + ".margin",
                        "role: primary",
                        "role: primary, margin: 0.1",
                        "Only a guardrail has a margin",
                        "Remove margin.",
                        ""),
                at(
                        8,
                        signup + ".better",
                        "better: higher, role: primary",
                        "role: primary",
                        "A metric needs a direction",
                        "For example better: higher.",
                        ""),
                at(
                        8,
                        signup + ".better",
                        "better: higher, role: primary",
                        "better: more, role: primary",
                        "There is no direction “more”",
                        "It can be higher or lower.",
                        ""),
                at(7, "metrics", ", role: primary", "", "No metric is primary", "Give it role: primary.", ""),
                at(
                        9,
                        kyc + ".role",
                        "role: guardrail, margin: 0.02",
                        "role: primary",
                        "There are 2 primary metrics: signup and kyc_7d",
                        "role secondary or guardrail",
                        ""),
                at(
                        8,
                        signup + ".column",
                        "event: signup_complete",
                        "event: signup_complete, column: x",
                        "The metric names both an event and a column",
                        "Keep the one",
                        ""),
                at(
                        8,
                        signup + ".event",
                        "event: signup_complete, within: 1d, ",
                        "",
                        "The metric measures nothing yet",
                        "event: signup_complete",
                        ""),
                at(
                        8,
                        signup + ".column",
                        "event: signup_complete, within: 1d",
                        "column: x",
                        "This study has events, so a metric can't name a column",
                        "Name the event",
                        ""),
                at(10, "metrics.back.day", ", day: 7", "", "Retention needs a day", "for example day: 7", ""),
                at(
                        8,
                        signup + ".day",
                        "within: 1d",
                        "within: 1d, day: 7",
                        "day belongs to retention",
                        "Remove day.",
                        ""),
                at(
                        10,
                        "metrics.back.within",
                        "day: 7",
                        "day: 7, within: 7d",
                        "Retention has a day, not a window",
                        "Remove within.",
                        ""),
                at(
                        12,
                        "metrics.opens_per_deposit.denominator",
                        ", denominator: deposit",
                        "",
                        "A ratio needs a denominator",
                        "denominator: app_open",
                        ""),
                at(
                        8,
                        signup + ".denominator",
                        "within: 1d",
                        "within: 1d, denominator: deposit",
                        "Only a ratio has a denominator",
                        "Use kind: ratio",
                        ""),
                at(
                        8,
                        signup + ".cap",
                        "within: 1d",
                        "within: 1d, cap: {value: 1}",
                        "A proportion has no cap",
                        "Caps are for means and counts.",
                        ""),
                at(
                        11,
                        "metrics.deposits.cap",
                        "{percentile: 99}",
                        "{percentile: 99, value: 5}",
                        "cap says more than one of value and percentile",
                        "Keep exactly one of them.",
                        ""),
                at(
                        11,
                        "metrics.deposits.cap.percentile",
                        "percentile: 99",
                        "percentile: 101",
                        "percentile must be inside 0 and 100, not 101",
                        "percentile: 99.9",
                        ""),
                at(
                        11,
                        "metrics.deposits.cap.value",
                        "percentile: 99",
                        "value: 0",
                        "A cap of 0 would leave nothing to measure",
                        "value: 500",
                        ""),
                at(
                        8,
                        signup + ".covariate",
                        "within: 1d",
                        "within: 1d, covariate: intentscore",
                        "There is no attribute “intentscore”",
                        "Did you mean intent_score?",
                        "Use intent_score"),
                at(
                        8,
                        signup + ".covariate",
                        "within: 1d",
                        "within: 1d, covariate: country",
                        "“country” is not a number known before exposure",
                        "A covariate can be intent_score.",
                        ""),
                at(
                        8,
                        "metrics.Sign up",
                        "signup: {",
                        "Sign up: {",
                        "“Sign up” can't be a key of metrics",
                        "small letters, digits and _",
                        ""));
    }

    private static List<Mistake> analysisMistakes() {
        return List.of(
                at(
                        13,
                        "decision.alpha",
                        "decision: {",
                        "decision: {alpha: 1.5, ",
                        "alpha must be inside 0 and 0.5, not 1.5",
                        "alpha: 0.05",
                        ""),
                at(
                        13,
                        "decision.power",
                        "decision: {",
                        "decision: {power: 1, ",
                        "power must be inside 0 and 1, not 1",
                        "power: 0.8",
                        ""),
                at(
                        13,
                        "decision.minimum_effect",
                        "minimum_effect: 0.01",
                        "minimum_effect: 0",
                        "minimum_effect must be greater than 0, not 0",
                        "planned to detect",
                        ""),
                at(
                        13,
                        "decision.looks.plan",
                        "plan: anytime",
                        "plan: any_time",
                        "There is no plan of looks “any_time”",
                        "Did you mean anytime? It can be fixed, group_sequential or anytime.",
                        "Use anytime"),
                at(
                        13,
                        "decision.looks.count",
                        "plan: anytime",
                        "plan: group_sequential",
                        "A group-sequential plan needs its number of looks",
                        "count: 4",
                        "Add count: 4"),
                at(
                        13,
                        "decision.looks.count",
                        "plan: anytime",
                        "plan: anytime, count: 4",
                        "The plan anytime has no number of looks",
                        "Remove count",
                        ""),
                at(
                        13,
                        "decision.adjust",
                        "decision: {",
                        "decision: {adjust: cuped, ",
                        "The primary metric has no covariate to adjust by",
                        "metrics.signup",
                        ""),
                at(
                        14,
                        "segments",
                        "[country,",
                        "[contry,",
                        "There is no attribute “contry”",
                        "Did you mean country? The world has acquisition_channel",
                        "Use country"),
                at(
                        14,
                        "segments",
                        "[country,",
                        "[device_type,",
                        "The segment “device_type” is listed twice",
                        "once",
                        ""),
                at(
                        14,
                        "segments",
                        "[country, device_type]",
                        "country",
                        "segments must be a list, not \"country\"",
                        "segments: [country]",
                        ""),
                at(
                        15,
                        "funnel.steps[1]",
                        "[name, email_verified]",
                        "[name, emailverified]",
                        "There is no event “emailverified”",
                        "Did you mean email_verified?",
                        "Use email_verified"),
                at(
                        15,
                        "funnel.window",
                        "window: 7d",
                        "window: 5w",
                        "The funnel's window of 35 days is longer than the data of 28 days",
                        "shorter window",
                        ""),
                at(
                        15,
                        "funnel.order",
                        "window: 7d",
                        "order: inorder",
                        "There is no order “inorder”",
                        "Did you mean in_order?",
                        "Use in_order"),
                at(1, "stdy", "study:", "stdy:", "There is no key “stdy”", "Did you mean study?", "Use study"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void eachMistakeIsSaidOnceAtItsLine(Mistake mistake) {
        assertThat(VALID).contains(mistake.written());
        String text = VALID.replaceFirst(Pattern.quote(mistake.written()), Matcher.quoteReplacement(mistake.instead()));

        List<StudyProblem> problems = problems(text);

        assertThat(problems).hasSize(1);
        StudyProblem problem = problems.getFirst();
        StudyProblem.Fix fix = problem.fix();
        assertThat(problem.message()).isEqualTo(mistake.message());
        assertThat(problem.remedy()).contains(mistake.remedy()).endsWith(".");
        assertThat(problem.path()).isEqualTo(mistake.path());
        assertThat(problem.line()).isEqualTo(mistake.line());
        assertThat(fix == null ? "" : fix.label()).isEqualTo(mistake.fix());
        if (fix != null) {
            assertThat(problems(StudyFixes.apply(text, problem))).isEmpty();
        }
    }

    @Test
    void theStudyItselfIsValid() {
        assertThat(problems(VALID)).isEmpty();
        assertThat(Objects.requireNonNull(StudyFixture.read(VALID).metrics().get("back"))
                        .label())
                .isEqualTo("Back");
    }

    @Test
    void allMessagesDiffer() {
        assertThat(mistakes()
                        .map(m -> m.message().replaceAll("[“”\"].*[“”\"]|-?[0-9.]+", "…") + m.path())
                        .distinct())
                .hasSizeGreaterThan(60);
    }
}
