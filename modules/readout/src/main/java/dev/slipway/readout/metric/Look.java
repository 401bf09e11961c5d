package dev.slipway.readout.metric;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A look at one comparison and the planned looks before it: how many units counted at each and which share of the plan
 * was over.
 *
 * @param units that counted, ascending; this look last
 * @param shares of the plan that were over, ascending; this look last
 * @param weekly the boundaries of a look at the same units for another week; null where looks see other units
 */
public record Look(
        double[] units, double[] shares, @Nullable Weekly weekly) {
    /** A look that sees units which earlier looks did not. */
    public Look(double[] units, double[] shares) {
        this(units, shares, null);
    }

    /**
     * Boundaries of a look at the end of a week, in standard errors; see {@link WeeklyLooks}.
     *
     * @param week from 1
     * @param group of the planned looks, for the difference
     * @param anytime of a look at the end of every week, for the difference
     * @param groupLevel as {@code group}, for the treatment's level
     * @param anytimeLevel as {@code anytime}, for the treatment's level
     */
    public record Weekly(int week, double group, double anytime, double groupLevel, double anytimeLevel) {}

    /** A look that no other came before and that ends the plan. */
    static Look only(long units) {
        return new Look(new double[] {units}, new double[] {1});
    }

    /** The share of the plan that is over. */
    public double share() {
        return shares[shares.length - 1];
    }

    /** The counting units of both arms by day. */
    public static final class History {
        private final LookDays plan;
        private final long[] counting;

        /** @param counting units of both arms that counted by the end of each day */
        History(LookDays plan, long[] counting) {
            this.plan = plan;
            this.counting = counting;
        }

        public static History of(MetricColumn column, int treatment, LookDays plan) {
            return ColumnSums.of(column).history(treatment, plan);
        }

        /** The look at the end of the data, at this many units. */
        public Look now(long units) {
            return counting.length == 0 ? only(units) : at(counting.length, units);
        }

        /** The look at the end of a day; planned looks at which nobody new counted are left out, nothing being spent. */
        Look at(int day, long units) {
            double[] n = new double[plan.count() + 1];
            double[] share = new double[plan.count() + 1];
            int k = 0;
            // The look that ends the plan is the one made now, however late: nothing is spent before it at the planned
            // end.
            for (int look = 1; look <= plan.count() && plan.day(look) < day && plan.share(plan.day(look)) < 1; look++) {
                long then = counting[Math.min(plan.day(look), counting.length) - 1];
                if (then > (k == 0 ? 0 : n[k - 1]) && then < units) {
                    n[k] = then;
                    share[k++] = plan.share(plan.day(look));
                }
            }
            n[k] = units;
            share[k++] = plan.share(day);
            return new Look(Arrays.copyOf(n, k), Arrays.copyOf(share, k));
        }
    }
}
