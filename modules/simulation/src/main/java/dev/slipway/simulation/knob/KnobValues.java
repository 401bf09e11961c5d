package dev.slipway.simulation.knob;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.WorldDescription.Knob;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The values of a world's knobs: those that a study gives, checked, and the defaults of the others. */
public final class KnobValues {
    private KnobValues() {}

    /**
     * All numbers of one kind.
     *
     * @param world its name, for the sentence that refuses
     * @param kind {@code effect} or {@code parameter}
     * @throws SlipwayException STUDY_INVALID for a name that the world does not have and for a value out of bounds
     */
    public static Map<String, Double> resolve(
            String world, String kind, Map<String, Knob> knobs, Map<String, Double> given) {
        given.forEach((name, value) -> check(world, kind, name, knobs, value));
        Map<String, Double> resolved = new LinkedHashMap<>();
        knobs.forEach((name, knob) -> resolved.put(name, given.getOrDefault(name, knob.byDefault())));
        return resolved;
    }

    private static void check(String world, String kind, String name, Map<String, Knob> knobs, double value) {
        Knob knob = knobs.get(name);
        if (knob == null) {
            throw new SlipwayException(
                    ErrorCategory.STUDY_INVALID,
                    "The " + world + " world has no " + kind + " named " + name + ".",
                    "Choose one of: " + String.join(", ", knobs.keySet()) + ".");
        }
        if (!(value >= knob.low() && value <= knob.high())) {
            throw new SlipwayException(
                    ErrorCategory.STUDY_INVALID,
                    String.format(Locale.ROOT, "The %s %s is %s, outside its bounds.", kind, name, value),
                    String.format(Locale.ROOT, "Choose a value from %s to %s.", knob.low(), knob.high()));
        }
    }
}
