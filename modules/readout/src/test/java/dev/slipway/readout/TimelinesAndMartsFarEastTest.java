package dev.slipway.readout;

import java.time.ZoneId;
import org.junit.jupiter.api.BeforeAll;

/** Fourteen hours ahead of UTC: hardly a day begins on the same date. */
class TimelinesAndMartsFarEastTest extends TimelinesAndMarts {
    @BeforeAll
    static void build() {
        build(ZoneId.of("Pacific/Kiritimati"));
    }
}
