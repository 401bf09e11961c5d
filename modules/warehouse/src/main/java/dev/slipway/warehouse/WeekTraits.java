package dev.slipway.warehouse;

import dev.slipway.warehouse.ExperimentData.Category;
import java.util.Map;

/**
 * What users' weeks were like, beside their counts: one entry for each cell of {@link UnitWeeks}, in its order; zero and −1 in a week
 * without events. Treat every array as read-only.
 *
 * @param exposedWeek by user, week of the arrays in which the unit met the experiment, {@link UnitWeeks#NEVER} for users who don't count
 * @param activeDays days with an event
 * @param visits begun in the week
 * @param seconds of the visits that began in it
 * @param intent what the first visit that began in the week was for
 * @param columns of each text column of the events that the study names, the value of the week's first event that has one
 */
public record WeekTraits(
        int[] exposedWeek,
        int[] activeDays,
        int[] visits,
        int[] seconds,
        Category intent,
        Map<String, Category> columns) {}
