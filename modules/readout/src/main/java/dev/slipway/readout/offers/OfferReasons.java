package dev.slipway.readout.offers;

import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.uplift.EffectReasons;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.PredictionWords;
import dev.slipway.readout.text.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Why each user gets the offer: the features that speak most for it against the next best, or against it. */
record OfferReasons(FeatureTable table, int[] rows, EffectReasons reasons) {
    private static final int NAMED = 3;
    private static final int DIGITS = 3;

    /** Less than half a cent is not worth a word. */
    private static final double LEAST = 0.005;

    /**
     * In words: {@code Sessions, last 4 weeks 14: +€0.21; Channel social: +€0.08}, amounts per week.
     *
     * @param user its place in the week after the data
     * @param chosen offer, 0 for none
     * @param other the next best
     */
    String of(int user, int chosen, int other) {
        double[] added = new double[reasons.features().size()];
        for (int f = 0; f < added.length; f++) {
            added[f] = added(chosen, user, f) - added(other, user, f);
        }
        List<Integer> largest = new ArrayList<>();
        for (int n = 0; n < NAMED; n++) {
            int best = -1;
            for (int f = 0; f < added.length; f++) {
                boolean more = best < 0 || Math.abs(added[f]) > Math.abs(added[best]);
                best = more && !largest.contains(f) ? f : best;
            }
            if (best >= 0 && Math.abs(added[best]) >= LEAST) {
                largest.add(best);
            }
        }
        return String.join(
                "; ", largest.stream().map(f -> words(user, f, added[f])).toList());
    }

    private double added(int offer, int user, int feature) {
        return offer == 0 ? 0 : reasons.added()[offer - 1][user][feature];
    }

    private String words(int user, int f, double added) {
        Feature feature = table.feature(reasons.features().get(f));
        return PredictionWords.feature(feature.name()) + " " + value(feature, rows[user]) + ": "
                + Numbers.moneyDifference(added);
    }

    private static String value(Feature feature, int row) {
        double value = feature.value(row);
        if (Double.isNaN(value)) {
            return "not known";
        }
        return feature instanceof Feature.Categorical category
                ? Words.level(category.levels().get((int) value))
                : number(new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Numbers.count((long) value) : Numbers.plain(value);
    }
}
