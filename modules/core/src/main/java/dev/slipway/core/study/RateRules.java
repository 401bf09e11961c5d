package dev.slipway.core.study;

import dev.slipway.core.text.Phrases;
import dev.slipway.core.yaml.YamlNode.Entry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers on the scale of a rate: shares from 0 to 1, never percentages. A margin of 2 on a rate would let a guardrail
 * pass whatever happens.
 */
final class RateRules {
    private static final double PERCENT = 100;

    private final Problems problems;
    private final boolean rate;

    /** @param kind of the metric; null when it is not known */
    RateRules(Problems problems, @Nullable String kind) {
        this.problems = problems;
        this.rate = "proportion".equals(kind) || "retention".equals(kind);
    }

    /** The numbers of one metric. */
    void check(Fields metric) {
        Double margin = metric.number("margin");
        if (rate && margin != null && margin >= 1) {
            refuse(metric, "margin", margin, "A margin", "would allow any change of a rate", "between 0 and 1");
        }
        Double ceiling = metric.number("ceiling");
        if (rate && ceiling != null && (ceiling < 0 || ceiling > 1)) {
            refuse(metric, "ceiling", ceiling, "A ceiling", "is no rate", "from 0 to 1");
        }
    }

    /** The numbers of the decision, which are on the scale of the primary metric. */
    void decision(Fields decision) {
        Double effect = decision.number("minimum_effect");
        if (rate && effect != null && effect >= 1) {
            String reason = "is more than a rate can change";
            refuse(decision, "minimum_effect", effect, "A minimum_effect", reason, "between 0 and 1");
        }
        Double above = decision.number("ship_above");
        if (rate && above != null && Math.abs(above) >= 1) {
            String reason = "is more than a rate can change";
            refuse(decision, "ship_above", above, "A ship_above", reason, "between -1 and 1");
        }
    }

    /** The numbers of the methods for looking early, which are on the scale of the primary metric too. */
    void looks(Fields looks) {
        String reason = "is wider than any effect on a rate";
        Double mixture = looks.number("mixture_sd");
        if (rate && mixture != null && mixture >= 1) {
            refuse(looks, "mixture_sd", mixture, "A mixture_sd", reason, "between 0 and 1");
        }
        Map<String, Double> priors = looks.numbers("priors");
        for (Entry entry : looks.entries("priors")) {
            Double prior = priors.get(entry.key());
            if (rate && prior != null && prior >= 1) {
                String path = looks.path("priors") + "." + entry.key();
                refuse(entry, path, prior, "A prior", reason, "between 0 and 1");
            }
        }
    }

    private void refuse(Fields fields, String key, double value, String what, String reason, String range) {
        Entry entry = fields.entry(key);
        if (entry != null) {
            refuse(entry, fields.path(key), value, what, reason, range);
        }
    }

    private void refuse(Entry entry, String path, double value, String what, String reason, String range) {
        boolean percentage =
                Math.abs(value) >= 1 && Math.abs(value) < PERCENT && (value > 0 || range.startsWith("between -"));
        String meant = percentage ? Phrases.number(value / PERCENT) : null;
        problems.add(
                entry.place().line(),
                path,
                what + " of " + Phrases.number(value) + " " + reason,
                Phrases.didYouMean(meant) + "The metric is a share of units, so " + entry.key() + " lies " + range
                        + ": 0.02 is 2 percentage points.",
                meant == null ? null : problems.setValue(entry, meant));
    }
}
