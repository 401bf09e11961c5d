package dev.slipway.memo;

/** How much goes on the first page, from most to least. The first that fits on one sheet is printed. */
enum Density {
    /** Deciding result, one look and the covariate's answer of primary metric and guardrails. */
    FULL(118, 600, 9),
    /** Other methods for the primary metric only. */
    LEAN(112, 480, 7),
    /** The deciding result of each metric. */
    SPARE(104, 360, 6),
    /** Guardrails only in their own table, where their numbers stand too. */
    CORE(116, 300, 6),
    /** That, and only the deciding results. */
    BARE(102, 280, 5),
    /** That with a low path. */
    LOW(90, 240, 4),
    /** No daily path: it is in the appendix. */
    SHORT(0, 240, 4),
    /** That, with three metrics. */
    TOLD(0, 240, 3),
    /** Two metrics, so that longer answers keep their place. */
    SPOKEN(0, 240, 2),
    /** Three metrics without the answers in words. */
    UNASKED(0, 180, 3),
    /** That, without the risks of offers, which the executive page has. */
    BRIEF(0, 180, 3),
    /** That, of offers only what they bring and whether to believe it, and names cut short. */
    LEAST(0, 140, 3);

    private final double pathHeight;
    private final int words;
    private final int metrics;

    Density(double pathHeight, int words, int metrics) {
        this.pathHeight = pathHeight;
        this.words = words;
        this.metrics = metrics;
    }

    /** In CSS px; 0 leaves the path out. */
    double pathHeight() {
        return pathHeight;
    }

    /** Most characters of a text that a person wrote. */
    int words() {
        return words;
    }

    /** Most characters of a metric's name in the table of guardrails. */
    int label() {
        return words / 4;
    }

    /** Most metrics in the plot and most rows of guardrails. */
    int metrics() {
        return metrics;
    }

    boolean methodsOf(String role) {
        return switch (this) {
            case FULL -> !role.equals("secondary");
            case LEAN, CORE -> role.equals("primary");
            default -> false;
        };
    }

    /** Whether the questions that people ask are answered on the first page; otherwise behind it. */
    boolean answers() {
        return compareTo(UNASKED) < 0;
    }

    /** Whether of offers their costs and risks are told. */
    boolean risks() {
        return compareTo(BRIEF) < 0;
    }

    boolean plots(String role) {
        return compareTo(CORE) < 0 || !role.equals("guardrail");
    }
}
