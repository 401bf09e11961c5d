package dev.slipway.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartThemesTest {
    @Test
    void wordsOnEveryCellOfAHeatMapAreReadable() {
        for (ChartTheme theme : ChartThemes.all()) {
            List<Color> cells = new ArrayList<>(theme.sequential());
            cells.addAll(theme.diverging());
            cells.add(theme.holdSoft());
            assertThat(cells)
                    .allSatisfy(cell -> assertThat(Contrast.ratio(Heat.words(cell, theme), cell))
                            .as(theme.name() + " " + cell)
                            .isGreaterThanOrEqualTo(4.5));
        }
    }

    @Test
    void wordsOnTheSurfaceAndInBarsAreReadable() {
        for (ChartTheme theme : ChartThemes.all()) {
            List<Color> words = List.of(
                    theme.text(),
                    theme.text2(),
                    theme.text3(),
                    theme.ship(),
                    theme.hold(),
                    theme.stop(),
                    theme.limit());
            assertThat(words)
                    .allSatisfy(word -> assertThat(Contrast.ratio(word, theme.surface()))
                            .as(theme.name() + " " + word)
                            .isGreaterThanOrEqualTo(4.5));
            for (int arm = 0; arm < 5; arm++) {
                assertThat(Contrast.ratio(Arms.textColor(theme, arm), theme.surface()))
                        .isGreaterThanOrEqualTo(4.5);
            }
            for (int arm = 0; arm < 2; arm++) {
                Color bar = Arms.color(theme, arm);
                assertThat(Contrast.ratio(Contrast.on(bar, theme), bar)).isGreaterThanOrEqualTo(4.5);
            }
            assertThat(Contrast.ratio(theme.text2(), theme.selected())).isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void contrastIsThatOfTheGuideline() {
        assertThat(Contrast.ratio(Color.BLACK, Color.WHITE)).isEqualTo(21.0);
        assertThat(Contrast.ratio(new Color(0x767676), Color.WHITE)).isBetween(4.5, 4.6);
    }

    @Test
    void digitsAreEquallyWideAndFacesDiffer() {
        for (Font font : List.of(Fonts.REGULAR, Fonts.MEDIUM, Fonts.SEMI_BOLD)) {
            double zero = Ink.width("0000000000", font);
            for (char digit = '1'; digit <= '9'; digit++) {
                assertThat(Ink.width(String.valueOf(digit).repeat(10), font)).isEqualTo(zero);
            }
        }
        assertThat(Fonts.cssWeight(Fonts.REGULAR)).isEqualTo(400);
        assertThat(Fonts.cssWeight(Fonts.MEDIUM)).isEqualTo(500);
        assertThat(Fonts.cssWeight(Fonts.SEMI_BOLD)).isEqualTo(600);
    }

    @Test
    void coloursAreThoseOfTheTokens() {
        assertThat(ChartThemes.light().arms().get(1)).isEqualTo(new Color(0x3A4CD0));
        assertThat(ChartThemes.dark().arms().get(1)).isEqualTo(new Color(0x8E9BFF));
        assertThat(ChartThemes.paper().canvas()).isEqualTo(Color.WHITE);
        assertThat(ChartThemes.all()).allSatisfy(theme -> {
            assertThat(theme.sequential()).hasSize(7);
            assertThat(theme.diverging()).hasSize(9);
            assertThat(theme.arms()).hasSize(5);
        });
    }
}
