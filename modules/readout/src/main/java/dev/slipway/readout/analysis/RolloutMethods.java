package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Estimand;
import dev.slipway.readout.analysis.ObservationalEstimates.Found;
import dev.slipway.readout.metric.Detail;
import dev.slipway.readout.text.Numbers;
import dev.slipway.stats.causal.AdoptionPanel;
import dev.slipway.stats.causal.ProportionalTrends;
import dev.slipway.stats.causal.StaggeredAdoption;
import dev.slipway.stats.causal.TwoWayFixedEffects;
import java.util.ArrayList;
import java.util.List;

/**
 * Differences-in-differences of a rollout, about the weeks in which every adopter has it.
 *
 * @param trends of the unadjusted groups
 * @param from the first of these weeks
 */
record RolloutMethods(RolloutUnits units, RolloutDesign design, RolloutTrends trends, int from, double level) {
    /** Fixed effects average over all weeks since adoption, whatever the others do. */
    Found twoWay() {
        AdoptionPanel panel = units.plain();
        TwoWayFixedEffects.Result result = TwoWayFixedEffects.estimate(panel, level);
        int waves = panel.starts().length;
        Detail detail = new Detail().with("waves", waves).with("negative_weight", result.negativeWeight());
        String share = result.negativeWeight() > 0.0005
                ? " Effects with " + Numbers.rate(result.negativeWeight()) + " of the weight count negatively."
                : "";
        List<String> sentences = new ArrayList<>();
        if (waves > 1) {
            sentences.add("Adoption was staggered over " + waves
                    + " weeks: earlier adopters serve as controls for later ones,"
                    + " which is wrong where effects change with time." + share);
        }
        if (trends.unequal()) {
            sentences.add(
                    "Adopters and others were at unequal levels before: what is said of group-time effects holds here.");
        }
        return new Found(result.effect(), "att", detail, sentences);
    }

    Found plain() {
        AdoptionPanel panel = units.plain();
        return new Found(trends.equal(), "att", sizes(panel).with(trends.detail()), trends.sentences());
    }

    Found proportional() {
        AdoptionPanel panel = units.plain();
        return Found.of(ProportionalTrends.estimate(panel, from, level).effect(), Estimand.ATT, sizes(panel));
    }

    Found adjusted() {
        AdoptionPanel panel = design.panel();
        StaggeredAdoption result = StaggeredAdoption.estimate(panel, 0, panel.periods(), from, level);
        return Found.of(result.simple(), Estimand.ATT, sizes(panel));
    }

    private static Detail sizes(AdoptionPanel panel) {
        return new Detail().with("waves", panel.starts().length).with("units", panel.units());
    }
}
