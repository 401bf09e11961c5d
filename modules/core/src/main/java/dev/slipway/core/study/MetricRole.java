package dev.slipway.core.study;

/** What the decision does with a metric. */
public enum MetricRole {
    PRIMARY,
    GUARDRAIL,
    SECONDARY
}
