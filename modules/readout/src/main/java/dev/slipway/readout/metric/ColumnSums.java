package dev.slipway.readout.metric;

import dev.slipway.readout.model.DailyRate;
import dev.slipway.stats.BivariateMoments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a metric's comparisons are made of, from one pass over the units: moments by arm, by day of maturity, by day of exposure. */
final class ColumnSums {
    private static final long DAY = 86_400_000L;

    private final MetricColumn column;
    private final int arms;
    private final ArmSums[] all;
    private final ArmSums[][] matured;
    private final double[][] above;
    private final double[][] below;

    private ColumnSums(MetricColumn column, int days) {
        this.column = column;
        this.arms = column.data().variants().size();
        this.all = accumulators();
        this.matured = new ArmSums[column.maturedAt() == null ? 0 : days][];
        Arrays.setAll(matured, d -> accumulators());
        this.above = new double[column.data().exposedAt() == null ? 0 : days][arms];
        this.below = new double[above.length][arms];
    }

    static ColumnSums of(MetricColumn column) {
        long span = column.data().dataEnd() - column.data().firstDay();
        ColumnSums sums = new ColumnSums(column, (int) Math.ceilDiv(span, DAY));
        sums.read();
        return sums;
    }

    private ArmSums[] accumulators() {
        ArmSums[] sums = new ArmSums[arms];
        Arrays.setAll(sums, a -> new ArmSums(column));
        return sums;
    }

    private void read() {
        double[] ys = column.y();
        double[] x = column.x();
        double[] z = column.z();
        boolean[] usable = column.usable();
        int[] variant = column.data().variant();
        boolean ratio = column.isRatio();
        long[] maturedAt = column.maturedAt();
        long[] exposedAt = column.data().exposedAt();
        long first = column.data().firstDay();
        for (int u = 0; u < ys.length; u++) {
            if (!usable[u]) {
                continue;
            }
            int arm = variant[u];
            double y = ys[u];
            double other = x == null ? 0 : x[u];
            double before = z == null ? 0 : z[u];
            all[arm].add(y, other, before);
            if (maturedAt != null && matured.length > 0) {
                matured[day(maturedAt[u] - first, matured.length)][arm].add(y, other, before);
            }
            int exposed = exposedAt == null ? -1 : (int) Math.floorDiv(exposedAt[u] - first, DAY);
            if (exposed >= 0 && exposed < above.length) {
                above[exposed][arm] += y;
                below[exposed][arm] += ratio ? other : 1;
            }
        }
    }

    /** The day, from 0, by whose end a unit was mature that became so at this moment of the data. */
    static int day(long elapsed, int days) {
        return (int) Math.clamp(Math.ceilDiv(elapsed, DAY) - 1, 0, days - 1L);
    }

    /** Moments of value and covariate or denominator (0 without either) of one arm. */
    BivariateMoments moments(int arm) {
        return all[arm].values();
    }

    /** The same of what CUPED adjusts: see {@link ArmSums#adjustable}. */
    BivariateMoments adjustable(int arm) {
        return all[arm].adjustable();
    }

    /** Moments of the units that were mature by the end of each day; no days without time. */
    List<BivariateMoments> byDay(int arm) {
        return byDay(arm, ArmSums::values);
    }

    /** The same of what CUPED adjusts. */
    List<BivariateMoments> adjustableByDay(int arm) {
        return byDay(arm, ArmSums::adjustable);
    }

    private List<BivariateMoments> byDay(int arm, Function<ArmSums, BivariateMoments> moments) {
        ArmSums soFar = new ArmSums(column);
        List<BivariateMoments> days = new ArrayList<>();
        for (ArmSums[] day : matured) {
            soFar.merge(day[arm]);
            days.add(moments.apply(soFar));
        }
        return days;
    }

    /** How many units of a treatment and the control counted by each day. */
    Look.History history(int treatment, LookDays plan) {
        long[] counting = new long[matured.length];
        for (int d = 0; d < counting.length; d++) {
            long today = matured[d][0].count() + (treatment == 0 ? 0 : matured[d][treatment].count());
            counting[d] = (d == 0 ? 0 : counting[d - 1]) + today;
        }
        return new Look.History(plan, counting);
    }

    /** Means or ratios of the control and the first treatment by day of first exposure; no days without time. */
    List<DailyRate> daily() {
        List<DailyRate> rates = new ArrayList<>();
        for (int d = 0; d < above.length; d++) {
            rates.add(new DailyRate(d + 1, rate(d, 0), rate(d, 1)));
        }
        return rates;
    }

    private @Nullable Double rate(int day, int arm) {
        return below[day][arm] == 0 ? null : above[day][arm] / below[day][arm];
    }
}
