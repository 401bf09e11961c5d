package dev.slipway.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermColumnTest {
    private static final Font FONT = Fonts.REGULAR.deriveFont(11.5f);
    private static final List<String> LABELS = List.of(
            "Treatment, against control",
            "Sessions before",
            "Acquisition channel: paid search, against organic",
            "Acquisition channel: social, against organic",
            "Device type: tablet, against phone");
    private static final List<Boolean> ARMS = List.of(true, false, false, false, false);

    private static TermColumn fit(double... rooms) {
        return TermColumn.fit(LABELS, ARMS, FONT, rooms);
    }

    @Test
    void namesAreWholeWhereThereIsRoom() {
        TermColumn column = fit(400, 500);

        assertThat(column.names()).isEqualTo(LABELS);
        assertThat(column.note()).isEmpty();
        assertThat(column.room()).isZero();
    }

    @Test
    void elseWhatLevelsAreComparedWithIsSaidOnce() {
        TermColumn column = fit(230, 500);

        assertThat(column.names())
                .containsExactly(
                        "Treatment, against control",
                        "Sessions before",
                        "Acquisition channel: paid search",
                        "Acquisition channel: social",
                        "Device type: tablet");
        assertThat(column.note()).isEqualTo("levels against organic and phone");
        assertThat(column.width()).isLessThanOrEqualTo(230);
    }

    @Test
    void otherColumnsGiveWayBeforeANameIsCut() {
        assertThat(fit(120, 230, 500).room()).isEqualTo(1);
        assertThat(fit(20, 30, 40).width()).isEqualTo(40);
    }
}
