package dev.slipway.core.study;

/** What a metric measures of one unit. */
public enum MetricKind {
    /** 1 when the event happened inside the window, else 0; or a 0/1 column. */
    PROPORTION,
    /** The sum of a value (an event's amount, or a column). */
    MEAN,
    /** How often the event happened. */
    COUNT,
    /** Sum of a numerator over sum of a denominator, with units as clusters. */
    RATIO,
    /** 1 when the event happened on the given day after exposure, else 0. */
    RETENTION,
    /** A quantile of a value over units (a column), or over events with units as clusters (an event's amount). */
    QUANTILE
}
