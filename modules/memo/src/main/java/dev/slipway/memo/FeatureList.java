package dev.slipway.memo;

import dev.slipway.readout.model.PredictionReadout.Feature;
import dev.slipway.readout.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** The features of a learned model on its card. */
final class FeatureList {
    private FeatureList() {}

    /** Until when each feature reads is said once where it is the same for all; then there is room for two of them in a row. */
    static Block of(String name, List<Feature> features) {
        Block block = Block.of(name + ", features");
        boolean alike = features.stream().map(Feature::known).distinct().count() == 1;
        if (!alike) {
            Grid grid = Grid.of("~Feature", "!Kind", "#Missing", "~Read until");
            features.forEach(feature -> {
                List<String> cells = new ArrayList<>(cells(feature));
                cells.add(feature.known());
                grid.row(cells.toArray(String[]::new));
            });
            return block.table(grid).breakable();
        }
        Grid grid = Grid.of("Feature", "!Kind", "#Missing", "Feature", "!Kind", "#Missing");
        int half = (features.size() + 1) / 2;
        for (int i = 0; i < half; i++) {
            List<String> cells = new ArrayList<>(cells(features.get(i)));
            cells.addAll(half + i < features.size() ? cells(features.get(half + i)) : List.of("", "", ""));
            grid.row(cells.toArray(String[]::new));
        }
        return block.table(grid)
                .line("When all of them are known: " + features.getFirst().known() + ".")
                .breakable();
    }

    private static List<String> cells(Feature feature) {
        return List.of(
                feature.label() + (feature.used() ? "" : " (does not vary, left out)"),
                feature.kind(),
                Numbers.rate(feature.missing()));
    }
}
