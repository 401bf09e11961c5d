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
    private static final String LEVEL = "treatment_mean";
    private static final String ERROR = "standard_error";

    /** "control 41.2% of 22,537, treatment 46.1% of 22,436, standard error 0.47 pp". */
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
        return standardError == null ? text.toString() : text + ", standard error " + format.error(standardError);
    }

    /** A method's own numbers: "multiplier 3.21, tuned at 54,321". */
    static String own(MetricReadout metric, Map<String, Object> detail) {
        MetricFormat format = MetricFormat.of(metric);
        return detail.entrySet().stream()
                .map(field -> field.getKey().replace('_', ' ') + " " + shown(format, field.getKey(), field.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Levels and errors in the metric's unit, as in the rows beside them; everything else as numbers and words. */
    private static String shown(MetricFormat format, String key, Object value) {
        return switch (value) {
            case Double number -> number(format, key, number);
            case Integer number -> Numbers.count(number);
            case String text -> MethodNotes.of(text).name();
            default -> value.toString();
        };
    }

    private static String number(MetricFormat format, String key, double value) {
        if (key.startsWith(LEVEL)) {
            return format.level(value);
        }
        return key.equals(ERROR) ? format.error(value) : Numbers.plain(value);
    }

    static String warnings(List<String> warnings) {
        return warnings.isEmpty() ? "none" : String.join(" ", warnings);
    }
}
