package dev.slipway.app.shell;

import java.nio.file.Path;

/**
 * A run that the workspace keeps.
 *
 * @param started ISO instant
 * @param verdict SHIP, HOLD or STOP
 * @param headline of its decision
 * @param seed in words, for example "seed 42", or empty
 */
public record RunSummary(int number, Path folder, String started, String verdict, String headline, String seed) {}
