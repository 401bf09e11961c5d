package dev.slipway.core.study;

import static dev.slipway.core.study.StudyFixture.VALID;
import static dev.slipway.core.study.StudyFixture.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.AggregateWith;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each mistake has its own message at its own line, says what would be right, and where it can be, is fixed at once. The
 * tables hold each {@link Mistake}.
 */
class StudyProblemsTest {

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', textBlock = """
            3 | 'source.simulate.world' | 'world: onboarding' | 'world: onbording' | 'There is no world “onbording”' | 'Did you mean onboarding? The world is onboarding.' | 'Use onboarding'
            3 | 'source.simulate.users' | 'users: 60000' | 'users: -5' | 'users must be at least 1, not -5' | 'How many users arrive over the days. For example users: 60000.' | ''
            3 | 'source.simulate.users' | 'users: 60000' | 'users: 0' | 'users must be at least 1, not 0' | 'How many users arrive' | ''
            3 | 'source.simulate.users' | 'users: 60000' | 'users: many' | 'users must be a whole number, not "many"' | 'For example users: 60000.' | ''
            3 | 'source.simulate.users' | 'users: 60000' | 'users: 1.5' | 'users must be a whole number, not 1.5' | 'For example users: 60000.' | ''
            3 | 'source.simulate.days' | 'days: 28' | 'days: 0' | 'days must be at least 1, not 0' | 'How many days of data' | ''
            3 | 'source.simulate.days' | 'days: 28, ' | '' | 'source.simulate needs “days”' | 'For example days: 28.' | ''
            3 | 'source.simulate.start' | 'days: 28' | 'days: 28, start: 5.10.2026' | 'start must be a day such as 2026-10-05, not "5.10.2026"' | 'First day of the data' | ''
            3 | 'source.simulate.effects.fruad' | 'fraud: 0.002' | 'fruad: 0.002' | 'The world onboarding has no effect “fruad”' | 'Did you mean fraud? Its effects are fraud, kyc_7d,' | 'Use fraud'
            3 | 'source.simulate.effects.fraud' | 'fraud: 0.002' | 'fraud: 0.5' | 'fraud must lie between -0.3 and 0.3, not 0.5' | 'Treatment minus control.' | 'Use 0.3'
            3 | 'source.simulate.parameters.baseline' | 'seed: 42' | 'parameters: {baseline: 0.5}' | 'The world onboarding has no parameter “baseline”' | 'Its parameters are baseline_signup.' | ''
            3 | 'source.simulate.parameters.baseline_signup' | 'seed: 42' | 'parameters: {baseline_signup: 2}' | 'baseline_signup must lie between 0.05 and 0.9, not 2' | 'Share that completes' | 'Use 0.9'
            3 | 'source.simulate.sead' | 'seed: 42' | 'sead: 42' | 'There is no key “sead” in source.simulate' | 'Did you mean seed? The keys here are world, users,' | 'Use seed'
            3 | 'source.simulate.seed' | 'seed: 42' | 'seed: 42, seed: 43' | '“seed” is there twice' | 'It was first set on line 3.' | ''
            """)
    void mistakesInTheSource(@AggregateWith(Mistake.Reader.class) Mistake mistake) {
        check(mistake);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', textBlock = """
            6 | 'experiment.allocation.variants' | 'treatment: 0.5' | 'treatment: 0.6' | 'The weights add up to 1.1' | 'They must add up to 1, for example 0.5 and 0.5.' | 'Use 0.5 and 0.5'
            6 | 'experiment.allocation.variants' | '{control: 0.5, treatment: 0.5}' | '{control: 50, treatment: 50}' | 'The weights add up to 100' | 'for example 0.5 and 0.5.' | 'Use 0.5 and 0.5'
            6 | 'experiment.allocation.variants' | '{control: 0.5, treatment: 0.5}' | '{control: 1, a: 1, b: 1}' | 'The weights add up to 3' | '0.3333, 0.3333 and 0.3334' | 'Use 0.3333, 0.3333 and 0.3334'
            6 | 'experiment.allocation.variants' | '{control: 0.5, treatment: 0.5}' | '{control: 0, treatment: 1}' | 'Only one variant has a positive weight' | 'Give a second one a share.' | ''
            6 | 'experiment.allocation.variants' | '{control: 0.5, treatment: 0.5}' | '{control: 1}' | 'variants needs at least 2 entries' | 'Weights by variant.' | ''
            6 | 'experiment.allocation.variants.control' | 'control: 0.5' | 'control: -0.5' | 'control must be at least 0, not -0.5' | 'Weights by variant.' | ''
            5 | 'experiment.control' | 'key: onboarding-kyc' | 'control: contrl~  key: onboarding-kyc' | 'There is no variant “contrl”' | 'Did you mean control? The variants are control and treatment.' | 'Use control'
            4 | 'experiment.control' | 'control: 0.5' | 'a: 0.5' | 'No variant is named control' | 'Say which of a and treatment the others are compared with, for example control: a.' | ''
            6 | 'experiment.variants' | 'allocation: {variants: {control: 0.5, treatment: 0.5}}' | 'control: gate_30' | 'The variants other than “gate_30” are not named' | 'variants: [gate_30, treatment]' | ''
            6 | 'experiment.variants' | 'allocation: {' | 'variants: [control, treatment]~  allocation: {' | 'The variants are named twice' | 'Keep allocation.variants' | ''
            6 | 'experiment.allocation.coverage' | 'allocation: {' | 'allocation: {coverage: 1.2, ' | 'coverage must be between 0 and 1, not 1.2' | 'Share of the layer''s units' | ''
            6 | 'experiment.allocation.holdout' | 'allocation: {' | 'allocation: {holdout: -0.1, ' | 'holdout must be between 0 and 1, not -0.1' | 'Share of all units' | ''
            6 | 'experiment.allocation.variants.treatment' | '{control: 0.5, treatment: 0.5}' | '{control: 0.99999, treatment: 0.00001}' | 'A weight of 0.00001 holds no bucket, so nobody would get “treatment”' | 'at least 0.0001' | ''
            6 | 'experiment.allocation.coverage' | 'allocation: {' | 'allocation: {coverage: 0, ' | 'A coverage of 0 holds no bucket, so nobody would take part' | 'coverage: 0.5' | ''
            6 | 'experiment.allocation.holdout' | 'allocation: {' | 'allocation: {holdout: 1, ' | 'A holdout of 1 leaves no bucket to this experiment' | 'smaller share' | ''
            6 | 'experiment.allocation.holdout' | 'allocation: {' | 'allocation: {holdout: 0.5, layer_range: [5000, 10000], ' | 'A holdout of 0.5 leaves no bucket to this experiment' | 'upper end' | ''
            6 | 'experiment.allocation.layer_range' | 'allocation: {' | 'allocation: {layer_range: [9, 5], ' | 'The layer range from 9 to 5 holds no bucket' | 'layer_range: [0, 5000]' | ''
            6 | 'experiment.allocation.layer_range' | 'allocation: {' | 'allocation: {layer_range: [9], ' | 'layer_range must list 2 values, not 1' | 'layer_range: [0, 5000]' | ''
            6 | 'experiment.allocation.ramp[0].day' | 'allocation: {' | 'allocation: {ramp: [{day: 2, coverage: 1}], ' | 'The ramp starts on day 2, so nobody knows the coverage before' | 'The first step is on day 0' | 'Use 0'
            6 | 'experiment.allocation.ramp[1].day' | 'allocation: {' | 'allocation: {ramp: [{day: 0, coverage: 0.1}, {day: 0, coverage: 1}], ' | 'Two steps of the ramp are on day 0' | 'each on a later day' | ''
            6 | 'experiment.allocation.ramp[2].day' | 'allocation: {' | 'allocation: {ramp: [{day: 0, coverage: 0.1}, {day: 5, coverage: 0.2}, {day: 3, coverage: 1}], ' | 'A step of the ramp on day 3 follows one on day 5' | 'List the steps by day' | ''
            6 | 'experiment.allocation.ramp[1].coverage' | 'allocation: {' | 'allocation: {coverage: 0.2, ramp: [{day: 0, coverage: 0.5}, {day: 3, coverage: 0.2}], ' | 'The ramp falls from 0.5 to 0.2' | 'Coverage may only grow' | ''
            6 | 'experiment.allocation.ramp[0].coverage' | 'allocation: {' | 'allocation: {ramp: [{day: 0, coverage: 0}, {day: 3, coverage: 1}], ' | 'A step of the ramp covers nobody' | 'above 0 and at most 1' | ''
            6 | 'experiment.allocation.ramp[0].coverage' | 'allocation: {' | 'allocation: {ramp: [{day: 0, coverage: 1.5}], ' | 'coverage must be between 0 and 1, not 1.5' | 'Share of the layer''s units' | ''
            6 | 'experiment.allocation.ramp[1].coverage' | 'allocation: {' | 'allocation: {ramp: [{day: 0, coverage: 0.1}, {day: 3, coverage: 0.5}], ' | 'The ramp ends at 0.5, but coverage is 1' | 'The last step reaches coverage.' | 'Use 1'
            6 | 'experiment.allocation.ramp[0].day' | 'allocation: {' | 'allocation: {ramp: [{coverage: 1}], ' | 'experiment.allocation.ramp[0] needs “day”' | 'For example day: 3.' | ''
            6 | 'experiment.allocation.ramp[0].share' | 'allocation: {' | 'allocation: {ramp: [{day: 0, coverage: 1, share: 1}], ' | 'There is no key “share” in experiment.allocation.ramp[0]' | 'The keys here are day and coverage.' | ''
            6 | 'experiment.allocation.ramp' | 'allocation: {' | 'allocation: {ramp: [], ' | 'ramp must list at least 1 values, not 0' | 'ramp: [{day: 0' | ''
            5 | 'experiment.key' | 'key: onboarding-kyc' | 'key: on boarding' | 'key can''t be “on boarding”' | 'Use letters, digits, _ and -, starting with a letter.' | ''
            4 | 'experiment' | '~  key: onboarding-kyc~  allocation: {variants: {control: 0.5, treatment: 0.5}}' | ' 5' | 'experiment must be a group of keys, not "5"' | 'The experiment.' | ''
            """)
    void mistakesInTheExperiment(@AggregateWith(Mistake.Reader.class) Mistake mistake) {
        check(mistake);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', textBlock = """
            8 | 'metrics.signup.kind' | 'signup: {kind: proportion' | 'signup: {kind: proportoin' | 'There is no metric kind “proportoin”' | 'Did you mean proportion? It can be proportion, mean, count, ratio, retention or quantile.' | 'Use proportion'
            11 | 'metrics.deposits.quantile' | 'kind: mean, event: deposit, within: 14d, better: higher, cap: {percentile: 99}' | 'kind: quantile, event: deposit, within: 14d, better: higher' | 'A quantile metric needs its quantile' | 'quantile: 0.9' | ''
            11 | 'metrics.deposits.quantile' | 'kind: mean, event: deposit, within: 14d, better: higher, cap: {percentile: 99}' | 'kind: quantile, quantile: 1, event: deposit, within: 14d, better: higher' | 'quantile must be inside 0 and 1, not 1' | 'which one' | ''
            11 | 'metrics.deposits.quantile' | 'kind: mean, event' | 'kind: mean, quantile: 0.9, event' | 'Only a quantile says which one' | 'Remove quantile.' | ''
            11 | 'metrics.deposits.cap' | 'kind: mean, event' | 'kind: quantile, quantile: 0.9, event' | 'A quantile has no cap' | 'Remove cap.' | ''
            11 | 'metrics.deposits.covariate' | 'kind: mean, event: deposit, within: 14d, better: higher, cap: {percentile: 99}' | 'kind: quantile, quantile: 0.9, covariate: intent_score, event: deposit, within: 14d, better: higher' | 'A quantile has no covariate' | 'Remove covariate.' | ''
            11 | 'metrics.deposits.within' | 'kind: mean, event: deposit, within: 14d, better: higher, cap: {percentile: 99}' | 'kind: quantile, quantile: 0.9, event: deposit, better: higher' | 'The metric needs a window' | 'within: 7d' | ''
            8 | 'metrics.signup.role' | 'kind: proportion, event: signup_complete' | 'kind: quantile, quantile: 0.5, event: signup_complete' | 'A quantile can''t be the primary metric' | 'Make a mean or a proportion primary' | ''
            8 | 'metrics.signup.event' | 'event: signup_complete' | 'event: signup_completed' | 'There is no event “signup_completed”' | 'Did you mean signup_complete? The world has exposure, ' | 'Use signup_complete'
            12 | 'metrics.opens_per_deposit.denominator' | 'denominator: deposit' | 'denominator: deposits' | 'There is no event “deposits”' | 'Did you mean deposit?' | 'Use deposit'
            8 | 'metrics.signup.within' | 'within: 1d' | 'within: 30d' | 'A window of 30 days is longer than the data of 28 days' | 'No unit would ever be mature.' | ''
            10 | 'metrics.back.day' | 'day: 7' | 'day: 28' | 'A window of 29 days is longer than the data of 28 days' | 'No unit would ever be mature.' | ''
            8 | 'metrics.signup.within' | 'within: 1d' | 'within: soon' | 'within must be a length of time, not "soon"' | '30m, 24h, 7d, 2w' | ''
            8 | 'metrics.signup.within' | 'within: 1d, ' | '' | 'The metric needs a window' | 'within: 7d' | ''
            9 | 'metrics.kyc_7d' | ', margin: 0.02' | '' | 'A guardrail needs a margin' | 'Say how much worse it may get, for example margin: 0.02 for 2 points.' | 'Add margin: 0.02'
            9 | 'metrics.kyc_7d.margin' | 'margin: 0.02' | 'margin: -0.02' | 'A margin is always positive, not -0.02' | 'It says how much worse the metric may get, whichever direction is better.' | 'Use 0.02'
            9 | 'metrics.kyc_7d.margin' | 'margin: 0.02' | 'margin: 0' | 'margin must be greater than 0, not 0' | 'always positive' | ''
            8 | 'metrics.signup.margin' | 'role: primary' | 'role: primary, margin: 0.1' | 'Only a guardrail has a margin' | 'Remove margin.' | ''
            8 | 'metrics.signup.better' | 'better: higher, role: primary' | 'role: primary' | 'A metric needs a direction' | 'For example better: higher.' | ''
            8 | 'metrics.signup.better' | 'better: higher, role: primary' | 'better: more, role: primary' | 'There is no direction “more”' | 'It can be higher or lower.' | ''
            7 | 'metrics' | ', role: primary' | '' | 'No metric is primary' | 'Give it role: primary.' | ''
            9 | 'metrics.kyc_7d.role' | 'role: guardrail, margin: 0.02' | 'role: primary' | 'There are 2 primary metrics: signup and kyc_7d' | 'role secondary or guardrail' | ''
            8 | 'metrics.signup.column' | 'event: signup_complete' | 'event: signup_complete, column: x' | 'The metric names both an event and a column' | 'Keep the one' | ''
            8 | 'metrics.signup.event' | 'event: signup_complete, within: 1d, ' | '' | 'The metric measures nothing yet' | 'event: signup_complete' | ''
            8 | 'metrics.signup.column' | 'event: signup_complete, within: 1d' | 'column: x' | 'This study has events, so a metric can''t name a column' | 'Name the event' | ''
            10 | 'metrics.back.day' | ', day: 7' | '' | 'Retention needs a day' | 'for example day: 7' | ''
            8 | 'metrics.signup.day' | 'within: 1d' | 'within: 1d, day: 7' | 'day belongs to retention' | 'Remove day.' | ''
            10 | 'metrics.back.within' | 'day: 7' | 'day: 7, within: 7d' | 'Retention has a day, not a window' | 'Remove within.' | ''
            12 | 'metrics.opens_per_deposit.denominator' | ', denominator: deposit' | '' | 'A ratio needs a denominator' | 'denominator: app_open' | ''
            8 | 'metrics.signup.denominator' | 'within: 1d' | 'within: 1d, denominator: deposit' | 'Only a ratio has a denominator' | 'Use kind: ratio' | ''
            8 | 'metrics.signup.cap' | 'within: 1d' | 'within: 1d, cap: {value: 1}' | 'A proportion has no cap' | 'Caps are for means and counts.' | ''
            11 | 'metrics.deposits.cap' | '{percentile: 99}' | '{percentile: 99, value: 5}' | 'cap says more than one of value and percentile' | 'Keep exactly one of them.' | ''
            11 | 'metrics.deposits.cap.percentile' | 'percentile: 99' | 'percentile: 101' | 'percentile must be inside 0 and 100, not 101' | 'percentile: 99.9' | ''
            11 | 'metrics.deposits.cap.value' | 'percentile: 99' | 'value: 0' | 'A cap of 0 would leave nothing to measure' | 'value: 500' | ''
            8 | 'metrics.signup.covariate' | 'within: 1d' | 'within: 1d, covariate: intentscore' | 'There is no attribute “intentscore”' | 'Did you mean intent_score?' | 'Use intent_score'
            8 | 'metrics.signup.covariate' | 'within: 1d' | 'within: 1d, covariate: country' | '“country” is not a number known before exposure' | 'A covariate can be intent_score.' | ''
            8 | 'metrics.signup.within' | 'within: 1d' | 'within: 28d' | 'A window of 28 days is as long as the data of 28 days' | 'No unit would ever be mature.' | ''
            9 | 'metrics.kyc_7d.margin' | 'margin: 0.02' | 'margin: 5' | 'A margin of 5 would allow any change of a rate' | 'Did you mean 0.05?' | 'Use 0.05'
            9 | 'metrics.kyc_7d.margin' | 'margin: 0.02' | 'margin: 1' | 'A margin of 1 would allow any change of a rate' | 'Did you mean 0.01?' | 'Use 0.01'
            9 | 'metrics.kyc_7d.margin' | 'margin: 0.02' | 'margin: 200' | 'A margin of 200 would allow any change of a rate' | 'margin lies between 0 and 1' | ''
            9 | 'metrics.kyc_7d.ceiling' | 'margin: 0.02' | 'ceiling: -3' | 'A ceiling of -3 is no rate' | 'from 0 to 1' | ''
            9 | 'metrics.kyc_7d.ceiling' | 'margin: 0.02' | 'ceiling: 30' | 'A ceiling of 30 is no rate' | 'Did you mean 0.3?' | 'Use 0.3'
            8 | 'metrics.Sign up' | 'signup: {' | 'Sign up: {' | '“Sign up” can''t be a key of metrics' | 'small letters, digits and _' | ''
            """)
    void mistakesInMetrics(@AggregateWith(Mistake.Reader.class) Mistake mistake) {
        check(mistake);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', textBlock = """
            13 | 'decision.alpha' | 'decision: {' | 'decision: {alpha: 1.5, ' | 'alpha must be inside 0 and 0.5, not 1.5' | 'alpha: 0.05' | ''
            13 | 'decision.power' | 'decision: {' | 'decision: {power: 1, ' | 'power must be inside 0 and 1, not 1' | 'power: 0.8' | ''
            13 | 'decision.minimum_effect' | 'minimum_effect: 0.01' | 'minimum_effect: 0' | 'minimum_effect must be greater than 0, not 0' | 'planned to detect' | ''
            13 | 'decision.looks.plan' | 'plan: anytime' | 'plan: any_time' | 'There is no plan of looks “any_time”' | 'Did you mean anytime? It can be fixed, group_sequential or anytime.' | 'Use anytime'
            13 | 'decision.looks.count' | 'plan: anytime' | 'plan: group_sequential' | 'A group-sequential plan needs its number of looks' | 'count: 4' | 'Add count: 4'
            13 | 'decision.looks.count' | 'plan: anytime' | 'plan: anytime, count: 4' | 'The plan anytime has no number of looks' | 'Remove count' | ''
            13 | 'decision.adjust' | 'decision: {' | 'decision: {adjust: cuped, ' | 'The primary metric has no covariate to adjust by' | 'metrics.signup' | ''
            13 | 'decision.power' | 'decision: {' | 'decision: {power: 0.01, ' | 'A power of 0.01 would miss minimum_effect more often than find it' | 'at least 0.5' | ''
            13 | 'decision.minimum_effect' | 'minimum_effect: 0.01' | 'minimum_effect: 7' | 'A minimum_effect of 7 is more than a rate can change' | 'Did you mean 0.07?' | 'Use 0.07'
            13 | 'decision.ship_above' | 'minimum_effect: 0.01' | 'minimum_effect: 0.01, ship_above: -2' | 'A ship_above of -2 is more than a rate can change' | 'Did you mean -0.02?' | 'Use -0.02'
            15 | 'funnel.window' | 'window: 7d' | 'window: 4w' | 'The funnel''s window of 28 days is as long as the data of 28 days' | 'shorter window' | ''
            14 | 'segments' | '[country,' | '[contry,' | 'There is no attribute “contry”' | 'Did you mean country? The world has acquisition_channel' | 'Use country'
            14 | 'segments' | '[country,' | '[device_type,' | 'The segment “device_type” is listed twice' | 'once' | ''
            14 | 'segments' | '[country, device_type]' | 'country' | 'segments must be a list, not "country"' | 'segments: [country]' | ''
            15 | 'funnel.steps[1]' | '[name, email_verified]' | '[name, emailverified]' | 'There is no event “emailverified”' | 'Did you mean email_verified?' | 'Use email_verified'
            15 | 'funnel.window' | 'window: 7d' | 'window: 5w' | 'The funnel''s window of 35 days is longer than the data of 28 days' | 'shorter window' | ''
            15 | 'funnel.order' | 'window: 7d' | 'order: inorder' | 'There is no order “inorder”' | 'Did you mean in_order?' | 'Use in_order'
            1 | 'stdy' | 'study:' | 'stdy:' | 'There is no key “stdy”' | 'Did you mean study?' | 'Use study'
            """)
    void mistakesInDecisionSegmentsAndFunnel(@AggregateWith(Mistake.Reader.class) Mistake mistake) {
        check(mistake);
    }

    @Test
    void anEmptyAllocationIsSaidOnceForEachReason() {
        assertThat(problems(VALID.replace("allocation: {", "allocation: {coverage: 0, holdout: 1, ")))
                .extracting(StudyProblem::path)
                .containsExactly("experiment.allocation.coverage", "experiment.allocation.holdout");
    }

    @Test
    void aPlanHasToOutlastTheWindowsThatDecide() {
        String planned = VALID.replace("key: onboarding-kyc", "key: onboarding-kyc\n  planned_days: 7");

        assertThat(problems(planned))
                .extracting(StudyProblem::path, StudyProblem::message)
                .containsExactly(tuple("metrics.kyc_7d.within", "A window of 7 days is as long as the planned 7 days"));
    }

    @Test
    void aWorldSaysWhatDoesNotGoTogether() {
        assertThat(problems(VALID.replace("fraud: 0.002", "kyc_7d: 0.2, signup_completion: 0.1")))
                .extracting(StudyProblem::line, StudyProblem::path, StudyProblem::message)
                .containsExactly(tuple(3, "source.simulate.effects.kyc_7d", "More pass KYC than sign up"));
    }

    /** Such as days that are no whole weeks, which only some worlds mind. */
    @Test
    void aWorldMayMindANumberOfTheSimulationItself() {
        WorldDescription known = StudyFixture.ONBOARDING;
        WorldDescription world = new WorldDescription(
                known.name(),
                known.title(),
                known.summary(),
                known.events(),
                known.attributes(),
                known.covariates(),
                known.effects(),
                known.parameters(),
                known.eventsPerUser(),
                known.eventColumns(),
                chosen ->
                        List.of(new WorldDescription.Conflict("", "days", "30 days are no weeks", "Set days to 28.")));
        String study = VALID.replace("days: 28", "days: 30");

        assertThatExceptionOfType(StudyInvalidException.class)
                .isThrownBy(() -> new StudyReader(List.of(world)).parse(study, Path.of("study.yaml")))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(StudyProblem::line, StudyProblem::path, StudyProblem::message, StudyProblem::remedy)
                        .containsExactly(tuple(3, "source.simulate.days", "30 days are no weeks", "Set days to 28.")));
    }

    @Test
    void theStudyItselfIsValid() {
        assertThat(problems(VALID)).isEmpty();
    }

    private static void check(Mistake mistake) {
        mistake.isFoundIn(VALID, "", Path.of("study.yaml"));
    }
}
