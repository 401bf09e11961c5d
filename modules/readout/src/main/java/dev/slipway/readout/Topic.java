package dev.slipway.readout;

import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.RolloutReadout;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a metric is about, for questions in words. */
enum Topic {
    /** How much people do: counts and means that should rise. */
    ENGAGEMENT,
    RETENTION,
    /** Sums of money that should rise. */
    REVENUE;

    private static final Pattern RETAINED = Pattern.compile("\\b(retention|retained|back on|came back|churn(ed)?)\\b");
    private static final Pattern MONEY = Pattern.compile("\\b(revenue|sales|gmv|income|arpu|arppu)\\b"
            + "|(?<!\\b(time|minutes|hours|seconds) )\\bspend\\b(?! of time)");
    /** An amount of time, not the length of a window: "minutes watched", but not "in 48 hours". */
    private static final Pattern TIME = Pattern.compile("(?<!\\d )\\b(time|minutes?|hours?|seconds?|duration)\\b");

    /** Null where a metric is about something else, such as conversion. */
    static @Nullable Topic of(MetricReadout metric) {
        String words = words(metric.key()) + " | " + words(metric.label());
        boolean mean = metric.kind().equals("mean");
        boolean rises = metric.better().equals("higher");
        if (metric.kind().equals("retention") || RETAINED.matcher(words).find()) {
            return RETENTION;
        }
        if (metric.rate() || !rises) {
            return null;
        }
        // A mean over events sums their amounts; a mean of a column is what its name says.
        boolean amounts =
                mean && metric.window() != null && !TIME.matcher(words).find();
        if (amounts || MONEY.matcher(words).find()) {
            return REVENUE;
        }
        return mean || metric.kind().equals("count") ? ENGAGEMENT : null;
    }

    private static String words(String name) {
        return name.replaceAll("[_\\-.]+", " ").toLowerCase(Locale.ROOT);
    }

    /** What a rollout's outcome is about; null where fewer is better, or the study does not say which is. */
    static @Nullable Topic of(RolloutReadout rollout) {
        if (!"higher".equals(rollout.better())) {
            return null;
        }
        return switch (rollout.effects().outcome()) {
            case "revenue" -> REVENUE;
            case "active" -> RETENTION;
            default -> ENGAGEMENT;
        };
    }

    List<MetricReadout> among(List<MetricReadout> metrics) {
        return metrics.stream().filter(metric -> of(metric) == this).toList();
    }
}
