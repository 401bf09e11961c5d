package dev.slipway.app.cli;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;

/** The engines that this build has. */
final class Engines {
    private Engines() {}

    static void require(String engine) {
        if (!engine.equals("h2")) {
            throw new SlipwayException(
                    ErrorCategory.STUDY_INVALID,
                    "There is no engine named \"" + engine + "\"",
                    "This version has one engine: h2.");
        }
    }
}
