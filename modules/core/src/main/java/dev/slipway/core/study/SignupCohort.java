package dev.slipway.core.study;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attributes that every study has whose users have sign-up times: the calendar week or month of the sign-up in the study's time
 * zone. The twelve last ones stand alone, all earlier ones are one level. Made only where the study names them.
 */
public enum SignupCohort {
    WEEK("signup_week"),
    MONTH("signup_month");

    /** The column of users that holds the moments. */
    public static final String COLUMN = "signup_time";

    private final String attribute;

    SignupCohort(String attribute) {
        this.attribute = attribute;
    }

    /** As studies name it. */
    public String attribute() {
        return attribute;
    }

    /** As the date functions of SQL name it. */
    public String part() {
        return attribute.substring("signup_".length());
    }

    /** The cohort of that name; null for other attributes. */
    public static @Nullable SignupCohort of(String attribute) {
        return Arrays.stream(values())
                .filter(cohort -> cohort.attribute.equals(attribute))
                .findFirst()
                .orElse(null);
    }

    /**
     * Whether an attribute says what a user is like, and not only when the user came. Cohorts move because time passes: they are
     * groups to look at, and neither something that drifts nor something to predict from.
     */
    public static boolean isInput(String attribute) {
        return of(attribute) == null;
    }

    /** Those that a study names, as a segment or in an analysis. */
    public static List<SignupCohort> named(Study study) {
        return Arrays.stream(values())
                .filter(cohort -> study.segments().contains(cohort.attribute)
                        || AnalysisColumns.attributes(study).containsKey(cohort.attribute))
                .toList();
    }
}
