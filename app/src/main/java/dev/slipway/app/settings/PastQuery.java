package dev.slipway.app.settings;

/**
 * A query that was answered before.
 *
 * @param workspace folder of the workspace that was asked
 * @param asked ISO instant of the last time
 * @param rows that it gave then, as far as they were shown
 */
public record PastQuery(String workspace, String sql, String asked, long rows, double seconds) {}
