package dev.slipway.app.overview;

import dev.slipway.app.overview.OverviewModel.Card;
import dev.slipway.app.overview.OverviewModel.Outcome;
import dev.slipway.app.overview.OverviewModel.RuleLine;
import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a readout into the words of the overview. Formats, never computes. */
final class OverviewWords {
    private static final Set<String> SHIPPING = Set.of("primary_above_ship_line", "guardrail_safe");
    private static final String TREATMENT = "treatment_verdict";
    private static final int MOST_LINES = 6;

    private OverviewWords() {}

    static OverviewModel of(Findings readout) {
        Decision decision = readout.decision();
        return new OverviewModel(
                decision.verdict(),
                note(readout),
                decision.headline(),
                readout.filter(),
                rules(readout),
                readout.metrics().stream()
                        .map(metric -> card(metric, decision.treatment()))
                        .toList(),
                readout.health());
    }

    private static String note(Findings readout) {
        Decision decision = readout.decision();
        Integer since = decision.since();
        return switch (decision.state()) {
            case "ship" -> since == null ? "Safe at the end of the data" : "Safe since day " + since + ofDays(readout);
            case "primary_worse" -> "The primary metric is worse" + since(since, readout);
            case "guardrail_broken" -> "A guardrail is broken" + since(since, readout);
            case "neutral" -> "No difference that matters, though the study could show one";
            case "not_evaluable" -> "Cannot be evaluated yet";
            default -> readout.planEnded() ? "Can't tell, at this size" : "Not decided yet";
        };
    }

    private static String since(@Nullable Integer day, Findings readout) {
        return day == null ? "" : ", since day " + day + ofDays(readout);
    }

    private static String ofDays(Findings readout) {
        return readout.data().days() > 0 ? " of " + readout.data().days() : "";
    }

    /** What fired first, then the rules of shipping; at most six. */
    private static List<RuleLine> rules(Findings readout) {
        List<RuleLine> lines = new ArrayList<>();
        for (Decision.Reason reason : readout.decision().reasons()) {
            if (reason.rule().equals(TREATMENT)) {
                if (reason.outcome().equals("fired")) {
                    lines.add(chosen(readout, reason));
                }
            } else if (reason.outcome().equals("fired")) {
                boolean harm =
                        reason.rule().equals("primary_worse") || reason.rule().equals("guardrail_broken");
                lines.add(line(readout, reason, harm ? Outcome.BAD : Outcome.NOT_SHOWN));
            }
        }
        boolean harmless = lines.stream().noneMatch(line -> line.outcome() == Outcome.BAD);
        for (Decision.Reason reason : readout.decision().reasons()) {
            boolean unhealthy =
                    reason.rule().equals("health") && reason.outcome().equals("does_not_hold");
            boolean told = !harmless
                    && lines.stream()
                            .anyMatch(line -> metricOf(readout, reason) != null
                                    && line.estimate()
                                            .equals(line(readout, reason, Outcome.GOOD)
                                                    .estimate())
                                    && line.interval()
                                            .equals(line(readout, reason, Outcome.GOOD)
                                                    .interval()));
            if ((SHIPPING.contains(reason.rule()) || unhealthy) && !told) {
                lines.add(line(readout, reason, reason.outcome().equals("holds") ? Outcome.GOOD : Outcome.NOT_SHOWN));
            }
        }
        return lines.subList(0, Math.min(lines.size(), MOST_LINES));
    }

    /** Which of several treatments the verdict is about, and what is said of the others; the headline has its number already. */
    private static RuleLine chosen(Findings readout, Decision.Reason reason) {
        String others = readout.decision().reasons().stream()
                .filter(other -> other.rule().equals(TREATMENT) && !other.equals(reason))
                .map(Decision.Reason::title)
                .map(Words::lower)
                .collect(Collectors.joining(", "));
        Outcome outcome = switch (readout.decision().verdict()) {
            case "SHIP" -> Outcome.GOOD;
            case "STOP" -> Outcome.BAD;
            default -> Outcome.NOT_SHOWN;
        };
        return new RuleLine(outcome, reason.title(), "", "", others);
    }

    private static @Nullable MetricReadout metricOf(Findings readout, Decision.Reason reason) {
        String key = reason.metric();
        return key == null
                ? null
                : readout.metrics().stream()
                        .filter(metric -> metric.key().equals(key))
                        .findFirst()
                        .orElse(null);
    }

    private static RuleLine line(Findings readout, Decision.Reason reason, Outcome outcome) {
        MetricReadout metric = metricOf(readout, reason);
        Estimate estimate =
                metric == null ? null : deciding(metric, readout.decision().treatment());
        if (metric == null || estimate == null) {
            return new RuleLine(outcome, reason.title(), "", "", reason.because());
        }
        MetricFormat format = MetricFormat.of(metric);
        return new RuleLine(
                outcome,
                reason.title(),
                format.difference(estimate.effect()),
                format.interval(estimate.ciLow(), estimate.ciHigh()),
                reason.because());
    }

    private static Card card(MetricReadout metric, String treatment) {
        MetricFormat format = MetricFormat.of(metric);
        String level = level(format, arm(metric, treatment));
        String control = level(format, metric.arms().getFirst());
        String role = metric.role().substring(0, 1).toUpperCase(Locale.ROOT)
                + metric.role().substring(1);
        Estimate estimate = deciding(metric, treatment);
        String difference = estimate == null ? "no estimate" : format.difference(estimate.effect());
        String interval = estimate == null ? "no mature users" : format.interval(estimate.ciLow(), estimate.ciHigh());
        String sentence = metric.label() + ", " + role.toLowerCase(Locale.ROOT) + ": " + Words.of(treatment) + " "
                + level + ", control " + control + ", difference " + difference + " " + interval;
        return new Card(metric, role, level, "control " + control, difference, interval, sentence);
    }

    private static @Nullable Estimate deciding(MetricReadout metric, String treatment) {
        return metric.estimates().stream()
                .filter(Estimate::decides)
                .filter(estimate -> estimate.scale().equals("absolute"))
                .filter(estimate -> estimate.comparison().getFirst().equals(treatment))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable ArmSummary arm(MetricReadout metric, String variant) {
        return metric.arms().stream()
                .filter(arm -> arm.variant().equals(variant))
                .findFirst()
                .orElse(null);
    }

    private static String level(MetricFormat format, @Nullable ArmSummary arm) {
        Double mean = arm == null ? null : arm.mean();
        return mean == null ? "n/a" : format.level(mean);
    }
}
