package dev.slipway.core.study;

/** How the values of a metric are written. */
public enum MetricUnit {
    /** As they are. */
    NUMBER,
    /** In percent, differences in percentage points, although they are no rates of units, such as losses per amount. */
    PERCENT,
    /** As amounts of money. */
    EURO
}
