package dev.slipway.memo;

import dev.slipway.charts.DataTable;
import dev.slipway.charts.DecileChart;
import dev.slipway.charts.Dial;
import dev.slipway.charts.LearnerScores;
import dev.slipway.charts.OffPolicyTable;
import dev.slipway.charts.OfferGroups;
import dev.slipway.charts.OfferTables;
import dev.slipway.charts.OfferWords;
import dev.slipway.charts.PolicyFrontier;
import dev.slipway.charts.RiskDials;
import dev.slipway.charts.UpliftCurve;
import dev.slipway.charts.WaterfallChart;
import dev.slipway.charts.WhoTable;
import dev.slipway.readout.model.BridgeReadout;
import dev.slipway.readout.model.MonitorReadout;
import dev.slipway.readout.model.OfferEffect;
import dev.slipway.readout.model.OffersReadout;
import dev.slipway.readout.model.OffersReadout.Found;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.readout.model.PolicyReadout;
import dev.slipway.readout.model.PolicyReadout.Frontier;
import dev.slipway.readout.model.PolicyReadout.Limit;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RiskReadout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report's part on growth and risk: from gross to net, guardrails, uplift, the policy, what the log says of it, and whom to review. */
final class GrowthParts {
    private static final double WIDTH = 672;
    private static final double NARROW = 440;
    private static final double CHART = 210;

    private GrowthParts() {}

