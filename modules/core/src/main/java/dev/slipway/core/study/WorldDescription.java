package dev.slipway.core.study;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a study may name of a simulated world; the validator checks against it, the simulation screen shows it.
 *
 * @param events names of the events that the world emits, in the order of its funnel
 * @param attributes user attributes that segments, drift and covariates may name, text and numeric
 * @param covariates the numeric attributes known before exposure
 * @param effects planted effects by name, with default, bounds and words
 * @param parameters other numbers by name, with default, bounds and words
 * @param eventsPerUser about how many events one user leaves, for the size shown before a run
 * @param eventColumns text columns of the events that drift may name, beside the event's name
 * @param weekly number columns of the table {@code behavior_weekly}, which has one row a user and week; a world that has it has
 *     no events
 * @param weeklyTexts its text columns with their levels, such as the offer that was made
 * @param noRamp why coverage can't grow along a ramp in this world, a short headline without a full stop; null where it can
 * @param check finds numbers that each keep their bounds and still don't go together
 */
public record WorldDescription(
        String name,
        String title,
        String summary,
        List<String> events,
        List<String> attributes,
        List<String> covariates,
        Map<String, Knob> effects,
        Map<String, Knob> parameters,
        double eventsPerUser,
        List<String> eventColumns,
        List<String> weekly,
        Map<String, List<String>> weeklyTexts,
        @Nullable String noRamp,
        Check check) {
    /** A world of events. */
    public WorldDescription(
            String name,
            String title,
            String summary,
            List<String> events,
            List<String> attributes,
            List<String> covariates,
            Map<String, Knob> effects,
            Map<String, Knob> parameters,
            double eventsPerUser,
            List<String> eventColumns,
            Check check) {
        this(
                name,
                title,
                summary,
                events,
                attributes,
                covariates,
                effects,
                parameters,
                eventsPerUser,
                eventColumns,
                List.of(),
                Map.of(),
                null,
                check);
    }

    /** A world whose events have no column of text but their name. */
    public WorldDescription(
            String name,
            String title,
            String summary,
            List<String> events,
            List<String> attributes,
            List<String> covariates,
            Map<String, Knob> effects,
            Map<String, Knob> parameters,
            double eventsPerUser,
            Check check) {
        this(
                name,
                title,
                summary,
                events,
                attributes,
                covariates,
                effects,
                parameters,
                eventsPerUser,
                List.of(),
                check);
    }

    /** A world whose numbers go together in any way that their bounds allow. */
    public WorldDescription(
            String name,
            String title,
            String summary,
            List<String> events,
            List<String> attributes,
            List<String> covariates,
            Map<String, Knob> effects,
            Map<String, Knob> parameters,
            double eventsPerUser) {
        this(
                name,
                title,
                summary,
                events,
                attributes,
                covariates,
                effects,
                parameters,
                eventsPerUser,
                chosen -> List.of());
    }

    /** What a world has against numbers that each keep their bounds. */
    @FunctionalInterface
    public interface Check {
        /** Everything that does not go together; empty when the world can be simulated as chosen. */
        List<Conflict> conflicts(Source.Simulate chosen);
    }

    /**
     * A number that the others leave no room for.
     *
     * @param group {@code effects} or {@code parameters}; empty for a number of the simulation itself, such as its days
     * @param name the number that gives way most easily
     * @param message a short headline without a full stop
     * @param remedy a sentence
     */
    public record Conflict(String group, String name, String message, String remedy) {}

    /**
     * A number that a person may turn.
     *
     * @param unit {@code pp} for shares shown as percentage points, {@code share}, {@code x}, {@code per_day}, …
     */
    public record Knob(String label, String unit, double byDefault, double low, double high, String help) {}
}
