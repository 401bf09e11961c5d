package dev.slipway.readout;

import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;

/** In UTC. */
class TimelinesAndMartsTest extends TimelinesAndMarts {
    @BeforeAll
    static void build() {
        build(ZoneOffset.UTC);
    }
}
