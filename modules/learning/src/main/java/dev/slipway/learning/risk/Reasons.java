package dev.slipway.learning.risk;

import dev.slipway.core.text.Phrases;
import dev.slipway.learning.TrainedModel;
import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.risk.RiskReport.Reason;
import dev.slipway.stats.math.Checks;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Why rows were scored as they were: the features that moved each score most. */
public final class Reasons {
    private static final String MISSING = "missing";
    private static final int DIGITS = 4;

    private Reasons() {}

    /**
     * The largest contributions of each row, whichever way they go.
     *
     * @param most reasons per row, at least 1
     * @return by row; each empty where the learner can't tell, as a forest
     */
    public static List<List<Reason>> of(TrainedModel model, FeatureTable table, int[] rows, int most) {
        Checks.atLeast(most, 1, "reasons per row");
        double[][] contributions = model.reasons(table, rows).orElse(new double[rows.length][0]);
        List<List<Reason>> reasons = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            reasons.add(of(model.features(), contributions[i], table, rows[i], most));
        }
        return List.copyOf(reasons);
    }

    private static List<Reason> of(List<String> features, double[] added, FeatureTable table, int row, int most) {
        return IntStream.range(0, added.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -Math.abs(added[k])))
                .limit(most)
                .map(k -> new Reason(features.get(k), value(table.feature(features.get(k)), row), added[k]))
                .toList();
    }

    private static String value(Feature feature, int row) {
        double value = feature.value(row);
        if (Double.isNaN(value)) {
            return MISSING;
        }
        return feature instanceof Feature.Categorical category
                ? category.levels().get((int) value)
                : Phrases.number(rounded(value));
    }

    /** To four digits that count; whole numbers stay as they are. */
    private static double rounded(double value) {
        return value == Math.rint(value)
                ? value
                : new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue();
    }
}
