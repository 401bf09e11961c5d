package dev.slipway.warehouse;

import dev.slipway.warehouse.ExperimentData.Category;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each known user did in each week, in the experiment or not. Values of user u in week w are at
 * {@code u * weeks + w}; a week without events holds zeros. Treat every array as read-only.
 *
 * @param firstWeek number of week 0 of the arrays, counted from the study's first day: negative where users were active
 *     before it
 * @param weeks in the arrays; the last may not be over
 * @param fullWeeks the first so many of them are wholly observed at their end
 * @param userIds of each user, units of the experiment after the users outside of it
 * @param variants names, control first
 * @param variant index of each user's variant; −1 outside of the experiment and for units that don't count
 * @param adoptedWeek week of the arrays in which each user adopted the rollout that nobody randomised, {@link #NEVER}
 *     where not by the end of observation; negative for an adoption before the first week
 * @param counts of each event that the study names
 * @param categories text attributes known before exposure, by name
 * @param numbers numeric attributes by name; NaN is missing
 * @param traits null where the study does not ask about drift
 */
public record UnitWeeks(
        int firstWeek,
        int weeks,
        int fullWeeks,
        String[] userIds,
        List<String> variants,
        int[] variant,
        int[] adoptedWeek,
        int[] sessions,
        int[] events,
        double[] revenue,
        Map<String, int[]> counts,
        Map<String, Category> categories,
        Map<String, double[]> numbers,
        @Nullable WeekTraits traits) {
    /** Weeks of a study that does not ask about drift. */
    public UnitWeeks(
            int firstWeek,
            int weeks,
            int fullWeeks,
            String[] userIds,
            List<String> variants,
            int[] variant,
            int[] adoptedWeek,
            int[] sessions,
            int[] events,
            double[] revenue,
            Map<String, int[]> counts,
            Map<String, Category> categories,
            Map<String, double[]> numbers) {
        this(
                firstWeek,
                weeks,
                fullWeeks,
                userIds,
                variants,
                variant,
                adoptedWeek,
                sessions,
                events,
                revenue,
                counts,
                categories,
                numbers,
                null);
    }

    /** Not adopted by the end of observation. */
    public static final int NEVER = Integer.MAX_VALUE;

    public int users() {
        return userIds.length;
    }

    /** Whether the user left any event in the week. */
    public boolean active(int user, int week) {
        return events[user * weeks + week] > 0;
    }
}
