package dev.slipway.readout.model;

import org.jspecify.annotations.Nullable;

/** Which study: title, question, hash of its file, seed (null when nothing was simulated), source in a word. */
public record StudyInfo(
        String title,
        @Nullable String question,
        String hash,
        String source,
        @Nullable String world,
        @Nullable Long seed) {}
