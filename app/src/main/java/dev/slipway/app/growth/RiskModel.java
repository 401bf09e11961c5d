package dev.slipway.app.growth;

import dev.slipway.app.growth.GrowthViewModel.Shown;
import dev.slipway.charts.Dial;
import dev.slipway.charts.GuardrailRow;
import dev.slipway.charts.RiskDials;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.MetricReadout;
import java.util.ArrayList;
import java.util.List;

/**
 * Guardrails of one treatment: those with a ceiling as dials, those with a margin alone as rows.
 *
 * @param dials null-free; empty where no guardrail has a ceiling
 * @param inside how many are shown to keep their limit
 * @param outside how many are shown to be beyond it
 */
record RiskModel(List<Dial> dials, List<GuardrailRow> rows, int inside, int outside) {
    static RiskModel of(Shown now) {
        List<Dial> dials = new ArrayList<>();
        List<GuardrailRow> rows = new ArrayList<>();
        int inside = 0;
        int outside = 0;
        Findings findings = now.findings();
        for (MetricReadout metric : findings == null ? List.<MetricReadout>of() : findings.metrics()) {
            if (!metric.role().equals("guardrail")) {
                continue;
            }
            Dial dial = Dial.of(metric, now.treatment());
            if (dial != null) {
                dials.add(dial);
            }
            if (dial == null || metric.margin() != null) {
                rows.add(new GuardrailRow(metric, now.treatment()));
            }
            boolean kept = (dial == null || dial.reading() == Dial.Reading.INSIDE) && margin(metric, now, true);
            boolean broken = (dial != null && dial.reading() == Dial.Reading.OUTSIDE) || margin(metric, now, false);
            inside += kept ? 1 : 0;
            outside += broken ? 1 : 0;
        }
        return new RiskModel(dials, rows, inside, outside);
    }

    /** Whether the margin is shown to be kept, or shown to be broken; without a margin it is kept. */
    private static boolean margin(MetricReadout metric, Shown now, boolean kept) {
        Double margin = metric.margin();
        if (margin == null) {
            return kept && metric.ceiling() != null;
        }
        Estimate deciding = metric.estimates("absolute", now.treatment()).stream()
                .filter(Estimate::decides)
                .findFirst()
                .orElse(null);
        if (deciding == null) {
            return false;
        }
        boolean lower = metric.better().equals("lower");
        double bad = lower ? deciding.ciHigh() : -deciding.ciLow();
        double good = lower ? deciding.ciLow() : -deciding.ciHigh();
        return kept ? bad < margin : good > margin;
    }

    int count() {
        return dials.size()
                + (int) rows.stream()
                        .filter(row -> row.metric().ceiling() == null)
                        .count();
    }

    RiskDials picture() {
        return new RiskDials(dials);
    }

    /** The level of the intervals that decide; 0 where there is none. */
    static double level(Shown now) {
        Findings findings = now.findings();
        return findings == null
                ? 0
                : findings.metrics().stream()
                        .filter(metric -> metric.role().equals("guardrail"))
                        .flatMap(metric -> metric.estimates("absolute", now.treatment()).stream())
                        .filter(Estimate::decides)
                        .mapToDouble(Estimate::level)
                        .findFirst()
                        .orElse(0);
    }

    /** "2 of 3 inside". */
    String words() {
        return inside + " of " + count() + " inside";
    }
}
