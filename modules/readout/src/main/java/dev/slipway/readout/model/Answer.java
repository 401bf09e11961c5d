package dev.slipway.readout.model;

/**
 * A question that people ask about an experiment, answered in one to three sentences with effect and interval.
 *
 * @param key {@code engagement}, {@code retention_and_revenue}, {@code who_gained}, {@code how_sure}, {@code launch}
 * @param question as people ask it
 * @param text the answer
 */
public record Answer(String key, String question, String text) {}
