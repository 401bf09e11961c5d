package dev.slipway.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTextTest {
    @ParameterizedTest
    @CsvSource({
        "0.42083333333333334, 0.420833",
        "-1019940.1234567, -1019940",
        "38.7, 38.7",
        "4.2E-4, 0.00042",
        "0E0, 0",
        "1.0E7, 10000000",
        "2026-10-12 08:14:02, 2026-10-12 08:14:02",
        "1.2.3456789, 1.2.3456789",
        "12345678901234567890, 12345678901234567890"
    })
    void onlyDigitsThatNobodyReadsAreLeftOut(String value, String shown) {
        assertThat(CellText.of(value)).isEqualTo(shown);
    }

    @Test
    void aColumnIsOfNumbersWhenEveryValueIs() {
        List<@Nullable String[]> rows = List.of(
                new @Nullable String[] {"1", "-2.5E3", "x", null}, new @Nullable String[] {null, "3", "4", null});
        assertThat(CellText.numbers(rows, 0)).isTrue();
        assertThat(CellText.numbers(rows, 1)).isTrue();
        assertThat(CellText.numbers(rows, 2)).isFalse();
        assertThat(CellText.numbers(rows, 3)).as("nothing there").isFalse();
    }
}
