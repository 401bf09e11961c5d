package dev.slipway.warehouse;

import java.util.List;

/**
 * Cohorts by the day of first exposure and who of them came back, one entry per cell. Treat every array as read-only.
 *
 * @param variants names, control first; {@code variant} holds their index, −1 for users outside of the experiment
 * @param rolling whether the cell counts days of 24 hours after the first moment; calendar days otherwise
 * @param cohortDay in days since 1970-01-01
 * @param dayNumber days after the first; 0 is the first day itself
 * @param users of the cohort
 * @param mature those of them for whom the day was over by the end of observation
 * @param returned those of them who came back on it
 */
public record RetentionTriangles(
        List<String> variants,
        boolean[] rolling,
        int[] cohortDay,
        int[] variant,
        int[] dayNumber,
        long[] users,
        long[] mature,
        long[] returned) {
    public RetentionTriangles {
        variants = List.copyOf(variants);
    }

    public int cells() {
        return users.length;
    }

    /** Mature and returned users of all cohorts of a variant on a day number, {mature, returned}. */
    public long[] total(boolean byRollingDays, int ofVariant, int day) {
        long[] total = new long[2];
        for (int i = 0; i < users.length; i++) {
            if (rolling[i] == byRollingDays && variant[i] == ofVariant && dayNumber[i] == day) {
                total[0] += mature[i];
                total[1] += returned[i];
            }
        }
        return total;
    }
}
