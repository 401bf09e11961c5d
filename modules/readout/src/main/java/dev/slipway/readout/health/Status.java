package dev.slipway.readout.health;

import java.util.Locale;

/** Outcome of a check, as written in the readout. */
enum Status {
    OK,
    WARN,
    FAIL;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
