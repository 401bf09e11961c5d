package dev.slipway.readout.metric;

import java.time.Duration;
import java.util.Arrays;

/**
 * A look at one comparison and the planned looks before it: how many units counted at each and which share of the plan
 * was over.
 *
 * @param units that counted, ascending; this look last
 * @param shares of the plan that were over, ascending; this look last
 */
public record Look(double[] units, double[] shares) {
    /** A look that no other came before and that ends the plan. */
    static Look only(long units) {
        return new Look(new double[] {units}, new double[] {1});
    }

    /** The counting units of both arms by day. */
    public static final class History {
        private static final long DAY = Duration.ofDays(1).toMillis();

        private final LookDays plan;
        private final long[] counting;

        private History(LookDays plan, long[] counting) {
            this.plan = plan;
            this.counting = counting;
        }

        public static History of(MetricColumn column, int treatment, LookDays plan) {
            long[] maturedAt = column.maturedAt();
            long first = column.data().firstDay();
            int days = maturedAt == null ? 0 : (int) Math.ceilDiv(column.data().dataEnd() - first, DAY);
            long[] counting = new long[days];
            for (int u = 0; maturedAt != null && u < maturedAt.length; u++) {
                int arm = column.data().variant()[u];
                if (column.usable()[u] && (arm == 0 || arm == treatment)) {
                    counting[(int) Math.clamp(Math.ceilDiv(maturedAt[u] - first, DAY) - 1, 0, days - 1L)]++;
                }
            }
            Arrays.parallelPrefix(counting, Long::sum);
            return new History(plan, counting);
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
