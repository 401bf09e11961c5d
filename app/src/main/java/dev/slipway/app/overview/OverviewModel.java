package dev.slipway.app.overview;

import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.MetricReadout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The overview of one readout in words.
 *
 * @param note below the verdict: since when it holds, or why there is none
 * @param filter in words when a part of the data is shown; null for the whole
 */
record OverviewModel(
        String verdict,
        String note,
        String headline,
        @Nullable String filter,
        List<RuleLine> rules,
        List<Card> cards,
        List<HealthCheck> health) {

    /** How a rule came out, for its icon. */
    enum Outcome {
        GOOD("fth-check", "icon-ship", "holds"),
        NOT_SHOWN("fth-minus-circle", "icon-hold", "not shown"),
        BAD("fth-x-octagon", "icon-stop", "fired");

        final String icon;
        final String colour;
        final String word;

        Outcome(String icon, String colour, String word) {
            this.icon = icon;
            this.colour = colour;
            this.word = word;
        }
    }

    /** One rule with its number and its limit; estimate and interval are empty where the rule is not about a metric. */
    record RuleLine(Outcome outcome, String title, String estimate, String interval, String because) {}

    /**
     * One metric.
     *
     * @param level of the treatment
     * @param control "control 41.2%"
     * @param accessible all of it in a sentence
     */
    record Card(
            MetricReadout metric,
            String role,
            String level,
            String control,
            String estimate,
            String interval,
            String accessible) {}

    long healthy() {
        return health.stream().filter(check -> check.status().equals("ok")).count();
    }

    long toKnow() {
        return health.stream().filter(check -> check.status().equals("warn")).count();
    }

    long failed() {
        return health.stream().filter(check -> check.status().equals("fail")).count();
    }
}
