package dev.slipway.readout.metric;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.WeekValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One comparison at the end of each week, and what each unit contributes to it: the influence values of means, and of ratios by the
 * delta method, divided by the arm's units. Estimates of two weeks covary by the products of their contributions, summed over units,
 * because units are independent of each other; how the weeks of one unit depend on each other does not matter.
 */
final class WeekContributions {
    private static final long WEEK = 7 * 86_400_000L;

    private final MetricColumn column;
    private final WeekValues values;
    private final Comparison.Kind kind;
    private final boolean adjust;

    /** Rows of the treatment, then of the control. */
    private final int[] rows;

    private final int treated;

    /** A week as it stood at its end. */
    record Week(
            BivariateMoments c,
            BivariateMoments t,
            @Nullable Comparison comparison,
            double[] difference,
            double[] level) {}

    WeekContributions(MetricColumn column, int treatment, boolean adjust) {
        this.column = column;
        this.values = Objects.requireNonNull(column.weeks(), "a metric of weeks");
        this.kind = Comparison.Kind.of(column.metric());
        this.adjust = adjust && column.hasCovariate();
        int[] variant = column.data().variant();
        List<Integer> of = new ArrayList<>();
        for (int arm : new int[] {treatment, 0}) {
            for (int u = 0; u < variant.length; u++) {
                if (variant[u] == arm && column.usable()[u]) {
                    of.add(u);
                }
            }
        }
        this.rows = of.stream().mapToInt(Integer::intValue).toArray();
        this.treated = (int) of.stream().filter(u -> variant[u] == treatment).count();
    }

    List<Week> weeks(double level) {
        List<Week> weeks = new ArrayList<>();
        for (int w = 0; w < values.weeks(); w++) {
            weeks.add(week(w, level));
        }
        return weeks;
    }

    private Week week(int w, double level) {
        ArmSums t = new ArmSums(column);
        ArmSums c = new ArmSums(column);
        for (int i = 0; i < rows.length; i++) {
            if (here(rows[i], w)) {
                (i < treated ? t : c).add(y(rows[i], w), x(rows[i], w), covariate(rows[i]));
            }
        }
        BivariateMoments mt = t.values();
        BivariateMoments mc = c.values();
        Comparison plain = Comparison.plain(kind, mt, mc, level);
        Comparison adjusted = adjust ? Comparison.adjusted(kind, t.adjustable(), c.adjustable(), level) : null;
        double theta =
                adjusted != null && adjusted.detail().map().get("theta") instanceof Number n ? n.doubleValue() : 0;
        double[] of = contributions(w, mt, mc);
        double[] difference = theta == 0
                ? of
                : less(theta, of, w, t.adjustable().meanX(), c.adjustable().meanX());
        return new Week(mc, mt, adjusted == null ? plain : adjusted, difference, Arrays.copyOf(of, treated));
    }

    /** By row; 0 of units that were not there yet. */
    private double[] contributions(int w, BivariateMoments t, BivariateMoments c) {
        double[] of = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            BivariateMoments m = i < treated ? t : c;
            if (here(rows[i], w)) {
                of[i] = contribution(y(rows[i], w), x(rows[i], w), m) / (double) m.n();
            }
        }
        return of;
    }

    /** The contributions less what the covariate explains of them. */
    private double[] less(double theta, double[] of, int w, double meanT, double meanC) {
        int[] here = {0, 0};
        for (int i = 0; i < rows.length; i++) {
            here[i < treated ? 0 : 1] += here(rows[i], w) ? 1 : 0;
        }
        double[] rest = of.clone();
        for (int i = 0; i < rows.length; i++) {
            if (here(rows[i], w)) {
                rest[i] -= theta * (covariate(rows[i]) - (i < treated ? meanT : meanC)) / here[i < treated ? 0 : 1];
            }
        }
        return rest;
    }

    private double contribution(double y, double x, BivariateMoments m) {
        if (kind == Comparison.Kind.RATIO) {
            return m.meanX() == 0 ? 0 : (y - m.meanY() / m.meanX() * x) / m.meanX();
        }
        return y - m.meanY();
    }

    /** Whether the unit had met its variant by the end of the week. */
    private boolean here(int row, int w) {
        ExperimentData data = column.data();
        long[] exposed = data.exposedAt();
        return exposed == null || exposed[row] < data.firstDay() + (w + 1) * WEEK;
    }

    private double y(int row, int w) {
        double y = values.value()[row * values.weeks() + w];
        Double cap = column.cap();
        return cap == null ? y : Math.min(cap, y);
    }

    /** From before exposure; 0 without one. */
    private double covariate(int row) {
        double[] of = column.isRatio() ? column.z() : column.x();
        return of == null ? 0 : of[row];
    }

    private double x(int row, int w) {
        double[] denominator = values.denominator();
        if (denominator != null) {
            return denominator[row * values.weeks() + w];
        }
        double[] x = column.x();
        return x == null ? 0 : x[row];
    }
}
