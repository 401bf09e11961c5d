package dev.slipway.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.Analyses.Adjustment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysesReaderTest {
    @TempDir
    Path folder;

    @Test
    void aStudyThatNamesNoneHasTheDefaults() {
        assertThat(StudyFixture.read(StudyFixture.VALID).analyses()).isEqualTo(Analyses.DEFAULT);
        assertThat(StudyFixture.read(StudyFixture.VALID + "analyses: {}\n").analyses())
                .isEqualTo(Analyses.DEFAULT);
    }

    @Test
    void readsEveryAnalysisOfAStudyWithEvents() {
        Analyses analyses = StudyFixture.read(AnalysesFixture.WORLD).analyses();

        assertThat(analyses.family())
                .isEqualTo(new Analyses.Family(List.of("signup", "kyc_7d", "back"), Adjustment.BENJAMINI_YEKUTIELI));
        assertThat(analyses.segments()).isEqualTo(Adjustment.HOCHBERG);
        assertThat(analyses.looks()).isEqualTo(new Analyses.Looks(Map.of("sceptical", 0.005, "wide", 0.05), 500, 0.01));
        assertThat(analyses.observational())
                .isEqualTo(new Analyses.Observational(
                        "app_version",
                        "deposits",
                        List.of("intent_score", "country"),
                        "intent_score",
                        Analyses.Estimand.ATT,
                        0.05));
        assertThat(analyses.regressions())
                .containsExactly(
                        new Analyses.Regression(
                                "who_signs",
                                "Who signs up",
                                Analyses.Model.LOGISTIC,
                                "signup",
                                List.of("variant", "intent_score", "variant*country"),
                                Analyses.Errors.MODEL),
                        new Analyses.Regression(
                                "intent",
                                "Intent",
                                Analyses.Model.LINEAR,
                                "intent_score",
                                List.of("country"),
                                Analyses.Errors.ROBUST));
        assertThat(analyses.survival())
                .containsExactly(new Analyses.Survival(
                        "kyc",
                        "Time to KYC",
                        "kyc_complete",
                        null,
                        null,
                        "country",
                        Duration.ofDays(14),
                        List.of("variant", "intent_score"),
                        List.of("device_type"),
                        Analyses.Ties.BRESLOW));
        assertThat(analyses.transitions())
                .isEqualTo(new Analyses.Transitions(
                        List.of("signup_start", "email_verified", "signup_complete"),
                        Duration.ofHours(1),
                        "signup_complete"));
        assertThat(analyses.drift()).isEqualTo(new Analyses.Drift(3, 0.1, List.of("device")));
    }

    @Test
    void driftHasDefaults() {
        Analyses analyses = StudyFixture.read(AnalysesFixture.WORLD.replace(
                        "drift: {reference_weeks: 3, alert: 0.1, columns: [device]}", "drift: {}"))
                .analyses();

        assertThat(analyses.drift()).isEqualTo(new Analyses.Drift(2, 0.02, List.of()));
        assertThat(Analyses.DEFAULT.drift()).isNull();
    }

    @Test
    void readsTheAnalysesOfAUnitTableAndFillsTheirDefaults() throws IOException {
        Analyses analyses = StudyFixture.READER
                .parse(AnalysesFixture.TABLE, AnalysesFixture.table(folder))
                .study()
                .analyses();

        assertThat(analyses.observational())
                .isEqualTo(new Analyses.Observational(
                        "used_beta",
                        "spend",
                        List.of("pre_revenue", "country"),
                        "pre_revenue",
                        Analyses.Estimand.ATE,
                        0.01));
        assertThat(analyses.survival())
                .containsExactly(new Analyses.Survival(
                        "active",
                        "Active",
                        null,
                        "days_active",
                        "churned",
                        "variant",
                        Duration.ofDays(30),
                        List.of(),
                        List.of(),
                        Analyses.Ties.EFRON));
        assertThat(analyses.looks()).isEqualTo(Analyses.Looks.DEFAULT);
        assertThat(analyses.segments()).isEqualTo(Adjustment.HOLM);
        assertThat(analyses.family()).isNull();
        assertThat(analyses.transitions()).isNull();
    }

    @Test
    void theTableIsReadForWhatTheAnalysesName() throws IOException {
        Study study = StudyFixture.READER
                .parse(AnalysesFixture.TABLE, AnalysesFixture.table(folder))
                .study();

        var options = UnitTables.options("units", (Source.UnitTable) study.source(), study, false);

        assertThat(options.required())
                .contains("used_beta", "country", "pre_revenue", "days_active", "churned")
                .doesNotContain("variant", "spend");
        assertThat(options.numbers())
                .contains("days_active", "churned", "pre_revenue")
                .doesNotContain("country");
    }

    @Test
    void aQuantileSaysWhichOne() {
        Study study = StudyFixture.read(
                StudyFixture.VALID.replace(
                        "kind: mean, event: deposit, within: 14d, better: higher, cap: {percentile: 99}",
                        "kind: quantile, quantile: 0.9, event: deposit, within: 14d, better: higher, role: guardrail, margin: 3"));

        Metric metric = Objects.requireNonNull(study.metrics().get("deposits"));
        assertThat(metric.kind()).isEqualTo(MetricKind.QUANTILE);
        assertThat(metric.quantile()).isEqualTo(0.9);
        assertThat(study.primary().quantile()).isNull();
    }

    @Test
    void transitionsCloseASessionAfterHalfAnHourUnlessTold() {
        String text = StudyFixture.VALID + "analyses: {transitions: {events: [signup_start, app_open]}}\n";

        assertThat(StudyFixture.read(text).analyses().transitions())
                .isEqualTo(new Analyses.Transitions(List.of("signup_start", "app_open"), Duration.ofMinutes(30), null));
    }

    @Test
    void readsPredictions() {
        var predictions = StudyFixture.read(AnalysesFixture.WORLD).analyses().predictions();

        assertThat(predictions)
                .containsExactly(
                        new Prediction(
                                "churn",
                                "Who leaves",
                                new Prediction.Target(Prediction.Kind.CHURN, null, Duration.ofDays(7)),
                                new Prediction.AsOf(Duration.ofDays(7), null),
                                new Prediction.Features(
                                        List.of("signup_start"),
                                        List.of(Duration.ofDays(3), Duration.ofDays(7)),
                                        List.of("country"),
                                        Map.of("country", LocalDate.parse("2026-01-01"))),
                                List.of("xgboost"),
                                new Prediction.Search(Prediction.Method.HALVING, 9, 30),
                                Prediction.SplitBy.TIME),
                        new Prediction(
                                "buys",
                                "Buys",
                                new Prediction.Target(Prediction.Kind.EVENT, "kyc_complete", Duration.ofDays(7)),
                                new Prediction.AsOf(null, LocalDate.parse("2026-10-12")),
                                Prediction.Features.DEFAULT,
                                Prediction.DEFAULT_LEARNERS,
                                Prediction.Search.DEFAULT,
                                Prediction.SplitBy.USER));
    }
}
