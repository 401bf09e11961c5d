package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Estimand;
import dev.slipway.readout.analysis.ObservationalEstimates.Found;
import dev.slipway.readout.metric.Detail;
import dev.slipway.readout.text.Numbers;
import dev.slipway.stats.causal.AdoptionPanel;
import dev.slipway.stats.causal.StaggeredAdoption;
import dev.slipway.stats.causal.TwoWayFixedEffects;
import java.util.List;

/**
 * Differences-in-differences of a rollout, about the weeks in which every adopter has it.
 *
 * @param from the first of these weeks
 */
record RolloutMethods(RolloutUnits units, RolloutDesign design, int from, double level) {
    /** Fixed effects average over all weeks since adoption, whatever the others do. */
    Found twoWay() {
        AdoptionPanel panel = units.plain();
        TwoWayFixedEffects.Result result = TwoWayFixedEffects.estimate(panel, level);
        int waves = panel.starts().length;
        Detail detail = new Detail().with("waves", waves).with("negative_weight", result.negativeWeight());
        String share = result.negativeWeight() > 0.0005
                ? " Effects with " + Numbers.rate(result.negativeWeight()) + " of the weight count negatively."
                : "";
        List<String> sentences = waves == 1
                ? List.of()
                : List.of("Adoption was staggered over " + waves
                        + " weeks: earlier adopters serve as controls for later ones,"
                        + " which is wrong where effects change with time." + share);
        return new Found(result.effect(), "att", detail, sentences);
    }

    Found plain() {
        return found(units.plain());
    }

    Found adjusted() {
        return found(design.panel());
    }

    private Found found(AdoptionPanel panel) {
        StaggeredAdoption result = StaggeredAdoption.estimate(panel, 0, panel.periods(), from, level);
        return Found.of(
                result.simple(),
                Estimand.ATT,
                new Detail().with("waves", panel.starts().length).with("units", panel.units()));
    }
}
