package dev.slipway.core.study;

import java.util.List;
import java.util.Map;

/**
 * What a study may name of a simulated world; the validator checks against it, the simulation screen shows it.
 *
 * @param events names of the events that the world emits, in the order of its funnel
 * @param attributes user attributes that segments, drift and covariates may name, text and numeric
 * @param covariates the numeric attributes known before exposure
 * @param effects planted effects by name, with default, bounds and words
 * @param parameters other numbers by name, with default, bounds and words
 * @param eventsPerUser about how many events one user leaves, for the size shown before a run
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
        double eventsPerUser) {

    /**
     * A number that a person may turn.
     *
     * @param unit {@code pp} for shares shown as percentage points, {@code share}, {@code x}, {@code per_day}, …
     */
    public record Knob(String label, String unit, double byDefault, double low, double high, String help) {}
}
