package dev.slipway.warehouse;

import dev.slipway.warehouse.engine.Engine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as the catalogue remembers it.
 *
 * @param number counts up in a workspace and is never used twice
 * @param studyHash of the study's text
 * @param dataHash of the data; null while loading
 * @param finished null while running
 * @param verdict SHIP, HOLD or STOP; null unless done
 * @param message why it failed; null otherwise
 * @param readable whether its warehouse file is still kept, so that its data can be read again
 * @param engine that built the run and reads it
 */
public record RunRecord(
        int number,
        String studyTitle,
        String experimentKey,
        String studyHash,
        @Nullable String dataHash,
        Instant started,
        @Nullable Instant finished,
        RunStatus status,
        @Nullable String verdict,
        double seconds,
        @Nullable String message,
        boolean readable,
        Engine engine) {}