    /** The part; none where the readout has neither steps nor offers nor risks. */
    static List<Map<String, Object>> all(Readout readout, PictureSet pictures) {
        BridgeReadout bridge = readout.analyses().bridge();
        OffersReadout offers = readout.analyses().offers();
        List<RiskReadout> risks = readout.analyses().risks();
        MonitorReadout monitor = readout.analyses().monitor();
        if (bridge == null && offers == null && monitor == null && risks.isEmpty()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        if (bridge != null) {
            blocks.add(steps(bridge, readout, pictures));
        }
        guardrails(readout, pictures, blocks);
        if (monitor != null) {
            blocks.addAll(MonitorParts.all(monitor, pictures));
        }
        if (offers != null) {
            offers(offers, pictures, blocks);
        }
        if (offers != null && offers.race() != null) {
            blocks.addAll(RaceParts.all(offers.race(), pictures));
        }
        risks.forEach(risk -> RiskParts.report(risk, pictures, blocks));
        if (risks.stream().anyMatch(risk -> risk.found() != null)) {
            blocks.add(Block.of("Cards")
                    .line("What was trained on what, how good it is and its limits: the model cards below, and "
                            + "models/NAME.md and data-card.md beside this report, each as PDF too."));
        }
        return List.of(Block.part("growth-risk", "Growth and risk", intro(readout, offers), blocks));
    }

    private static String intro(Readout readout, @Nullable OffersReadout offers) {
        if (offers == null) {
            return "";
        }
        String filter = readout.filter() == null ? "" : " Offers are about all users: the filter does not touch them.";
        return "A week is worth " + offers.worth() + ". Money is per user and week where nothing else is said."
                + filter;
    }

    private static Block steps(BridgeReadout bridge, Readout readout, PictureSet pictures) {
        WaterfallChart chart = new WaterfallChart(bridge, readout.decision().treatment());
        return Block.of("From gross to net", bridge.label())
                .picture(pictures.place("waterfall", chart, NARROW, CHART))
                .table(Grid.all(chart.table()));
    }

    private static void guardrails(Readout readout, PictureSet pictures, List<Block> blocks) {
        List<Dial> dials = readout.metrics().stream()
                .filter(metric -> metric.role().equals("guardrail"))
                .flatMap(metric -> Dial.of(metric, readout.decision().treatment()).stream())
                .toList();
        if (!dials.isEmpty()) {
            blocks.add(Block.of(
                            "Risk guardrails",
                            "measured in the experiment, all weeks; shaded arc: interval, red tick: limit")
                    .picture(pictures.place("risk-dials", new RiskDials(dials), WIDTH, 0)));
        }
    }

    private static void offers(OffersReadout offers, PictureSet pictures, List<Block> blocks) {
        Found found = offers.found();
        if (found == null) {
            blocks.add(Block.of(offers.label()).line(String.valueOf(offers.unavailable())));
            return;
        }
        blocks.add(Block.of("Who is learned from")
                .table(Grid.all(OfferTables.log(found.log())))
                .line(OfferTables.logged(found.log())));
        for (OfferEffect effect : found.uplift().offers()) {
            uplift(effect, Math.max(1, offers.offers().indexOf(effect.offer())), pictures, blocks);
        }
        blocks.add(Block.of("Learners compared", "higher is better")
                .picture(pictures.place("learners", new LearnerScores(found.uplift()), NARROW, 0))
                .line(OfferTables.parts(found.uplift()))
                .line(found.uplift().sentence()));
        policy(offers, found, pictures, blocks);
        judged(found, pictures, blocks);
        blocks.add(assumptions(found));
    }

    private static void uplift(OfferEffect effect, int place, PictureSet pictures, List<Block> blocks) {
        String name = OfferWords.offer(effect.offer());
        blocks.add(Block.of("Uplift, " + name, "gained per user and week")
                .picture(pictures.place("uplift-" + effect.offer(), new UpliftCurve(effect, place), NARROW, CHART))
                .line(OfferWords.effect(effect)));
        blocks.add(Block.of("What the order is worth, " + name, "per user and week")
                .table(Grid.all(OfferTables.order(effect)))
                .line(OfferTables.orderRead()));
        DecileChart deciles = new DecileChart(effect, place);
        blocks.add(Block.of("Predicted against observed, " + name)
                .picture(pictures.place("deciles-" + effect.offer(), deciles, WIDTH, CHART))
                .table(Grid.all(deciles.table()))
                .line(OfferTables.sure(effect)));
        if (!effect.groups().isEmpty()) {
            blocks.add(Block.of("Average effects, " + name)
                    .picture(pictures.place("groups-" + effect.offer(), new OfferGroups(effect), WIDTH, 0)));
        }
    }

    private static void policy(OffersReadout offers, Found found, PictureSet pictures, List<Block> blocks) {
        PolicyReadout policy = found.policy();
        blocks.add(Block.of("Who gets what", "share of users by offer")
                .picture(pictures.place("who", new WhoTable(policy.who(), offers.offers()), WIDTH, 0)));
        List<String> why = OfferTables.why(policy);
        if (!why.isEmpty()) {
            Block block = Block.of("Why they get it", "what tells those who get an offer from all others");
            why.forEach(block::line);
            blocks.add(block.line(OfferTables.whyRead()));
        }
        Block limits =
                Block.of("Limits").table(Grid.all(OfferTables.limits(found))).line(OfferTables.expected(policy));
        blocks.add(policy.floor() == null ? limits : limits.line(OfferTables.floor(policy)));
        for (Frontier frontier : policy.frontiers()) {
            int index = policy.limits().stream().map(Limit::key).toList().indexOf(frontier.limit());
            PolicyFrontier chart = new PolicyFrontier(
                    policy, frontier.limit(), policy.chosen().most().get(index), policy.chosen());
            blocks.add(Block.of(
                            "Policy frontier, " + chart.limit().label(),
                            "gain over the current policy, estimated from the log")
                    .picture(pictures.place("frontier-" + frontier.limit(), chart, NARROW, CHART)));
        }
    }

    private static void judged(Found found, PictureSet pictures, List<Block> blocks) {
        PolicyEvaluation evaluation = found.evaluation();
        OffPolicyTable table = new OffPolicyTable(evaluation, found.level());
        blocks.add(Block.of("Would the new policy have done better?", "off-policy, from the logged offers")
                .picture(pictures.place("off-policy", table, WIDTH, 0))
                .line(OfferWords.verdict(evaluation) + ". " + evaluation.because()));
        if (!evaluation.risks().isEmpty()) {
            RiskDials dials =
                    new RiskDials(evaluation.risks().stream().map(Dial::of).toList());
            Block block = Block.of("Risks under the new policy", "on users that nothing was learned from")
                    .picture(pictures.place("policy-dials", dials, WIDTH, 0));
            String counted = OfferWords.counted(evaluation);
            blocks.add(counted.isEmpty() ? block : block.line(counted));
        }
        DataTable planted = OfferTables.truth(found);
        String gain = OfferTables.policyTruth(evaluation);
        if (planted != null) {
            Block block = Block.of("Beside what was planted").table(Grid.all(planted));
            blocks.add(gain.isEmpty() ? block : block.line(gain));
        }
    }

    private static Block assumptions(Found found) {
        Block block = Block.of("What this asks you to believe")
                .line("The probabilities that the log gives for its offers are those with which chance drew them.")
                .line("Each week stands by itself: an offer acts in its week, and the next week is judged anew.")
                .line("What one user is offered does not change what others do.")
                .line("Users of the next weeks are like those of the log.");
        found.warnings().forEach(block::line);
        return block.line(OfferTables.made(found));
    }
}
