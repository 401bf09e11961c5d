package dev.slipway.stats.sequential;

/** On which sides a boundary stops a trial. */
public enum Sides {
    /** Only when treatment is better: z ≥ boundary. */
    ONE,
    /** In either direction: |z| ≥ boundary. */
    TWO
}
