package dev.slipway.app.widget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KpiCardTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Sign-up completion; Sign-up completion",
                "Net revenue per active user and week; Net revenue per|active user and week",
                "Chargebacks per transaction; Chargebacks per|transaction",
                "Averyverylongwordwithoutanyblank; Averyverylongwordwithoutanyblank"
            })
    void aLongNameBreaksAtTheBlankNextToItsMiddle(String label, String lines) {
        assertThat(KpiCard.Words.broken(label)).isEqualTo(lines.replace('|', '\n'));
        assertThat(KpiCard.Words.isLong(label)).isEqualTo(lines.contains("|"));
    }
}
