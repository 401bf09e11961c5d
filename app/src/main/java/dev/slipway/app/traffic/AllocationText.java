package dev.slipway.app.traffic;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.RampStep;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An allocation as a piece of a study file. */
record AllocationText(Allocation allocation) {
    private static final Pattern KEY = Pattern.compile("(?m)^([ ]+)allocation[ ]*:|[{,][ ]*(allocation)[ ]*:");
    private static final Pattern EXPERIMENT = Pattern.compile("(?m)^experiment[ ]*:[ ]*(#.*)?\\R([ ]+)");

    /** "allocation: {coverage: 1, …}" on one line. */
    String line() {
        String variants = allocation.variants().entrySet().stream()
                .map(weight -> weight.getKey() + ": " + plain(weight.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
        String ramp = allocation.ramp().stream()
                .map(AllocationText::step)
                .collect(Collectors.joining(", ", ", ramp: [", "]"));
        boolean whole = allocation.layerRange().getFirst() == 0
                && allocation.layerRange().getLast() == dev.slipway.charts.AllocationBarPicture.BUCKETS;
        return "allocation: {coverage: " + plain(allocation.coverage())
                + (allocation.ramp().isEmpty() ? "" : ramp)
                + ", layer: " + allocation.layer()
                + (whole ? "" : ", layer_range: " + allocation.layerRange())
                + (allocation.holdout() > 0 ? ", holdout: " + plain(allocation.holdout()) : "")
                + ", variants: " + variants + "}";
    }

    private static String step(RampStep step) {
        return "{day: " + step.day() + ", coverage: " + plain(step.coverage()) + "}";
    }

    private static String plain(double share) {
        BigDecimal number = BigDecimal.valueOf(share).setScale(6, RoundingMode.HALF_UP);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** The study's text with this allocation in place of its own; everything else, comments included, stays. */
    String in(String study) {
        Matcher key = KEY.matcher(study);
        if (key.find()) {
            boolean block = key.group(1) != null;
            int from = block ? key.end(1) : key.start(2);
            int colon = key.end();
            int brace = study.indexOf('{', colon);
            boolean flow = brace >= 0 && study.substring(colon, brace).isBlank();
            int to = flow
                    ? closing(study, brace)
                    : blockEnd(study, colon, block ? key.group(1).length() : 0);
            return study.substring(0, from) + line() + study.substring(to);
        }
        Matcher experiment = EXPERIMENT.matcher(study);
        if (experiment.find()) {
            return study.substring(0, experiment.end())
                    + line()
                    + "\n"
                    + experiment.group(2)
                    + study.substring(experiment.end());
        }
        throw new SlipwayException(
                ErrorCategory.STUDY_INVALID,
                "The place of the allocation in the study's file was not found. Nothing was written.",
                "Copy the allocation as YAML and paste it under experiment.");
    }

    /** After the brace that closes the one at {@code open}. */
    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    /** The end of the last line that is indented deeper than the key. */
    private static int blockEnd(String text, int colon, int indent) {
        int end = lineEnd(text, colon);
        int at = end;
        while (at < text.length()) {
            int next = lineEnd(text, at + 1);
            String line = text.substring(at + 1, next);
            if (!line.isBlank() && line.length() - line.stripLeading().length() <= indent) {
                break;
            }
            end = line.isBlank() ? end : next;
            at = next;
        }
        return end;
    }

    private static int lineEnd(String text, int from) {
        int end = from > text.length() ? -1 : text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
