package dev.slipway.charts;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.model.ObservationalReadout.Balance;
import dev.slipway.readout.model.ObservationalReadout.Overlap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Effects without randomisation made by hand: numbers of the size of the beta sample. */
final class FixtureCausal {
    private FixtureCausal() {}

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
                1e-5,
                false,
                Map.of("estimand", estimand, "mean_others", half > .1 ? 18.9 : .41),
                method.equals("ipw") ? List.of("One unit carries 7.1% of the weight of its group.") : List.of());
    }

    private static ObservationalReadout readout(
            boolean rate,
            List<Estimate> estimates,
            @Nullable Estimate randomised,
            List<Balance> balance,
            Overlap overlap,
            @Nullable Double truth) {
        return new ObservationalReadout(
                "Beta: yes",
                "beta_revenue",
                "Beta revenue",
                rate,
                "att",
                1_395,
                4_605,
                0,
                estimates,
                randomised,
                randomised == null ? null : "Revenue per user",
                balance,
                overlap,
                null,
                truth,
                List.of());
    }

    static ObservationalReadout beta() {
        return readout(
                false,
                List.of(
                        estimate("naive_difference", "none", 4.566, .491),
                        estimate("regression_adjustment", "att", 1.601, .249),
                        estimate("ipw", "att", 1.604, .316),
                        estimate("overlap_weights", "overlap", 1.583, .245),
                        estimate("aipw", "att", 1.582, .252),
                        estimate("difference_in_differences", "att", 1.599, .240)),
                estimate("welch_t", "none", 1.339, .362),
                List.of(
                        new Balance("pre_revenue", "Pre revenue", .442, .003),
                        new Balance("sessions_before", "Sessions before", .278, -.007),
                        new Balance("country", "Country FR", -.227, -.002),
                        new Balance("country", "Country IE", .189, -.0004),
                        new Balance("country", "Country NL", .124, .134),
                        new Balance("device", "Device desktop", .110, -.001),
                        new Balance("device", "Device mobile", -.110, .001),
                        new Balance("country", "Country with a long name that somebody wrote out", -.036, .009)),
                overlap(false),
                1.5);
    }

    static ObservationalReadout rate() {
        return readout(
                true,
                List.of(
                        estimate("naive_difference", "none", .049, .008),
                        estimate("regression_adjustment", "ate", -.002, .009),
                        estimate("aipw", "ate", .012, .009)),
                estimate("miettinen_nurminen", "none", .004, .0081),
                List.of(),
                Overlap.NONE,
                null);
    }

    /** Everybody above a limit was treated and nobody below it. */
    static ObservationalReadout separated() {
        return readout(
                false,
                List.of(estimate("naive_difference", "none", 4.566, .491)),
                null,
                List.of(
                        new Balance("pre_revenue", "Pre revenue", 2.31, null),
                        new Balance("country", "Country FR", -.01, null)),
                overlap(true),
                null);
    }

    static ObservationalReadout nothing() {
        return readout(false, List.of(), null, List.of(), Overlap.NONE, null);
    }

    private static Overlap overlap(boolean apart) {
        Double[] treated = new Double[20];
        Double[] control = new Double[20];
        double[] sum = new double[2];
        for (int b = 0; b < 20; b++) {
            treated[b] = apart ? (b > 16 ? 1.0 : 0) : Math.exp(-Math.pow((b - 7) / 4.0, 2));
            control[b] = apart ? (b < 3 ? 1.0 : 0) : Math.exp(-Math.pow((b - 4) / 3.0, 2));
            sum[0] += treated[b];
            sum[1] += control[b];
        }
        for (int b = 0; b < 20; b++) {
            treated[b] /= sum[0];
            control[b] /= sum[1];
        }
        return new Overlap(
                List.of(treated), List.of(control), .03, .91, apart ? 0 : 1_395, apart ? 0 : 3_287, apart ? 12 : 0);
    }
}
