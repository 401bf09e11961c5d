package dev.slipway.memo;

import dev.slipway.charts.ForestPlot;
import dev.slipway.charts.MiniInterval;
import dev.slipway.charts.SequentialChart;
import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.OffersReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page that is read in one minute. */
final class PageOne {
    private static final double WIDTH = 672;
    private static final double PATH_WIDTH = 410;
    private static final double EMPTY_PLOT = 36;
    private static final int LONGEST_HEADLINE = 320;

    private final MemoRequest request;
    private final Readout readout;
    private final Density density;
    private final PictureSet pictures;

    PageOne(MemoRequest request, Density density, PictureSet pictures) {
        this.request = request;
        this.readout = request.readout();
        this.density = density;
        this.pictures = pictures;
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        String verdict = readout.decision().verdict();
        fields.put("sign", pictures.sign(verdict, true, 26));
        fields.put("control", Words.of(readout.experiment().control()));
        fields.put("treatment", Words.of(readout.decision().treatment()));
        fields.put("headline", Sentences.clipped(readout.decision().headline(), LONGEST_HEADLINE));
        fields.put("subtitle", Sentences.subtitle(readout));
        fields.put("filtered", Sentences.filtered(readout));
        fields.put("otherArms", Sentences.otherArms(readout));
        fields.put("question", Sentences.clipped(Sentences.question(request), density.words()));
        fields.put("trust", Sentences.clipped(Trust.sentence(readout), Math.max(300, density.words())));
        fields.put("answers", density.answers() ? AnswerParts.rows(readout) : List.of());
        fields.put("offers", offers());
        fields.put("early", Sentences.early(readout));
        fields.put("change", readout.decision().next());
        fields.put("next", Sentences.clipped(Sentences.whatNext(request), density.words()));
        fields.put("primaryInText", Sentences.lowerFirst(readout.primary().label()));
        forest(fields);
        fields.put("dailyPath", path());
        guardrails(fields);
        return fields;
    }

    /** Who should get which offer; with little room what it brings and whether to believe it. */
    private List<Map<String, Object>> offers() {
        OffersReadout offers = readout.analyses().offers();
        if (offers == null) {
            return List.of();
        }
        List<Map<String, Object>> rows = OfferSentences.rows(offers, readout).stream()
                .filter(row -> density.risks() || !OfferSentences.RISK.equals(row.get("question")))
                .toList();
        return density == Density.LEAST && rows.size() > 2 ? List.of(rows.get(1), rows.getLast()) : rows;
    }

    private void forest(Map<String, Object> fields) {
        List<MetricReadout> shown = Headlines.plotted(readout, density);
        boolean absolute = readout.metrics().stream()
                .flatMap(metric -> metric.estimates().stream())
                .anyMatch(estimate -> estimate.scale().equals("absolute"));
        ForestPlot plot = new ForestPlot(
                absolute ? shown : readout.metrics(),
                absolute ? "absolute" : "relative",
                readout.decision().treatment());
        double tall = plot.preferredHeight(WIDTH);
        fields.put("forest", pictures.place("what-changed", plot, WIDTH, tall > 0 ? tall : EMPTY_PLOT));
        long room = readout.metrics().stream()
                .filter(metric ->
                        density.plots(metric.role()) && !metric.estimates().isEmpty())
                .count();
        int leftOut = absolute ? (int) room - shown.size() : 0;
        fields.put("forestNote", Sentences.forestNote(readout, leftOut));
    }

    private String path() {
        MetricReadout primary = readout.primary();
        boolean drawable = primary.path().stream().anyMatch(point -> point.effect() != null);
        if (!drawable || density.pathHeight() == 0) {
            return "";
        }
        return pictures.place("day-by-day", SequentialChart.of(primary, readout), PATH_WIDTH, density.pathHeight());
    }

    private void guardrails(Map<String, Object> fields) {
        List<MetricReadout> all = Headlines.guardrails(readout);
        fields.put(
                "guardrails",
                all.stream().limit(density.metrics()).map(this::guardrail).toList());
        List<MetricReadout> rest = all.stream().skip(density.metrics()).toList();
        boolean safe = rest.stream()
                .allMatch(metric -> Headlines.reading(metric, readout).equals("safe"));
        fields.put(
                "moreGuardrails",
                rest.isEmpty()
                        ? ""
                        : Numbers.counted(rest.size(), "more guardrail", "more guardrails") + " in the appendix, "
                                + (safe
                                        ? "shown to stay inside their limits."
                                        : "not all of them shown to stay inside their limits."));
    }

    private Map<String, Object> guardrail(MetricReadout metric) {
        MetricFormat format = MetricFormat.of(metric);
        String treatment = readout.decision().treatment();
        Estimate deciding = Headlines.deciding(metric, treatment);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("label", Sentences.clipped(metric.label(), density.label()));
        row.put("levels", level(metric, format, 0) + " → " + level(metric, format, Headlines.arm(metric, treatment)));
        row.put("effect", deciding == null ? "not known" : format.difference(deciding.effect()));
        row.put("interval", deciding == null ? "" : format.interval(deciding.ciLow(), deciding.ciHigh()));
        row.put("limit", limit(metric, format));
        row.put(
                "picture",
                deciding == null
                        ? ""
                        : pictures.place("guardrail-" + metric.key(), new MiniInterval(metric, treatment), 118, 33));
        String reading = Headlines.reading(metric, readout);
        String verdict = reading.equals("safe") ? "SHIP" : reading.equals("broken") ? "STOP" : "HOLD";
        row.put("reading", reading);
        row.put("sign", pictures.sign(verdict, false, 11));
        row.put("tone", verdict);
        return row;
    }

    private static String level(MetricReadout metric, MetricFormat format, int arm) {
        if (arm < 0) {
            return Numbers.NONE;
        }
        ArmSummary summary = metric.arms().get(arm);
        Double mean = summary.mean();
        return mean == null ? Numbers.NONE : format.level(mean);
    }

    private static String limit(MetricReadout metric, MetricFormat format) {
        @Nullable Double margin = metric.margin();
        if (margin != null) {
            return format.difference(metric.better().equals("higher") ? -margin : margin);
        }
        Double ceiling = metric.ceiling();
        return ceiling == null ? "none" : "at most " + format.level(ceiling);
    }
}
