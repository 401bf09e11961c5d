package dev.slipway.memo;

import dev.slipway.charts.ForestPlot;
import dev.slipway.charts.MiniInterval;
import dev.slipway.charts.SequentialChart;
import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page that is read in one minute. */
final class PageOne {
    private static final double WIDTH = 672;
    private static final double HALF = 400;

    private PageOne() {}

    static Map<String, Object> fields(MemoRequest request, PictureSet pictures) {
        Readout readout = request.readout();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("headline", readout.decision().headline());
        fields.put("subtitle", Sentences.subtitle(readout));
        fields.put("question", Sentences.question(request));
        fields.put("trust", Sentences.trust(readout));
        fields.put("early", Sentences.early(readout));
        fields.put("change", readout.decision().next());
        fields.put("next", Sentences.whatNext(request));
        fields.put("forest", forest(readout, pictures));
        fields.put("forestNote", Sentences.forestNote(readout));
        fields.put("primaryInText", Sentences.lowerFirst(readout.primary().label()));
        fields.put("dailyPath", path(readout, pictures));
        fields.put("guardrails", guardrails(readout, pictures));
        return fields;
    }

    private static String forest(Readout readout, PictureSet pictures) {
        List<MetricReadout> few = readout.metrics().stream().map(Headlines::few).toList();
        String treatment = readout.decision().treatment();
        return pictures.place("forest-one", new ForestPlot(few, "absolute", treatment), WIDTH, 0);
    }

    private static String path(Readout readout, PictureSet pictures) {
        MetricReadout primary = readout.primary();
        if (primary.path().isEmpty()) {
            return "";
        }
        SequentialChart chart = new SequentialChart(
                primary,
                readout.experiment().plannedDays(),
                readout.experiment().shipAbove(),
                List.of());
        return pictures.place("path-one", chart, HALF, 130);
    }

    private static List<Map<String, Object>> guardrails(Readout readout, PictureSet pictures) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (MetricReadout metric : readout.metrics()) {
            if (metric.role().equals("guardrail")) {
                rows.add(guardrail(metric, readout, pictures));
            }
        }
        return rows;
    }

    private static Map<String, Object> guardrail(MetricReadout metric, Readout readout, PictureSet pictures) {
        MetricFormat format = MetricFormat.of(metric);
        String treatment = readout.decision().treatment();
        Estimate deciding = Headlines.deciding(metric, treatment);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("label", metric.label());
        row.put("levels", level(metric, format, 0) + " → " + level(metric, format, Headlines.arm(metric, treatment)));
        row.put("effect", deciding == null ? "not known" : format.difference(deciding.effect()));
        row.put("interval", deciding == null ? "" : format.interval(deciding.ciLow(), deciding.ciHigh()));
        row.put("limit", limit(metric, format));
        row.put(
                "picture",
                deciding == null
                        ? ""
                        : pictures.place("guardrail-" + metric.key(), new MiniInterval(metric, treatment), 118, 26));
        String reading = Headlines.reading(metric, readout);
        row.put("reading", reading);
        row.put("tone", reading.equals("safe") ? "ok" : reading.equals("broken") ? "fail" : "warn");
        return row;
    }

    private static String level(MetricReadout metric, MetricFormat format, int arm) {
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
