package dev.slipway.readout;

import dev.slipway.readout.model.MetricReadout;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a metric is about, for questions in words. */
enum Topic {
    /** How much people do: counts and means that should rise. */
    ENGAGEMENT,
    RETENTION,
    /** Amounts of money. */
    REVENUE;

    private static final Pattern RETAINED = Pattern.compile("retention|retained|\\bback on\\b|came back|churn");
    private static final Pattern MONEY = Pattern.compile("revenue|spend|spent|amount|sales|gmv|income|arpu|price");

    /** Null where a metric is about something else, such as conversion. */
    static @Nullable Topic of(MetricReadout metric) {
        String words = (metric.key().replace('_', ' ') + " " + metric.label()).toLowerCase(Locale.ROOT);
        if (metric.kind().equals("retention") || RETAINED.matcher(words).find()) {
            return RETENTION;
        }
        // A mean over events sums their amounts; a mean of a column is what its name says.
        boolean mean = metric.kind().equals("mean");
        if ((mean && metric.window() != null)
                || (!metric.rate() && MONEY.matcher(words).find())) {
            return REVENUE;
        }
        return (mean || metric.kind().equals("count")) && metric.better().equals("higher") ? ENGAGEMENT : null;
    }

    List<MetricReadout> among(List<MetricReadout> metrics) {
        return metrics.stream().filter(metric -> of(metric) == this).toList();
    }
}
