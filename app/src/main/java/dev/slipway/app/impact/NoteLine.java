package dev.slipway.app.impact;

import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One line of the page behind a number: what it is and what it says. */
record NoteLine(String name, String value) {
    /** "control 41.2% of 22,537, treatment 46.1% of 22,436, standard error 0.0047". */
    static String inputs(MetricReadout metric, Collection<String> arms, @Nullable Double standardError) {
        MetricFormat format = MetricFormat.of(metric);
        StringBuilder text = new StringBuilder();
        for (ArmSummary arm : metric.arms()) {
            Double mean = arm.mean();
            if (arms.contains(arm.variant()) && mean != null) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(arm.variant())
                        .append(' ')
                        .append(format.level(mean))
                        .append(" of ")
                        .append(Numbers.count(arm.n()));
            }
        }
        return standardError == null ? text.toString() : text + ", standard error " + Numbers.plain(standardError);
    }

    /** A method's own numbers: "multiplier 3.21, tuned at 54,321". */
    static String own(Map<String, Object> detail) {
        return detail.entrySet().stream()
                .map(field -> field.getKey().replace('_', ' ') + " " + shown(field.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String shown(Object value) {
        return switch (value) {
            case Double number -> Numbers.plain(number);
            case Integer number -> Numbers.count(number);
            case String text -> MethodNotes.of(text).name();
            default -> value.toString();
        };
    }

    static String warnings(List<String> warnings) {
        return warnings.isEmpty() ? "none" : String.join(" ", warnings);
    }
}
