package dev.slipway.core.study;

import dev.slipway.core.text.Phrases;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the source of a study allows the rest of the file to name.
 *
 * @param world the simulated world; null when there is none or it is not known
 * @param days days of simulated data; null when not known
 * @param planned days that exposure is planned to last; null when the study does not say
 * @param columns columns of the unit table; null when there is none or it can't be read
 * @param rollout whether files of events come with one of who adopted what by themselves
 */
record StudyFacts(
        Kind kind,
        @Nullable WorldDescription world,
        @Nullable Integer days,
        @Nullable Integer planned,
        @Nullable List<String> columns,
        boolean rollout) {
    enum Kind {
        SIMULATE,
        UNIT_TABLE,
        EVENTS,
        /** A simulated world of users and weeks. */
        WEEKS,
        UNKNOWN
    }

    static final StudyFacts UNKNOWN = new StudyFacts(Kind.UNKNOWN, null, null, null, null);

    StudyFacts(
            Kind kind,
            @Nullable WorldDescription world,
            @Nullable Integer days,
            @Nullable Integer planned,
            @Nullable List<String> columns) {
        this(kind, world, days, planned, columns, false);
    }

    static StudyFacts events(boolean rollout) {
        return new StudyFacts(Kind.EVENTS, null, null, null, null, rollout);
    }

    /** Whether a metric looks at columns rather than events. */
    boolean hasColumns() {
        return kind == Kind.UNIT_TABLE || kind == Kind.WEEKS;
    }

    /** Why a window can't be, and what to do. */
    record TooLong(String message, String remedy) {}

    StudyFacts withPlanned(@Nullable Integer plannedDays) {
        return new StudyFacts(kind, world, days, plannedDays, columns, rollout);
    }

    /** Set when the data ends before anybody's window does: a window as long as the data leaves nobody mature either. */
    @Nullable
    TooLong inData(String whose, Duration window) {
        return tooLong(
                whose,
                window,
                days,
                "the data of ",
                "No unit would ever be mature. Use a shorter window or simulate more days.");
    }

    /** Set when nobody would be mature at the planned end, where the decision is made. */
    @Nullable
    TooLong inPlan(String whose, Duration window) {
        return tooLong(
                whose,
                window,
                planned,
                "the planned ",
                "No unit would be mature at the planned end. Use a shorter window or a larger planned_days.");
    }

    private static @Nullable TooLong tooLong(
            String whose, Duration window, @Nullable Integer limit, String what, String remedy) {
        if (limit == null || window.compareTo(Duration.ofDays(limit)) < 0) {
            return null;
        }
        String than = window.equals(Duration.ofDays(limit)) ? " is as long as " : " is longer than ";
        return new TooLong(
                whose + " of " + Durations.inWords(window) + than + what + Phrases.count(limit, "day", "days"), remedy);
    }
}
