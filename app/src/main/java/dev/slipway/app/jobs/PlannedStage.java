package dev.slipway.app.jobs;

/**
 * A stage that a job is going to go through.
 *
 * @param name exactly as the job will report it
 * @param detail what it will do, for example "34 tests"
 * @param expectedSeconds from an earlier run; 1 for all where nothing is known
 */
public record PlannedStage(String name, String detail, double expectedSeconds) {}
