package dev.slipway.app.impact;

import dev.slipway.app.support.Readouts;
import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.model.ObservationalReadout.Balance;
import dev.slipway.readout.model.ObservationalReadout.Overlap;
import dev.slipway.readout.model.ObservationalReadout.Sensitivity;
import dev.slipway.readout.model.Readout;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A readout with an effect without randomisation, made by hand. */
final class BetaReadout {
    private BetaReadout() {}

    private static Estimate estimate(String method, String estimand, double effect, double half) {
        return new Estimate(
                method,
                List.of("beta", "no beta"),
                "absolute",
                effect,
                half / 1.96,
                effect - half,
                effect + half,
                .95,
                .01,
                false,
                Map.of("estimand", estimand, "mean_others", 18.9, "effective_others", 3_287.4),
                method.equals("ipw") ? List.of("One unit carries 7.0% of the weight of its group.") : List.of());
    }

    static ObservationalReadout beta(List<Estimate> estimates) {
        return new ObservationalReadout(
                "Beta: yes",
                "beta_revenue",
                "Beta revenue",
                false,
                "att",
                1_395,
                4_605,
                0,
                estimates,
                estimate("welch_t", "none", 1.34, .36),
                "Revenue per user",
                List.of(new Balance("country", "Country DE", .3, .01)),
                new Overlap(Collections.nCopies(20, .05), Collections.nCopies(20, .05), .1, .9, 1_395, 3_287, 0),
                new Sensitivity(1.7, 1.6, "Something unmeasured would have to be strong."),
                null,
                List.of());
    }

    static List<Estimate> estimates() {
        return List.of(
                estimate("naive_difference", "none", 4.57, .49),
                estimate("ipw", "att", 1.60, .32),
                estimate("difference_in_differences", "att", 1.60, .24));
    }

    static Readout with(ObservationalReadout observational) {
        Readout r = Readouts.ship();
        AnalysesReadout none = AnalysesReadout.NONE;
        return new Readout(
                r.schema(),
                r.study(),
                r.experiment(),
                r.data(),
                r.filter(),
                r.health(),
                r.metrics(),
                r.activity(),
                r.funnel(),
                r.retention(),
                r.segments(),
                r.drift(),
                r.plan(),
                new AnalysesReadout(
                        none.looks(),
                        none.family(),
                        observational,
                        none.regressions(),
                        none.survival(),
                        none.transitions()),
                r.decision());
    }
}
