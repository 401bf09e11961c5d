package dev.slipway.readout;

import java.time.ZoneId;
import org.junit.jupiter.api.BeforeAll;

/** Eight hours behind UTC: the study begins on the day before. */
class TimelinesAndMartsFarWestTest extends TimelinesAndMarts {
    @BeforeAll
    static void build() {
        build(ZoneId.of("America/Los_Angeles"));
    }
}
