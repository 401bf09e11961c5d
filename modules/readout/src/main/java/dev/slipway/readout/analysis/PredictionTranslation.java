package dev.slipway.readout.analysis;

import dev.slipway.core.study.Prediction;
import dev.slipway.learning.ModelReport;
import dev.slipway.learning.evaluate.Calibration;
import dev.slipway.learning.evaluate.Interval;
import dev.slipway.learning.evaluate.Metric;
import dev.slipway.learning.warning.LearningWarning;
import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.PredictionReadout.Range;
import dev.slipway.readout.model.PredictionReadout.Trained;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.PredictionWords;
import dev.slipway.warehouse.StudyCalendar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A training's report as part of a readout: numbers that are none become null, features get names for people.
 *
 * @param eligible rows whose outcome is known
 * @param immature rows left out because it is not
 * @param by what separates training, validation and test
 * @param notes what was left out before the training, in sentences
 */
public record PredictionTranslation(
        ModelReport report, long eligible, long immature, String by, List<String> notes, StudyCalendar calendar) {
    public PredictionTranslation {
        notes = List.copyOf(notes);
    }

    static PredictionTranslation of(
            ModelReport report, PredictionTable table, Prediction asked, StudyCalendar calendar) {
        List<String> notes = new ArrayList<>();
        if (table.immature() > 0) {
            notes.add(Numbers.count(table.immature())
                    + " users are left out: their outcome was not known when observation ended.");
        }
        if (table.eligible() > table.features().rows()) {
            notes.add(
                    "Learned and measured on " + Numbers.count(table.features().rows()) + " of "
                            + Numbers.count(table.eligible()) + " users, drawn by the seed.");
        }
        String by = asked.split().name().toLowerCase(Locale.ROOT);
        return new PredictionTranslation(report, table.eligible(), table.immature(), by, notes, calendar);
    }

    /** The model. */
    public Trained trained() {
        return new Trained(
                eligible,
                immature,
                features(),
                report.parts().stream()
                        .map(part -> new PredictionReadout.Part(
                                part.name(),
                                part.rows(),
                                calendar.day(part.firstAsOf()).toString(),
                                calendar.day(part.lastAsOf()).toString(),
                                part.outcomeMean(),
                                once(part.metrics())))
                        .toList(),
                new PredictionReadout.Split(by, report.split().purged()),
                new PredictionReadout.Learner(
                        report.learner().name(),
                        report.learner().title(),
                        new TreeMap<>(report.learner().settings())),
                report.trials().stream()
                        .map(t -> new PredictionReadout.Trial(
                                t.number(), t.family(), new TreeMap<>(t.settings()), t.loss(), t.error(), t.share()))
                        .filter(t -> Double.isFinite(t.loss()) && Double.isFinite(t.error()))
                        .toList(),
                report.evaluation().comparisons().getFirst().metric().title(),
                measures(report.evaluation().metrics()),
                report.evaluation().comparisons().stream()
                        .map(c -> new PredictionReadout.Comparison(
                                c.baseline(), c.baselineValue(), range(c.improvement()), c.beats()))
                        .toList(),
                report.beatsBaselines(),
                calibration(),
                importance(),
                dependence(),
                segments(),
                new PredictionReadout.Drift(
                        report.drift().psi(),
                        report.drift().limit(),
                        boxed(report.drift().before()),
                        boxed(report.drift().after())),
                warnings(),
                report.level(),
                report.seed(),
                libraries());
    }

    private List<PredictionReadout.Feature> features() {
        return report.features().stream()
                .map(f -> new PredictionReadout.Feature(
                        f.name(), PredictionWords.feature(f.name()), f.kind(), f.missing(), known(f.known()), f.used()))
                .toList();
    }

    /** Short enough for a column. */
    private static String known(String words) {
        return words.startsWith("read until a moment per row") ? "as-of moment, checked" : words;
    }

    private static List<PredictionReadout.Measure> measures(Map<Metric, Interval> metrics) {
        List<PredictionReadout.Measure> all = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            Interval value = metrics.get(metric);
            if (value != null && Double.isFinite(value.estimate())) {
                all.add(new PredictionReadout.Measure(
                        metric.name().toLowerCase(Locale.ROOT), metric.title(), range(value)));
            }
        }
        return all;
    }

    private static List<PredictionReadout.Measure> once(Map<Metric, Double> metrics) {
        return Arrays.stream(Metric.values())
                .filter(metrics::containsKey)
                .map(metric -> new PredictionReadout.Measure(
                        metric.name().toLowerCase(Locale.ROOT),
                        metric.title(),
                        new Range(metrics.getOrDefault(metric, Double.NaN), null, null)))
                .toList();
    }

    private PredictionReadout.@Nullable Calibration calibration() {
        ModelReport.CalibrationSummary summary = report.calibration();
        if (summary == null) {
            return null;
        }
        Calibration after = summary.after();
        return new PredictionReadout.Calibration(
                summary.method().name().toLowerCase(Locale.ROOT),
                after.curve().stream()
                        .map(b -> new PredictionReadout.Bin(b.predicted(), b.observed(), b.low(), b.high(), b.rows()))
                        .toList(),
                finite(after.intercept()),
                finite(after.slope()),
                after.brier().score(),
                after.brier().miscalibration(),
                after.brier().discrimination(),
                after.brier().uncertainty());
    }

    private List<PredictionReadout.Importance> importance() {
        return report.importance().stream()
                .map(i -> new PredictionReadout.Importance(
                        i.feature(), PredictionWords.feature(i.feature()), range(i.loss()), i.share()))
                .toList();
    }

    private List<PredictionReadout.Dependence> dependence() {
        return report.dependence().stream()
                .map(d -> new PredictionReadout.Dependence(
                        d.feature(),
                        PredictionWords.feature(d.feature()),
                        report.features().stream()
                                .anyMatch(f ->
                                        f.name().equals(d.feature()) && f.kind().equals("category")),
                        d.points().stream()
                                .map(p ->
                                        new PredictionReadout.Point(p.label(), p.value(), p.mean(), p.low(), p.high()))
                                .toList()))
                .toList();
    }

    private List<PredictionReadout.Segment> segments() {
        return report.segments().stream()
                .map(s -> new PredictionReadout.Segment(
                        s.feature(), s.level(), s.rows(), s.outcomeMean(), s.predictedMean(), measures(s.metrics())))
                .toList();
    }

    /** What training warns of, after what was left out before it. */
    private List<String> warnings() {
        List<String> all = new ArrayList<>(notes);
        report.warnings().stream()
                .map(LearningWarning::message)
                .map(PredictionWords::sentence)
                .forEach(all::add);
        return all.stream().distinct().toList();
    }

    /** Without Java's own version, so that a readout has the same bytes on every machine. */
    private Map<String, String> libraries() {
        Map<String, String> libraries = new TreeMap<>(report.versions());
        libraries.remove("java");
        return libraries;
    }

    private static @Nullable Range finite(Interval interval) {
        return Double.isFinite(interval.estimate()) ? range(interval) : null;
    }

    private static Range range(Interval interval) {
        return new Range(interval.estimate(), end(interval.low()), end(interval.high()));
    }

    private static @Nullable Double end(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
