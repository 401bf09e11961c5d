package dev.slipway.app.impact;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.charts.ForestPlot;
import dev.slipway.charts.GuardrailRow;
import dev.slipway.charts.Picture;
import dev.slipway.charts.SegmentForest;
import dev.slipway.charts.SequentialChart;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What the Impact tab shows of the readout, and what is chosen in it. */
final class ImpactViewModel {
    private static final String Z = "two_proportion_z";
    private static final String SCORE = "miettinen_nurminen";
    private static final Set<String> FOR_OTHERS =
            Set.of(Z, SCORE, "welch_t", "delta_ratio", "quantile", "clustered_quantile", "cuped");
    private static final Set<String> FOR_PRIMARY =
            Set.of(Z, SCORE, "welch_t", "delta_ratio", "cuped", "beta_binomial", "normal_bayes", "bootstrap_bca");

    private final ReadOnlyObjectProperty<@Nullable Findings> findings;
    private final ReadOnlyObjectProperty<@Nullable Readout> readout;
    private final ObjectProperty<String> scale = new SimpleObjectProperty<>("absolute");
    private final ObjectProperty<String> metric = new SimpleObjectProperty<>("");
    private final ObjectProperty<String> method = new SimpleObjectProperty<>("");
    private final ObjectProperty<String> treatment = new SimpleObjectProperty<>("");

    ImpactViewModel(ScreenContext context) {
        findings = context.workbench().findingsProperty();
        readout = context.workbench().readoutProperty();
        findings.addListener((property, before, after) -> keepChoices(after));
        keepChoices(findings.get());
    }

    ReadOnlyObjectProperty<@Nullable Findings> findingsProperty() {
        return findings;
    }

    /** The same users with the analyses; null while these are being computed. */
    ReadOnlyObjectProperty<@Nullable Readout> readoutProperty() {
        return readout;
    }

    ObjectProperty<String> scaleProperty() {
        return scale;
    }

    /** Key of the metric whose path is shown. */
    ObjectProperty<String> metricProperty() {
        return metric;
    }

    /** The method whose notes are shown. */
    ObjectProperty<String> methodProperty() {
        return method;
    }

    ObjectProperty<String> treatmentProperty() {
        return treatment;
    }

    private void keepChoices(@Nullable Findings now) {
        if (now == null) {
            return;
        }
        boolean known = now.metrics().stream().anyMatch(m -> m.key().equals(metric.get()));
        if (!known) {
            metric.set(now.primary().key());
        }
        boolean arm = now.experiment().variants().contains(treatment.get());
        if (!arm || treatment.get().equals(now.experiment().control())) {
            treatment.set(now.decision().treatment());
        }
        Estimate first = deciding(now.metric(metric.get()), treatment.get());
        boolean has = now.metric(metric.get()).estimates().stream()
                .anyMatch(e -> e.method().equals(method.get()));
        // A method that draws resamples comes with the whole readout; until then its choice is kept.
        boolean settled = now instanceof Readout || method.get().isEmpty();
        if (!has && first != null && settled) {
            method.set(first.method());
        }
    }

    /** The arms that can be compared with the control. */
    List<String> treatments(Findings now) {
        return now.experiment().variants().stream()
                .filter(variant -> !variant.equals(now.experiment().control()))
                .toList();
    }

    /** Every metric by every method. */
    Picture forest(Findings now) {
        return new ForestPlot(now.metrics(), scale.get(), treatment.get());
    }

    /** Every metric by the methods that a first look needs; the rest is one click away. */
    Picture summaryForest(Findings now) {
        return new ForestPlot(
                now.metrics().stream().map(ImpactViewModel::brief).toList(), scale.get(), treatment.get());
    }

    private static MetricReadout brief(MetricReadout metric) {
        Set<String> shown = metric.role().equals("primary") ? FOR_PRIMARY : FOR_OTHERS;
        return metric.withEstimates(metric.estimates().stream()
                .filter(e -> e.decides() || (shown.contains(e.method()) && !repeats(e, metric)))
                .toList());
    }

    /** One row for one look at a rate: the score interval, on the scale that has it. Every method has a page of its own. */
    private static boolean repeats(Estimate estimate, MetricReadout metric) {
        return estimate.method().equals(Z)
                && metric.estimates().stream()
                        .anyMatch(e -> e.method().equals(SCORE) && e.scale().equals(estimate.scale()));
    }

