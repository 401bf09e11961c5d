package dev.slipway.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowFoldTest {
    private static final double ABOVE = 26;
    private static final double BELOW = 24;
    private static final double LEAST = 17;
    private static final int ROWS = 12;

    @ParameterizedTest
    @ValueSource(doubles = {60, 100, 143.5, 154, 200, 229})
    void thePlaceEndsBetweenTwoRows(double room) {
        double height = RowFold.height(ABOVE, BELOW, ROWS, LEAST, room);
        double row = (height - ABOVE - BELOW) / ROWS;
        double shown = (room - ABOVE) / row;
        assertThat(row).isGreaterThanOrEqualTo(LEAST);
        assertThat(shown).isCloseTo(Math.rint(shown), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 20, 30})
    void aPlaceWithoutRoomForARowKeepsThemReadable(double room) {
        assertThat(RowFold.height(ABOVE, BELOW, ROWS, LEAST, room)).isEqualTo(ABOVE + BELOW + ROWS * LEAST);
    }
}
