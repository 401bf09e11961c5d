package dev.slipway.app.settings;

import org.jspecify.annotations.Nullable;

/**
 * A study that was open before.
 *
 * @param path absolute
 * @param opened ISO instant
 * @param verdict of its last run; null when it was not run
 */
public record RecentStudy(
        String path, String title, String opened, @Nullable String verdict) {}
