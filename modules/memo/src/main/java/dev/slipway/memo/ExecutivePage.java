package dev.slipway.memo;

import dev.slipway.charts.Dial;
import dev.slipway.charts.PolicyFrontier;
import dev.slipway.charts.RiskDials;
import dev.slipway.charts.WaterfallChart;
import dev.slipway.readout.model.BridgeReadout;
import dev.slipway.readout.model.MonitorReadout;
import dev.slipway.readout.model.OffersReadout;
import dev.slipway.readout.model.OffersReadout.Found;
import dev.slipway.readout.model.PolicyReadout;
import dev.slipway.readout.model.PolicyReadout.Limit;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Growth and risk on one sheet, for who has one minute: the verdict, where the money goes, whether guardrails hold in the experiment and
 * under the new policy, who gets which offer, and what comes next. For studies with a chain from gross to net or with offers.
 */
final class ExecutivePage {
    private static final double WIDTH = 672;
    private static final double STEPS = 380;
    private static final double FRONTIER = 268;
    /** From roomy to what always fits; the first that takes one sheet is printed. */
    private static final double[] HEIGHTS = {190, 165, 140, 120, 112, 105, 98, 92};

    private static final int SHORTEST_TEXT = 240;

    private final MemoRequest request;
    private final Readout readout;
    private final double height;
    private final PictureSet pictures = new PictureSet(true);

    private ExecutivePage(MemoRequest request, double height) {
        this.request = request;
        this.readout = request.readout();
        this.height = height;
    }

    /** The sheet; null where the study has neither a chain from gross to net nor offers. */
    static @Nullable Document of(MemoRequest request) {
        if (request.readout().analyses().bridge() == null
                && request.readout().analyses().offers() == null) {
            return null;
        }
        Document page = null;
        for (double height : HEIGHTS) {
            page = new ExecutivePage(request, height).document();
            if (PdfRenderer.pages(page) == 1) {
                return page;
            }
        }
        return page;
    }

    private Document document() {
        Map<String, Object> fields = Document.common(request, "Executive page", true);
        String verdict = readout.decision().verdict();
        fields.put("sign", pictures.sign(verdict, true, 26));
        fields.put("headline", readout.decision().headline());
        fields.put("subtitle", Sentences.subtitle(readout));
        fields.put("filtered", Sentences.filtered(readout));
        fields.put("otherArms", Sentences.otherArms(readout));
        fields.put("change", readout.decision().next());
        fields.put("next", Sentences.clipped(Sentences.whatNext(request), SHORTEST_TEXT));
        bridge(fields, readout.analyses().bridge());
        fields.put("dials", dials("executive-dials", experiment()));
        OffersReadout offers = readout.analyses().offers();
        fields.put("offers", offers == null ? List.of() : rows(offers));
        Found found = offers == null ? null : offers.found();
        frontier(fields, found);
        fields.put(
                "policyDials",
                found == null
                        ? ""
                        : dials(
                                "executive-policy",
                                found.evaluation().risks().stream()
                                        .map(Dial::of)
                                        .toList()));
        // From which week a dial counts stands on it; a second line would be taken from the charts.
        fields.put("policyDialsNote", "estimated from logged offers");
        return new Document(Templates.fill("executive.html", fields), pictures.all());
    }

    /** Who, growth, cost and risk in money, what watching the experiment would have stopped, confidence. */
    private List<Map<String, Object>> rows(OffersReadout offers) {
        List<Map<String, Object>> rows = new ArrayList<>(OfferSentences.rows(offers, readout));
        // The dials above have it.
        rows.removeIf(row -> OfferSentences.RISK.equals(row.get("question")));
        MonitorReadout monitor = readout.analyses().monitor();
        if (monitor != null) {
            rows.add(rows.size() - 1, MonitorParts.stops(monitor));
        }
        return rows;
    }

    private void bridge(Map<String, Object> fields, @Nullable BridgeReadout bridge) {
        fields.put(
                "bridge",
                bridge == null
                        ? ""
                        : pictures.place(
                                "executive-bridge",
                                new WaterfallChart(bridge, readout.decision().treatment()),
                                STEPS,
                                height));
    }

    private void frontier(Map<String, Object> fields, @Nullable Found found) {
        fields.put("frontier", "");
        fields.put("frontierLimit", "");
        if (found == null || found.policy().frontiers().isEmpty()) {
            return;
        }
        PolicyReadout policy = found.policy();
        String limit = policy.frontiers().getFirst().limit();
        int index = policy.limits().stream().map(Limit::key).toList().indexOf(limit);
        PolicyFrontier chart =
                new PolicyFrontier(policy, limit, policy.chosen().most().get(index), policy.chosen());
        fields.put("frontierLimit", Words.lower(chart.limit().label()));
        fields.put("frontier", pictures.place("executive-frontier", chart, FRONTIER, height));
    }

    private List<Dial> experiment() {
        return readout.metrics().stream()
                .filter(metric -> metric.role().equals("guardrail"))
                .flatMap(metric -> Dial.of(metric, readout.decision().treatment()).stream())
                .toList();
    }

    private String dials(String key, List<Dial> dials) {
        return dials.isEmpty() ? "" : pictures.place(key, new RiskDials(dials, true), WIDTH, 0);
    }
}
