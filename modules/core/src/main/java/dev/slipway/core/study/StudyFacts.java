package dev.slipway.core.study;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the source of a study allows the rest of the file to name.
 *
 * @param world the simulated world; null when there is none or it is not known
 * @param days days of simulated data; null when not known
 * @param columns columns of the unit table; null when there is none or it can't be read
 */
record StudyFacts(
        Kind kind,
        @Nullable WorldDescription world,
        @Nullable Integer days,
        @Nullable List<String> columns) {

    enum Kind {
        SIMULATE,
        UNIT_TABLE,
        EVENTS,
        UNKNOWN
    }

    static final StudyFacts UNKNOWN = new StudyFacts(Kind.UNKNOWN, null, null, null);

    boolean outlasts(Duration window) {
        return days == null || window.compareTo(Duration.ofDays(days)) <= 0;
    }
}
