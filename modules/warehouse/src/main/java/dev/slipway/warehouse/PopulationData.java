package dev.slipway.warehouse;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Active users by calendar day, of everyone and of each variant. Treat every array as read-only; all have one entry per
 * day.
 *
 * @param zone whose calendar days they are
 * @param firstDay of the arrays, in days since 1970-01-01; the others follow without a gap
 * @param series everyone first, then the variants, control first
 */
public record PopulationData(ZoneId zone, long firstDay, List<Series> series) {
    public PopulationData {
        series = List.copyOf(series);
    }

    /**
     * The days of one population.
     *
     * @param variant null for everyone: all users that the study knows, in the experiment or not
     * @param daily users active on the day
     * @param weekly users active on the day or one of the 6 before it
     * @param monthly users active on the day or one of the 27 before it
     * @param newUsers of everyone, users not seen before; of a variant, units first exposed
     * @param sessions begun on the day
     */
    public record Series(
            @Nullable String variant,
            long[] daily,
            long[] weekly,
            long[] monthly,
            long[] newUsers,
            long[] sessions,
            long[] events,
            double[] revenue) {
        public int days() {
            return daily.length;
        }

        /** Daily over monthly active users; NaN on a day without any. */
        public double stickiness(int day) {
            return monthly[day] == 0 ? Double.NaN : daily[day] / (double) monthly[day];
        }

        /** NaN on a day without active users. */
        public double revenuePerActiveUser(int day) {
            return daily[day] == 0 ? Double.NaN : revenue[day] / daily[day];
        }
    }
}
