package dev.slipway.app.growth;

import dev.slipway.app.growth.GrowthViewModel.Shown;
import dev.slipway.charts.Dial;
import dev.slipway.charts.RiskDials;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.MetricReadout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Guardrails of one treatment against their limits.
 *
 * @param dials of ceilings and of margins; a guardrail with both has two
 * @param count of guardrails with a limit
 * @param inside how many are shown to keep their limits
 * @param outside how many are shown to be beyond one
 */
record RiskModel(List<Dial> dials, int count, int inside, int outside) {
    static RiskModel of(Shown now) {
        List<Dial> dials = new ArrayList<>();
        int count = 0;
        int inside = 0;
        int outside = 0;
        for (MetricReadout metric : guardrails(now.findings())) {
            List<Dial> own = Dial.of(metric, now.treatment());
            dials.addAll(own);
            count += own.isEmpty() ? 0 : 1;
            inside += !own.isEmpty() && own.stream().allMatch(dial -> dial.reading() == Dial.Reading.INSIDE) ? 1 : 0;
            outside += own.stream().anyMatch(dial -> dial.reading() == Dial.Reading.OUTSIDE) ? 1 : 0;
        }
        return new RiskModel(dials, count, inside, outside);
    }

    private static List<MetricReadout> guardrails(@Nullable Findings findings) {
        return findings == null
                ? List.of()
                : findings.metrics().stream()
                        .filter(metric -> metric.role().equals("guardrail"))
                        .toList();
    }

    RiskDials picture() {
        return new RiskDials(dials);
    }

    /** The level of the intervals that decide; 0 where there is none. */
    static double level(Shown now) {
        return guardrails(now.findings()).stream()
                .flatMap(metric -> metric.estimates("absolute", now.treatment()).stream())
                .filter(Estimate::decides)
                .mapToDouble(Estimate::level)
                .findFirst()
                .orElse(0);
    }

    /** "2 of 3 inside". */
    String words() {
        return inside + " of " + count + " inside";
    }
}
