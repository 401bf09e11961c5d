package dev.slipway.benchmarks.offers;

import java.util.Locale;

/** What is different in a fresh world from the sample. */
enum WorldKind {
    /** Nothing but its users. */
    WORKS("offers work"),

    /** No offer moves anybody, but the log paid for many: who stops them earns more. */
    WASTE("no offer works"),

    /** The ceilings lie where the losses and chargebacks of policies are, so that those keep them or not by chance. */
    TIGHT("ceilings that bind"),

    /** No offer moves anybody, and only gross revenue counts, which offers do not cost: no policy earns more or less than another. */
    NOTHING("nothing to gain");

    /** Of the amount moved; the planted losses of policies lie on both sides of it. */
    private static final String LOSSES = "ceiling: 0.0014";

    /** Of transactions, likewise. */
    private static final String CHARGEBACKS = "ceiling: 0.0031";

    private static final String NO_EFFECTS =
            "    effects: {bonus_activity: 0, fee_waiver_activity: 0, sleeping_dogs_activity: 0, offer_churn: 0}";

    private final String words;

    WorldKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** As the table writes it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static WorldKind of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /**
     * The sample made a world of this kind.
     *
     * @param sample text of the study
     */
    String study(String sample, int users, long seed) {
        String text = sample.replaceFirst("(?m)^( +users:) .*$", "$1 " + users)
                .replaceFirst("(?m)^( +seed:) .*$", "$1 " + seed + (works() ? "" : "\n" + NO_EFFECTS));
        return switch (this) {
            case WORKS, WASTE -> text;
            case TIGHT -> replaced(replaced(text, "ceiling: 0.0025", LOSSES), "ceiling: 0.009", CHARGEBACKS);
            case NOTHING -> replaced(text, "metric: net_revenue", "metric: gross_revenue");
        };
    }

    private boolean works() {
        return this == WORKS || this == TIGHT;
    }

    private static String replaced(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalArgumentException("the sample has no \"" + from + "\"");
        }
        return text.replace(from, to);
    }
}