    /** The path of the chosen metric; null where the data has no time. */
    @Nullable
    Picture path(Findings now) {
        MetricReadout chosen = now.metric(metric.get());
        if (chosen.path().isEmpty()) {
            return null;
        }
        return chosen.role().equals("primary")
                ? SequentialChart.withMilestones(chosen, now)
                : SequentialChart.of(chosen, now);
    }

    List<Picture> guardrails(Findings now) {
        List<Picture> rows = new ArrayList<>();
        for (MetricReadout each : now.metrics()) {
            if (each.role().equals("guardrail") && deciding(each, treatment.get()) != null) {
                rows.add(new GuardrailRow(each, treatment.get()));
            }
        }
        return rows;
    }

    /** "2 of 2 safe". */
    String guardrailCount(Findings now) {
        long all =
                now.metrics().stream().filter(m -> m.role().equals("guardrail")).count();
        return safeGuardrails(now) + " of " + all + " safe";
    }

    boolean allGuardrailsSafe(Findings now) {
        return safeGuardrails(now)
                == now.metrics().stream()
                        .filter(m -> m.role().equals("guardrail"))
                        .count();
    }

    private static long safeGuardrails(Findings now) {
        return now.decision().reasons().stream()
                .filter(r -> r.rule().equals("guardrail_safe") && r.outcome().equals("holds"))
                .map(Decision.Reason::metric)
                .distinct()
                .count();
    }

    /** Whether every method gives the same answer to "is 0 inside?" for every metric that has more than one. */
    boolean methodsAgree(Findings now) {
        return now.metrics().stream()
                .allMatch(each -> each.estimates("absolute", treatment.get()).stream()
                                .map(e -> e.includesZero() ? 0 : (int) Math.signum(e.effect()))
                                .distinct()
                                .count()
                        <= 1);
    }

    /** "lowest +3.6" style sentence of the first milestone, for the badge over the path. */
    String crossing(Findings now) {
        MetricReadout chosen = now.metric(metric.get());
        return now.decision().milestones().stream()
                .filter(m -> m.metric().equals(chosen.key()))
                .findFirst()
                .map(m -> m.day() == null
                        ? (now.planEnded() ? "not shown" : "not shown yet")
                        : "shown since day " + m.day())
                .orElse("");
    }

    /** Parts of the users for the chosen treatment. */
    List<SegmentReadout> segments(Findings now) {
        return now.segments(treatment.get());
    }

    static Picture picture(SegmentReadout segment, Findings now) {
        return new SegmentForest(segment, now.metric(segment.metric()));
    }

    /** The absolute estimate of the chosen metric and method; null when the metric lacks the method. */
    @Nullable
    Estimate chosen(Findings now) {
        return now.metric(metric.get()).estimates("absolute", treatment.get()).stream()
                .filter(e -> e.method().equals(method.get()))
                .findFirst()
                .orElse(null);
    }

    static @Nullable Estimate deciding(MetricReadout metric, String treatment) {
        return metric.estimates("absolute", treatment).stream()
                .filter(Estimate::decides)
                .findFirst()
                .orElse(null);
    }

    /** Takes a click on a mark such as {@code metric:kyc_7d/estimate:cuped}. */
    void choose(String key) {
        for (String part : key.split("/", -1)) {
            if (part.startsWith("metric:")) {
                metric.set(part.substring("metric:".length()));
            } else if (part.startsWith("estimate:")) {
                method.set(part.substring("estimate:".length()));
            }
        }
    }

    /** The decision as plain text for the clipboard. */
    String asText(Findings now) {
        StringBuilder text = new StringBuilder();
        text.append(now.study().title()).append('\n');
        text.append(now.decision().verdict())
                .append(": ")
                .append(now.decision().headline())
                .append("\n\n");
        for (MetricReadout each : now.metrics()) {
            Estimate estimate = deciding(each, treatment.get());
            text.append(each.label()).append(": ");
            text.append(estimate == null ? Numbers.NONE : MetricFormat.of(each).withInterval(estimate))
                    .append('\n');
        }
        text.append('\n');
        for (Decision.Reason reason : now.decision().reasons()) {
            text.append(
                    reason.outcome().equals("holds") ? "+ " : reason.outcome().equals("fired") ? "! " : "- ");
            text.append(reason.title()).append(" (").append(reason.because()).append(")\n");
        }
        return text.append("\nWhat would change this: ")
                .append(now.decision().next())
                .append('\n')
                .toString();
    }
}
