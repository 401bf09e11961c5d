package dev.slipway.learning;

import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Known;
import dev.slipway.learning.feature.Outcome;
import dev.slipway.learning.feature.Split;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What went into a model, for its report. */
record Describe(Outcome asked, Plan plan, Split parted) {
    ModelReport.OutcomeSummary outcome() {
        return new ModelReport.OutcomeSummary(
                asked.name(),
                asked.task(),
                asked.window().toMillis(),
                asked.delay().toMillis(),
                asked.dataEnd());
    }

    ModelReport.Data data(FeatureTable table) {
        return new ModelReport.Data(
                table.rows(),
                (int) Arrays.stream(table.units()).distinct().count(),
                Arrays.stream(table.asOf()).min().orElse(0),
                Arrays.stream(table.asOf()).max().orElse(0));
    }

    List<ModelReport.FeatureSummary> features(Part train, List<String> used) {
        return train.table().features().stream()
                .map(feature -> new ModelReport.FeatureSummary(
                        feature.name(),
                        feature instanceof Feature.Categorical ? "category" : "number",
                        feature instanceof Feature.Categorical category
                                ? category.levels().size()
                                : 0,
                        Arrays.stream(train.rows())
                                        .filter(i -> Double.isNaN(feature.value(i)))
                                        .count()
                                / (double) train.rows().length,
                        known(feature.known()),
                        used.contains(feature.name())))
                .toList();
    }

    ModelReport.SplitSummary split() {
        boolean cuts = plan.split().time().cuts();
        return new ModelReport.SplitSummary(
                cuts ? plan.split().time().validation() : null,
                cuts ? plan.split().time().test() : null,
                plan.split().byUnit(),
                parted.immature(),
                parted.purged(),
                parted.apart());
    }

    private static String known(Known known) {
        return switch (known) {
            case Known.BeforeAsOf declared -> "declared to be before the as-of moment";
            case Known.Until moment -> "read until " + Instant.ofEpochMilli(moment.until());
            case Known.ByRow moments -> "read until a moment per row, checked against the as-of moment";
        };
    }
}
