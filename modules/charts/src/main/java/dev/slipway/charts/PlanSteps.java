package dev.slipway.charts;

import dev.slipway.readout.text.Numbers;

/**
 * What a step of a power curve is in words: a day, or so many users where all begin at once.
 *
 * @param usersPerDay users of an arm that a day of the curve stands for; 0 where days are days
 */
record PlanSteps(double usersPerDay) {
    private boolean days() {
        return !(usersPerDay > 0);
    }

    /** {@code 28 days}, {@code 1,062 users an arm}. */
    String span(int day) {
        return days() ? Numbers.counted(day, "day", "days") : users(day);
    }

    /** {@code day 28}, {@code 1,062 users an arm}. */
    String at(int day) {
        return days() ? "day " + day : users(day);
    }

    private String users(int day) {
        return Numbers.count(Math.round(day * usersPerDay)) + " users an arm";
    }

    /** What the upright line stands for. */
    String end() {
        return days() ? "planned end" : "this study";
    }

    /** A number below the axis; the first one says what is counted. */
    String tick(double steps) {
        String number = days() ? Numbers.count(Math.round(steps)) : Numbers.count(Math.round(steps * usersPerDay));
        return steps == 0 ? (days() ? "0 days" : "0 users") : number;
    }

    /** How far a day is from the upright line. */
    String remark(int day, int planned) {
        if (day == planned) {
            return days() ? "the planned end" : "as many as in this study";
        }
        int apart = Math.abs(planned - day);
        return days()
                ? Numbers.counted(apart, "day", "days") + (day < planned ? " before" : " after") + " the planned end"
                : Numbers.count(Math.round(apart * usersPerDay)) + (day < planned ? " fewer" : " more")
                        + " than in this study";
    }

    /** Head of the column of what is needed. */
    String needed() {
        return days() ? "Days to the asked power" : "Users an arm for the asked power";
    }
}
