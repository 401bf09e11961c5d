package dev.slipway.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.AggregateWith;
import org.junit.jupiter.params.provider.CsvSource;

/** As {@link StudyProblemsTest}, for the analyses. */
class AnalysesProblemsTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', textBlock = """
            17 | 'analyses.family.metrics' | 'kyc_7d, back]' | 'kyc7d, back]' | 'There is no metric “kyc7d”' | 'Did you mean kyc_7d? The metrics are signup, kyc_7d, back, deposits and opens_per_deposit.' | 'Use kyc_7d'
            17 | 'analyses.family.metrics' | 'kyc_7d, back]' | 'kyc_7d, signup]' | 'The metric “signup” is listed twice' | 'Name each metric once.' | ''
            17 | 'analyses.family.metrics' | '[signup, kyc_7d, back]' | '[signup]' | 'metrics must list at least 2 values, not 1' | 'judged together, at least two' | ''
            17 | 'analyses.family.metrics' | '{metrics: [signup, kyc_7d, back], ' | '{' | 'analyses.family needs “metrics”' | 'For example metrics: [signup_completion, kyc_7d].' | ''
            17 | 'analyses.family.method' | 'benjamini_yekutieli' | 'benjamini_yekutiely' | 'There is no adjustment “benjamini_yekutiely”' | 'It can be bonferroni, holm, hochberg, benjamini_hochberg or benjamini_yekutieli.' | 'Use benjamini_yekutieli'
            18 | 'analyses.segments.method' | 'method: hochberg' | 'method: none' | 'There is no adjustment “none”' | 'It can be bonferroni' | ''
            19 | 'analyses.looks.priors.wide' | 'wide: 0.05' | 'wide: 0' | 'wide must be greater than 0, not 0' | 'priors: {sceptical: 0.005' | ''
            19 | 'analyses.looks.priors.wide' | 'wide: 0.05' | 'wide: 5' | 'A prior of 5 is wider than any effect on a rate' | 'Did you mean 0.05? The metric is a share of units, so wide lies between 0 and 1' | 'Use 0.05'
            19 | 'analyses.looks.permutations' | 'permutations: 500' | 'permutations: 99' | 'permutations must be at least 100, not 99' | 'For example permutations: 2000.' | ''
            19 | 'analyses.looks.permutations' | 'permutations: 500' | 'permutations: 1e6' | 'permutations must be at most 100000, not 1e6' | 'shuffles the arms' | ''
            19 | 'analyses.looks.mixture_sd' | 'mixture_sd: 0.01' | 'mixture_sd: -0.01' | 'mixture_sd must be greater than 0, not -0.01' | 'mixture SPRT' | ''
            19 | 'analyses.looks.mixture_sd' | 'mixture_sd: 0.01' | 'mixture_sd: 1' | 'A mixture_sd of 1 is wider than any effect on a rate' | 'Did you mean 0.01?' | 'Use 0.01'
            """)
    void mistakesInFamilySegmentsAndLooks(@AggregateWith(Mistake.Reader.class) Mistake mistake) {
        inWorld(mistake);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', textBlock = """
            28 | 'analyses.predictions.churn.outcome' | '{churn: 7d}' | '{}' | 'Nothing says what is predicted' | 'Name one: churn: 28d' | ''
            28 | 'analyses.predictions.churn.outcome' | '{churn: 7d}' | '{churn: 7d, event: kyc_complete}' | 'The outcome is churn and event, and it can be one thing only' | 'Name one' | ''
            28 | 'analyses.predictions.churn.outcome.within' | '{churn: 7d}' | '{churn: 7d, within: 7d}' | 'Churn has its window already' | 'Remove within.' | ''
            28 | 'analyses.predictions.churn.as_of' | 'as_of: 7d' | 'as_of: soon' | 'as_of can''t be “soon”' | 'as_of: 14d' | ''
            28 | 'analyses.predictions.churn.features.events' | 'events: [signup_start]' | 'events: [signup_strat]' | 'There is no event “signup_strat”' | 'Did you mean signup_start?' | 'Use signup_start'
            28 | 'analyses.predictions.churn.features.attributes' | 'attributes: [country]' | 'attributes: [contry]' | 'There is no attribute “contry”' | 'Did you mean country?' | 'Use country'
            28 | 'analyses.predictions.churn.learners' | '[xgboost]' | '[xgboost, xgboost]' | 'The learner “xgboost” is listed twice' | 'once' | ''
            28 | 'analyses.predictions.churn.split' | 'as_of: 7d' | 'as_of: 2026-10-12' | 'All units are predicted from the same day, so time can''t separate them' | 'split: user' | 'Use user'
            28 | 'analyses.predictions.churn.features.read_until.country' | 'as_of: 7d, features: {events: [signup_start], windows: [3d, 7d], attributes: [country], read_until: {country: 2026-01-01}}, learners: [xgboost], search: {method: halving, trials: 9, seconds: 30}, split: time' | 'as_of: 2026-10-12, features: {read_until: {country: 2026-10-13}}' | 'The feature “country” knows the future: it was read on 2026-10-13, after the as-of day 2026-10-12' | 'Leave the attribute out' | ''
            29 | 'analyses.predictions.buys.outcome.event' | 'event: kyc_complete, within' | 'event: kyc_compleet, within' | 'There is no event “kyc_compleet”' | 'Did you mean kyc_complete?' | 'Use kyc_complete'
            """)
    void mistakesInPredictions(@AggregateWith(Mistake.Reader.class) Mistake mistake) {
        mistake.isFoundIn(AnalysesFixture.WORLD, "predictions:", Path.of("study.yaml"));
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', textBlock = """
            30 | 'analyses.drift.reference_weeks' | 'reference_weeks: 3' | 'reference_weeks: 4' | 'A reference of 4 weeks leaves no full week to compare in 28 days' | 'Use reference_weeks: 3 or fewer, or simulate more days.' | ''
            30 | 'analyses.drift.reference_weeks' | 'reference_weeks: 3' | 'reference_weeks: 0' | 'reference_weeks must be at least 1, not 0' | 'The first so many full weeks' | ''
            30 | 'analyses.drift.alert' | 'alert: 0.1' | 'alert: 0' | 'alert must be greater than 0, not 0' | 'alert: 0.1' | ''
            30 | 'analyses.drift.columns' | 'columns: [device]' | 'columns: [devise]' | 'There is no text column of events “devise”' | 'Did you mean device? The world has platform and device.' | 'Use device'
            30 | 'analyses.drift.columns' | 'columns: [device]' | 'columns: [device, device]' | 'The column “device” is listed twice' | 'once' | ''
            """)
    void mistakesInDrift(@AggregateWith(Mistake.Reader.class) Mistake mistake) {
        mistake.isFoundIn(AnalysesFixture.WORLD, "drift:", Path.of("study.yaml"));
    }

    @Test
    void aTableHasNoWeeks() throws IOException {
        assertThat(StudyFixture.problems(AnalysesFixture.TABLE + "  drift: {}\n", AnalysesFixture.table(folder)))
                .extracting(StudyProblem::message)
                .containsExactly("This study has no events, so there are no weeks of behaviour to compare");
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', textBlock = """
            20 | 'analyses.observational.treated' | 'treated: app_version' | 'treated: app_verison' | 'There is no attribute “app_verison”' | 'Did you mean app_version?' | 'Use app_version'
            20 | 'analyses.observational.outcome' | 'outcome: deposits' | 'outcome: deposit' | 'There is no metric or numeric attribute “deposit”' | 'Did you mean deposits? There are signup, kyc_7d, back, deposits, opens_per_deposit and intent_score.' | 'Use deposits'
            20 | 'analyses.observational.outcome' | 'outcome: deposits' | 'outcome: age_band' | '“age_band” holds no numbers' | 'It can be intent_score.' | ''
            20 | 'analyses.observational.outcome' | 'outcome: deposits' | 'outcome: opens_per_deposit' | '“opens_per_deposit” is a ratio, which no single unit has' | 'a proportion, mean, count or retention' | ''
            20 | 'analyses.observational.adjust_for' | '[intent_score, country]' | '[]' | 'adjust_for must list at least 1 values, not 0' | 'adjust_for: [pre_revenue, country]' | ''
            20 | 'analyses.observational.adjust_for' | 'adjust_for: [intent_score, country], ' | '' | 'analyses.observational needs “adjust_for”' | 'from before the treatment' | ''
            20 | 'analyses.observational.adjust_for' | '[intent_score, country]' | '[intent_score, app_version]' | '“app_version” is the treatment, so nothing can be adjusted for it' | 'another attribute' | ''
            20 | 'analyses.observational.adjust_for' | '[intent_score, country]' | '[deposits, country]' | '“deposits” is the outcome, so nothing can be adjusted for it' | 'another attribute' | ''
            20 | 'analyses.observational.adjust_for' | '[intent_score, country]' | '[country, country]' | 'The attribute “country” is listed twice' | 'once' | ''
            20 | 'analyses.observational.adjust_for' | '[intent_score, country]' | '[contry]' | 'There is no attribute “contry”' | 'Did you mean country?' | 'Use country'
            20 | 'analyses.observational.before' | 'before: intent_score' | 'before: country' | '“country” holds no numbers' | 'It can be intent_score.' | ''
            20 | 'analyses.observational.before' | 'outcome: deposits, adjust_for: [intent_score, country]' | 'outcome: intent_score, adjust_for: [country]' | '“intent_score” is the outcome itself, not the outcome before' | '' | ''
            20 | 'analyses.observational.estimand' | 'estimand: att' | 'estimand: atc' | 'There is no estimand “atc”' | 'It can be ate, att or overlap.' | 'Use ate'
            20 | 'analyses.observational.trim' | 'trim: 0.05' | 'trim: 0.5' | 'A trim of 0.5 would leave nobody' | 'from 0 to below 0.5' | ''
            20 | 'analyses.observational.trim' | 'trim: 0.05' | 'trim: 5' | 'trim must be between 0 and 0.5, not 5' | 'For example trim: 0.01.' | ''
            """)
    void mistakesInTheQuestionWithoutRandomisation(@AggregateWith(Mistake.Reader.class) Mistake mistake) {
        inWorld(mistake);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', textBlock = """
            22 | 'analyses.regressions.Who' | 'who_signs:' | 'Who:' | '“Who” can''t be a key of regressions' | 'Use small letters, digits and _' | ''
            22 | 'analyses.regressions.who_signs.model' | 'model: logistic' | 'model: probit' | 'There is no model “probit”' | 'It can be linear, logistic, poisson, quasi_poisson or negative_binomial.' | ''
            23 | 'analyses.regressions.intent.model' | '{model: linear, ' | '{' | 'analyses.regressions.intent needs “model”' | 'model: logistic' | ''
            22 | 'analyses.regressions.who_signs.outcome' | 'outcome: signup,' | 'outcome: signupp,' | 'There is no metric or numeric attribute “signupp”' | 'Did you mean signup?' | 'Use signup'
            22 | 'analyses.regressions.who_signs.outcome' | 'outcome: signup,' | 'outcome: deposits,' | 'A logistic model needs an outcome of 0 and 1, and deposits is a mean' | 'Use model: linear, or name a proportion.' | ''
            22 | 'analyses.regressions.who_signs.outcome' | 'model: logistic' | 'model: negative_binomial' | 'A negative binomial model needs an outcome that counts, and signup is a proportion' | 'Use model: logistic, or name a count.' | ''
            22 | 'analyses.regressions.who_signs.terms' | '[variant, intent_score, variant * country]' | '[]' | 'terms must list at least 1 values, not 0' | 'variant*country' | ''
            22 | 'analyses.regressions.who_signs.terms' | 'intent_score, variant *' | 'intentscore, variant *' | 'There is no attribute “intentscore”' | 'Did you mean intent_score?' | 'Use intent_score'
            22 | 'analyses.regressions.who_signs.terms' | 'variant * country' | 'variant * contry' | 'There is no attribute “contry”' | 'Did you mean country?' | 'Use variant*country'
            22 | 'analyses.regressions.who_signs.terms' | 'variant * country' | 'country*country' | '“country*country” joins a name with itself' | 'of two different names' | 'Use country'
            22 | 'analyses.regressions.who_signs.terms' | 'variant * country' | 'variant*country*app_version' | 'An interaction joins two names, unlike “variant*country*app_version”' | 'variant*country' | ''
            22 | 'analyses.regressions.who_signs.terms' | 'variant * country' | 'variant*' | 'An interaction joins two names, unlike “variant*”' | 'one * between them' | ''
            22 | 'analyses.regressions.who_signs.terms' | 'variant * country' | 'variant*country, country*variant' | 'The term “country*variant” is listed twice' | 'once' | ''
            23 | 'analyses.regressions.intent.terms' | 'terms: [country]' | 'terms: [country, intent_score]' | '“intent_score” is the outcome, so it can''t explain itself' | 'Remove it' | ''
            22 | 'analyses.regressions.who_signs.errors' | 'errors: model' | 'errors: hc3' | 'There is no kind of standard errors “hc3”' | 'It can be robust or model.' | ''
            """)
    void mistakesInRegressions(@AggregateWith(Mistake.Reader.class) Mistake mistake) {
        inWorld(mistake);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', textBlock = """
            25 | 'analyses.survival.kyc.event' | 'event: kyc_complete, by' | 'event: kyc_completed, by' | 'There is no event “kyc_completed”' | 'Did you mean kyc_complete?' | 'Use kyc_complete'
            25 | 'analyses.survival.kyc' | 'event: kyc_complete, by' | 'by' | 'Nothing says when the time ends' | 'event: kyc_complete' | ''
            25 | 'analyses.survival.kyc.time' | 'event: kyc_complete, by' | 'event: kyc_complete, time: days, by' | 'This study has events, so a time can''t be a column' | 'Name the event that ends it' | ''
            25 | 'analyses.survival.kyc.status' | 'event: kyc_complete, by' | 'status: churned, by' | 'This study has events, so a time can''t be a column' | 'Name the event that ends it' | ''
            25 | 'analyses.survival.kyc.by' | 'by: country' | 'by: contry' | 'There is no attribute “contry”' | 'Did you mean country?' | 'Use country'
            25 | 'analyses.survival.kyc.by' | 'by: country' | 'by: intent_score' | '“intent_score” is a number, not a text' | 'it can be acquisition_channel' | ''
            25 | 'analyses.survival.kyc.horizon' | 'horizon: 14d' | 'horizon: 0d' | 'horizon must be a length of time, not "0d"' | 'Write a whole number with m, h, d or w' | ''
            25 | 'analyses.survival.kyc.horizon' | 'horizon: 14d' | 'horizon: 28d' | 'A horizon of 28 days is as long as the data of 28 days' | 'Nobody is watched that long.' | ''
            25 | 'analyses.survival.kyc.terms' | 'intent_score], strata' | 'age], strata' | 'There is no attribute “age”' | 'The world has' | ''
            25 | 'analyses.survival.kyc.strata' | 'strata: [device_type]' | 'strata: [device_type, device_type]' | 'The stratum “device_type” is listed twice' | 'once' | ''
            25 | 'analyses.survival.kyc.strata' | 'strata: [device_type]' | 'strata: [intent_score]' | '“intent_score” is a term and a stratum' | 'Keep one of the two.' | ''
            25 | 'analyses.survival.kyc.strata' | 'terms: [variant, intent_score], strata: [device_type]' | 'terms: [country], strata: [variant]' | 'The variant can''t be a stratum' | 'among the terms' | ''
            25 | 'analyses.survival.kyc.strata' | 'terms: [variant, intent_score], ' | '' | 'There are strata, but no model that has them' | 'terms: [variant]' | ''
            25 | 'analyses.survival.kyc.ties' | 'ties: breslow' | 'ties: exact' | 'There is no way to treat ties “exact”' | 'It can be efron or breslow.' | ''
            26 | 'analyses.transitions.events' | '[signup_start, email_verified' | '[signup_start, mail_verified' | 'There is no event “mail_verified”' | 'Did you mean email_verified?' | 'Use email_verified'
            26 | 'analyses.transitions.events' | '[signup_start, email_verified' | '[signup_start, signup_start' | 'The event “signup_start” is listed twice' | 'once' | ''
            26 | 'analyses.transitions.events' | '[signup_start, email_verified, signup_complete]' | '[signup_complete]' | 'events must list at least 2 values, not 1' | 'events: [signup_start' | ''
            26 | 'analyses.transitions.goal' | 'goal: signup_complete' | 'goal: kyc_complete' | 'There is no event “kyc_complete”' | 'The goal is one of signup_start, email_verified and signup_complete.' | ''
            26 | 'analyses.transitions.gap' | 'gap: 1h' | 'gap: 0m' | 'gap must be a length of time, not "0m"' | '30m' | ''
            26 | 'analyses.transitions.gap' | 'gap: 1h' | 'gap: 28d' | 'A gap of 28 days is as long as the data of 28 days' | 'All events would be one session.' | ''
            """)
    void mistakesInTimesAndTransitions(@AggregateWith(Mistake.Reader.class) Mistake mistake) {
        inWorld(mistake);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', textBlock = """
            10 | 'analyses.observational.treated' | 'treated: used_beta' | 'treated: used_bet' | 'There is no column “used_bet”' | 'Did you mean used_beta? The file has pre_revenue, country, days_active, churned and used_beta.' | 'Use used_beta'
            10 | 'analyses.observational.outcome' | 'outcome: spend' | 'outcome: revenue' | '“revenue” is the column of the metric spend' | 'Name the metric' | 'Use spend'
            10 | 'analyses.observational.treated' | 'outcome: spend' | 'outcome: used_beta' | '“used_beta” is the outcome, so it can''t be the treatment' | 'another attribute' | ''
            10 | 'analyses.observational.adjust_for' | '[pre_revenue, country]' | '[revenue]' | '“revenue” is what the metric spend measures, not an attribute' | 'before it was treated' | ''
            10 | 'analyses.observational.adjust_for' | '[pre_revenue, country]' | '[version]' | '“version” is the variant, not an attribute' | 'before it was treated' | ''
            12 | 'analyses.regressions.churn.terms' | '[variant, pre' | '[version, pre' | '“version” is the variant, not an attribute' | 'Analyses name the arm variant' | 'Use variant'
            12 | 'analyses.regressions.churn.terms' | '[variant, pre' | '[when, pre' | '“when” is the moment of exposure, not an attribute' | 'what was known' | ''
            12 | 'analyses.regressions.churn.terms' | '[variant, pre_revenue' | '[churned, pre_revenue' | '“churned” is the outcome, so it can''t explain itself' | 'Remove it' | ''
            12 | 'analyses.regressions.churn.outcome' | 'outcome: churned' | 'outcome: user' | 'There is no metric or numeric attribute “user”' | 'There are converted, spend, per_paid, pre_revenue' | ''
            14 | 'analyses.survival.active.by' | 'horizon: 30d' | 'horizon: 30d, by: version' | '“version” is the variant, not an attribute' | 'Analyses name the arm variant' | 'Use variant'
            14 | 'analyses.survival.active.event' | '{time: days_active, status: churned,' | '{event: churned,' | 'This study has no events, so a time can''t end with one' | 'time: days_active, status: churned' | ''
            14 | 'analyses.survival.active' | '{time: days_active, status: churned,' | '{' | 'Nothing says when the time ends' | 'Name two columns' | ''
            14 | 'analyses.survival.active.status' | 'status: churned, ' | '' | 'A time needs its status' | 'status: churned' | ''
            14 | 'analyses.survival.active.time' | 'time: days_active, ' | '' | 'A time needs its column' | 'time: days_active' | ''
            14 | 'analyses.survival.active.time' | 'time: days_active' | 'time: days' | 'There is no column “days”' | 'The file has user, version' | ''
            14 | 'analyses.survival.active.time' | 'time: days_active' | 'time: when' | '“when” is the moment of exposure' | 'Name the column that holds it.' | ''
            14 | 'analyses.survival.active.status' | 'status: churned' | 'status: days_active' | 'time and status are the same column' | 'The one holds days' | ''
            15 | 'analyses.transitions' | 'horizon: 30d}~' | 'horizon: 30d}~  transitions: {events: [a, b]}~' | 'This study has no events, so nothing can follow anything' | 'Remove transitions.' | ''
            """)
    void mistakesInTheAnalysesOfAUnitTable(@AggregateWith(Mistake.Reader.class) Mistake mistake) throws IOException {
        check(mistake, AnalysesFixture.TABLE, AnalysesFixture.table(folder));
    }

    @Test
    void anEventMayEndATimeOrAColumnMayNotBoth() {
        String unknown = AnalysesFixture.WORLD
                .replace("simulate: {world: onboarding, ", "simulat: {")
                .replace("event: kyc_complete, by", "event: kyc_complete, time: days, by");

        assertThat(StudyFixture.problems(unknown))
                .extracting(StudyProblem::message)
                .contains("The time ends with an event and with a column");
    }

    @Test
    void anOutcomeHasAValueForEachUnit() {
        String quantile = AnalysesFixture.WORLD.replace(
                "kind: mean, event: deposit, within: 14d, better: higher, cap: {percentile: 99}",
                "kind: quantile, quantile: 0.9, event: deposit, within: 14d, better: higher");
        String ratio = AnalysesFixture.WORLD
                .replace(
                        "signup: {kind: proportion, event: signup_complete, within: 1d",
                        "signup: {kind: ratio, event: app_open, denominator: deposit, within: 14d")
                .replace("outcome: deposits, ", "");

        assertThat(StudyFixture.problems(quantile))
                .extracting(p -> p.line() + " " + p.message())
                .containsExactly("20 “deposits” is a quantile, which no single unit has");
        assertThat(StudyFixture.problems(ratio))
                .extracting(p -> p.line() + " " + p.path() + " " + p.message())
                .containsExactly(
                        "20 analyses.observational.outcome The primary metric is a ratio, which no single unit has",
                        "22 analyses.regressions.who_signs.outcome “signup” is a ratio, which no single unit has");
    }

    @Test
    void bothStudiesAreValid() throws IOException {
        assertThat(StudyFixture.problems(AnalysesFixture.WORLD)).isEmpty();
        assertThat(StudyFixture.problems(AnalysesFixture.TABLE, AnalysesFixture.table(folder)))
                .isEmpty();
    }

    @Test
    void allMistakesAreFoundAtOnceAndTheirFixesApply() {
        String broken = AnalysesFixture.WORLD
                .replace("kyc_7d, back]", "kyc7d, back]")
                .replace("wide: 0.05", "wide: 5")
                .replace("variant * country", "variant * contry")
                .replace("event: kyc_complete, by", "event: kyc_completed, by");

        List<StudyProblem> problems = StudyFixture.problems(broken);

        assertThat(problems).extracting(StudyProblem::line).containsExactly(17, 19, 22, 25);
        assertThat(StudyFixture.problems(StudyFixes.applyAll(broken, problems))).isEmpty();
    }

    private static void inWorld(Mistake mistake) {
        check(mistake, AnalysesFixture.WORLD, Path.of("study.yaml"));
    }

    private static void check(Mistake mistake, String valid, Path file) {
        mistake.isFoundIn(valid, "analyses:", file);
    }
}
