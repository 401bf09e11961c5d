package dev.slipway.learning.learner;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.text.Closest;
import dev.slipway.core.text.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Values of all hyper-parameters of a family: those asked for, the usual ones for the others. Nothing is ignored silently. */
final class Settings {
    private final Map<String, Double> values = new TreeMap<>();

    private Settings() {}

    static Settings of(String family, List<HyperParameter> known, Map<String, Double> asked) {
        Settings settings = new Settings();
        List<String> names = known.stream().map(HyperParameter::name).toList();
        for (String name : asked.keySet()) {
            if (!names.contains(name)) {
                throw invalid(
                        "The learner " + family + " has no setting " + Phrases.quoted(name) + ".",
                        names.isEmpty()
                                ? "Leave it out; there is nothing to set."
                                : Phrases.didYouMean(Closest.to(name, names)) + "It has " + Phrases.and(names) + ".");
            }
        }
        for (HyperParameter knob : known) {
            double value = asked.getOrDefault(knob.name(), knob.usual());
            if (!(value >= knob.low() && value <= knob.high()) || (knob.whole() && value != Math.rint(value))) {
                throw invalid(
                        String.format(
                                Locale.ROOT, "The setting %s of the learner %s is %s.", knob.name(), family, value),
                        String.format(
                                Locale.ROOT,
                                "Give a %snumber from %s to %s.",
                                knob.whole() ? "whole " : "",
                                Phrases.number(knob.low()),
                                Phrases.number(knob.high())));
            }
            settings.values.put(knob.name(), value);
        }
        return settings;
    }

    double real(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no setting " + name);
        }
        return value;
    }

    int whole(String name) {
        return (int) real(name);
    }

    private static SlipwayException invalid(String message, String remedy) {
        return new SlipwayException(ErrorCategory.STUDY_INVALID, message, remedy);
    }
}
