package dev.slipway.app.shell;

import java.nio.file.Path;

/**
 * A study that ships with Slipway.
 *
 * @param picture which small drawing its card shows: {@code funnel}, {@code stop}, {@code hold}, {@code table}
 * @param title for people, "Onboarding"
 * @param summary one or two sentences
 * @param size "60,000 users · about 11 s"
 */
public record Sample(Path path, String picture, String title, String summary, String size) {}
