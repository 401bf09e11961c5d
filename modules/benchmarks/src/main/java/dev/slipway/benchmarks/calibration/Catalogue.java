package dev.slipway.benchmarks.calibration;

import java.util.List;
import java.util.function.Supplier;

/** All kinds of data; each is made when its turn comes, because its population is big. */
final class Catalogue {
    private Catalogue() {}

    static List<Supplier<? extends Family>> all() {
        return List.of(
                () -> new Rates("rate 10%", 0.10, 0.10, 1),
                () -> new Rates("rate 1%", 0.01, 0.20, 1),
                () -> new Rates("rate 0.1%", 0.001, 0.50, 1),
                () -> new Rates("rate 5% and a control nine times as big", 0.05, 0.20, 9),
                () -> new PosteriorRates("posterior of a rate of 10%", 0.10, 0.10),
                () -> new PosteriorRates("posterior of a rate of 1%", 0.01, 0.20),
                () -> Means.of("normal mean", 0.02, random -> 10 + Draws.normal(random)),
                () -> Means.capped("revenue of 5% payers", 0.10, 1, random -> Means.revenue(random, 0.05)),
                () -> Means.capped(
                        "revenue of 5% payers and a control nine times as big",
                        0.10, 9, random -> Means.revenue(random, 0.05)),
                Covariates::means,
                Covariates::rates,
                Ratios::new,
                QuantileData::new,
                ClusteredQuantiles::new,
                Ranks::new,
                () -> Resampled.of("resampled exponential", random -> 1 + Draws.exponential(random)),
                () -> Resampled.of("resampled revenue of 5% payers", random -> Means.revenue(random, 0.05)),
                () -> Looks.of("revenue at 14 daily looks", 14, random -> Means.revenue(random, 0.05)),
                () -> Looks.of("revenue at 4 weekly looks", 4, random -> Means.revenue(random, 0.05)),
                () -> Looks.of("normal mean at 14 daily looks", 14, random -> 1 + Draws.normal(random)),
                RateLooks::new,
                Arms::new,
                ManyToOneArms::new,
                Segments::new,
                Controlled::new,
                () -> new Odds("logistic model of a rate of 50%", 0),
                () -> new Odds("logistic model of a rate of 6%", -3),
                Counts::new,
                Lifetimes::new,
                () -> new Panels("panel of equal groups of clusters", new int[] {4, 10, 25}, 1),
                () -> new Panels("panel with one cluster in four treated", new int[] {2, 5, 12}, 3),
                () -> new Observed("treatment by choice with good overlap", 0.5),
                () -> new Observed("treatment by choice with poor overlap", 1.5),
                Rollouts::new);
    }
}
