package dev.slipway.readout.analysis;

import dev.slipway.readout.analysis.AdjustmentColumns.Compared;
import dev.slipway.readout.model.ObservationalReadout.Balance;
import dev.slipway.readout.model.ObservationalReadout.Overlap;
import dev.slipway.readout.model.ObservationalReadout.Sensitivity;
import dev.slipway.readout.text.Numbers;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.causal.Balance.Row;
import dev.slipway.stats.causal.Balance.Scale;
import dev.slipway.stats.causal.InverseWeighting;
import dev.slipway.stats.causal.PropensityModel;
import dev.slipway.stats.causal.Sensitivity.EValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold for the adjusted estimates to be right, as far as data can show it. */
final class ObservationalDiagnostics {
    static final int BINS = 20;
    /** A standardised difference above this is commonly called unbalanced (Austin 2009). */
    static final double UNBALANCED = 0.1;

    private ObservationalDiagnostics() {}

    /** Largest difference before weighting first; columns that differ without varying within a group are left out. */
    static List<Balance> balance(
            List<Compared> compared, ObservationalSample sample, InverseWeighting.@Nullable Result weighted) {
        double[] weights = weighted == null ? new double[sample.units()] : weighted.weights();
        if (weighted == null) {
            Arrays.fill(weights, 1);
        }
        List<String> places = new ArrayList<>();
        double[][] columns = new double[compared.size()][];
        for (int c = 0; c < columns.length; c++) {
            places.add(Integer.toString(c));
            columns[c] = compared.get(c).values();
        }
        List<Row> table =
                dev.slipway.stats.causal.Balance.table(places, columns, sample.treated(), weights, Scale.POOLED);
        List<Balance> rows = new ArrayList<>();
        for (Row row : dev.slipway.stats.causal.Balance.lovePlot(table)) {
            Compared column = compared.get(Integer.parseInt(row.name()));
            if (Double.isFinite(row.difference()) && Double.isFinite(row.weightedDifference())) {
                Double after = weighted == null ? null : Double.valueOf(row.weightedDifference());
                rows.add(new Balance(column.attribute(), column.label(), row.difference(), after));
            }
        }
        return rows;
    }

    /** Sentences about attributes that the weights did not make alike; none without weights. */
    static List<String> unbalanced(List<Balance> balance) {
        List<String> sentences = new ArrayList<>();
        for (Balance row : balance) {
            Double after = row.after();
            if (after != null && Math.abs(after) > UNBALANCED) {
                sentences.add("After weighting the groups still differ in " + row.label() + " by "
                        + Numbers.fixed(Math.abs(after), 2) + " standard deviations.");
            }
        }
        return sentences;
    }

    static Overlap overlap(
            ObservationalSample sample,
            PropensityModel model,
            InverseWeighting.@Nullable Result weighted,
            boolean[] kept) {
        double[][] shares = new double[2][BINS];
        double lowest = 1;
        double highest = 0;
        long trimmed = 0;
        for (int i = 0; i < sample.units(); i++) {
            double e = model.propensity()[i];
            int bin = Math.min(BINS - 1, (int) (e * BINS));
            boolean treated = sample.treated()[i];
            shares[treated ? 1 : 0][bin] += 1.0 / (treated ? sample.treatedUnits() : sample.controlUnits());
            lowest = Math.min(lowest, e);
            highest = Math.max(highest, e);
            trimmed += kept[i] ? 0 : 1;
        }
        return new Overlap(
                Arrays.stream(shares[1]).boxed().toList(),
                Arrays.stream(shares[0]).boxed().toList(),
                lowest,
                highest,
                weighted == null ? 0 : weighted.effectiveTreated(),
                weighted == null ? 0 : weighted.effectiveControl(),
                trimmed);
    }

    /** Whether some treated units have a propensity that some others reach: without that there is nothing to weight. */
    static boolean overlaps(ObservationalSample sample, PropensityModel model) {
        double lowestTreated = 1;
        double highestOther = 0;
        for (int i = 0; i < sample.units(); i++) {
            double e = model.propensity()[i];
            if (sample.treated()[i]) {
                lowestTreated = Math.min(lowestTreated, e);
            } else {
                highestOther = Math.max(highestOther, e);
            }
        }
        return highestOther >= lowestTreated;
    }

    /**
     * E-values of the weighted estimate. Of a rate from the ratio of the weighted rates, its interval that of the difference
     * over the others' rate, taken as known; of other outcomes from the difference over the standard deviation within the
     * groups. Null where no ratio can be made.
     */
    static @Nullable Sensitivity sensitivity(
            ObservationalSample sample, InverseWeighting.Result weighted, boolean rate) {
        Effect effect = weighted.effect();
        if (!(effect.standardError() > 0) || !Double.isFinite(effect.estimate())) {
            return null;
        }
        double base = weighted.controlMean();
        if (rate && !(base > 0 && base + effect.low() > 0)) {
            return null;
        }
        EValue value;
        if (rate) {
            value = dev.slipway.stats.causal.Sensitivity.riskRatio(
                    (base + effect.estimate()) / base, (base + effect.low()) / base, (base + effect.high()) / base);
        } else {
            double within = Math.sqrt((Moments.of(sample.outcomes(true)).variance()
                            + Moments.of(sample.outcomes(false)).variance())
                    / 2);
            if (!(within > 0)) {
                return null;
            }
            value = dev.slipway.stats.causal.Sensitivity.standardisedDifference(
                    effect.estimate() / within, effect.standardError() / within);
        }
        if (!Double.isFinite(value.point())) {
            return null;
        }
        return new Sensitivity(value.point(), value.limit(), sentence(value, rate));
    }

    private static String sentence(EValue value, boolean rate) {
        if (value.limit() <= 1) {
            return "The weighted interval holds 0 already, so nothing unmeasured is needed to explain the difference (E-value "
                    + Numbers.ratio(value.point()) + " for the estimate).";
        }
        return "To explain the weighted effect away, something that was not measured would have to make both being treated and"
                + (rate ? " the outcome " : " a high outcome ") + Numbers.ratio(value.point())
                + " times as likely, beyond everything adjusted for; " + Numbers.ratio(value.limit())
                + " times would be enough to bring the end of the interval to 0 (E-values"
                + (rate ? ")." : ", approximate for an outcome that is no rate).");
    }
}
