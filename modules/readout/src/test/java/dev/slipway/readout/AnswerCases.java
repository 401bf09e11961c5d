package dev.slipway.readout;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.Answer;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ExperimentInfo;
import dev.slipway.readout.model.FamilyReadout;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RolloutReadout;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.readout.model.SegmentReadout.Interaction;
import dev.slipway.readout.model.SegmentReadout.Row;
import dev.slipway.readout.model.SegmentReadout.Tests;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A readout put together for the answers that it gives; everything that is not set is as an experiment without faults has it. */
final class AnswerCases {
    static final Readout BUILT = ReadoutBuilder.build(
            Samples.onboarding(LooksPlan.FIXED),
            Samples.data(4_000, 2, 0.05, 5),
            Map.of(),
            DataFilter.NONE,
            JobContext.unwatched());

    private final List<MetricReadout> metrics = new ArrayList<>();
    private final List<SegmentReadout> segments = new ArrayList<>();
    private final List<HealthCheck> health = new ArrayList<>();
    private final List<Decision.Reason> reasons = new ArrayList<>();
    private @Nullable FamilyReadout family;
    private @Nullable RolloutReadout rollout;
    private @Nullable String filter;
    private List<String> variants = List.of("control", "treatment");
    private String treatment = "treatment";
    private String looks = "fixed";
    private String verdict = "SHIP";
    private String state = "ship";

    static AnswerCases of(MetricReadout... metrics) {
        AnswerCases made = new AnswerCases();
        made.metrics.addAll(List.of(metrics));
        return made;
    }

    AnswerCases segments(SegmentReadout... some) {
        segments.addAll(List.of(some));
        return this;
    }

    AnswerCases family(FamilyReadout.Row... rows) {
        family = new FamilyReadout("holm", "", 0.05, List.of(rows), List.of());
        return this;
    }

    AnswerCases rollout(RolloutReadout one) {
        rollout = one;
        return this;
    }

    AnswerCases filtered() {
        filter = "country is Spain";
        return this;
    }

    AnswerCases arms(String chosen, String... treatments) {
        List<String> all = new ArrayList<>(List.of("control"));
        all.addAll(List.of(treatments));
        variants = all;
        treatment = chosen;
        return this;
    }

    AnswerCases looks(String plan) {
        looks = plan;
        return this;
    }

    AnswerCases decided(String how, String why) {
        verdict = how;
        state = why;
        return this;
    }

    AnswerCases reason(String rule, String outcome, String because) {
        reasons.add(new Decision.Reason(rule, null, outcome, "", because));
        return this;
    }

    AnswerCases check(String status, String title) {
        health.add(new HealthCheck("balance", status, title, "", null, Map.of(), Map.of(), "traffic"));
        return this;
    }

    Readout readout() {
        Decision decision = new Decision(verdict, state, "The headline.", treatment, reasons, "", null, List.of());
        ExperimentInfo e = BUILT.experiment();
        ExperimentInfo experiment = new ExperimentInfo(
                e.key(),
                e.unit(),
                e.control(),
                variants,
                e.weights(),
                e.coverage(),
                e.layer(),
                looks,
                0.05,
                e.power(),
                e.minimumEffect(),
                e.shipAbove(),
                e.plannedDays());
        AnalysesReadout analyses = new AnalysesReadout(List.of(), family, null, List.of(), List.of(), null);
        return Answers.with(new Readout(
                BUILT.schema(),
                BUILT.study(),
                experiment,
                BUILT.data(),
                filter,
                health,
                metrics,
                List.of(),
                null,
                null,
                segments,
                null,
                BUILT.plan(),
                analyses.withRollout(rollout),
                decision));
    }

    String text(String key) {
        return text(readout(), key);
    }

    static String text(Readout readout, String key) {
        return readout.answers().stream()
                .filter(answer -> answer.key().equals(key))
                .map(Answer::text)
                .findFirst()
                .orElse("");
    }

    /** A guardrail, so that it decides, of the arm {@code treatment}. */
    static MetricReadout metric(String key, String kind, String better, double low, double high) {
        return metric(key, kind, better, "guardrail", estimate("treatment", "absolute", "welch_t", low, high, true));
    }

    static MetricReadout metric(String key, String kind, String better, String role, Estimate... estimates) {
        return new MetricReadout(
                key,
                Words.capital(key.replace('_', ' ')),
                kind,
                role,
                better,
                kind.equals("retention"),
                "within 14 days of first exposure",
                null,
                null,
                List.of(),
                List.of(estimates),
                List.of(),
                List.of(),
                null,
                null);
    }

    static Estimate estimate(String arm, String scale, String method, double low, double high, boolean decides) {
        return new Estimate(
                method,
                List.of(arm, "control"),
                scale,
                (low + high) / 2,
                0.1,
                low,
                high,
                0.95,
                0.01,
                decides,
                Map.of(),
                List.of());
    }

    static FamilyReadout.Row row(String metric, String arm, boolean found) {
        return new FamilyReadout.Row(metric, arm, "welch_t", 0.4, 0.03, found ? 0.04 : 0.12, found);
    }

    /** By one attribute: Spain better by 0.5, Poland worse by as much. */
    static SegmentReadout segment(String attribute, double interactionP, boolean found) {
        List<Row> rows = List.of(
                new Row("Spain", 500, 500, 1.0, 1.5, new Interval(0.5, 0.2, 0.8), 0.001, 0.002, found, null),
                new Row("Poland", 500, 500, 1.0, 0.5, new Interval(-0.5, -0.8, -0.2), 0.001, 0.002, found, null));
        Tests tests = new Tests("holm", "", 0.05, new Interaction(9, 1, interactionP, 0.5), "");
        return new SegmentReadout(attribute, "plays", interactionP, rows, tests);
    }
}
