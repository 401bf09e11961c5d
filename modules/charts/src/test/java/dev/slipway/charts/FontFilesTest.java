package dev.slipway.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped typefaces: figures stand in columns, names are those that style sheets use, no sign is missing. */
class FontFilesTest {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final String SIGNS_OF_THE_PRODUCT = "−×≥≤≈→±·…–—“”‘’√σθχ²αβ◇○●◆✓✗▲▼Žčřßœñéł€";

    private static Font load(String style) throws IOException, FontFormatException {
        String path = "/dev/slipway/charts/fonts/" + style + ".ttf";
        try (InputStream file = Objects.requireNonNull(Picture.class.getResourceAsStream(path), path)) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"InterSlipway-Regular", "InterSlipway-Medium", "InterSlipway-SemiBold", "InterSlipway-Bold"})
    void allDigitsAndSignsOfFiguresHaveOneWidth(String style) throws Exception {
        Font font = load(style).deriveFont(100f);
        double zero = width(font, "0");
        assertThat("123456789+−=<>≤≥±×÷≈≠\u2007".codePoints().mapToObj(Character::toString))
                .allSatisfy(sign -> assertThat(width(font, sign)).as(sign).isEqualTo(zero));
    }

    @ParameterizedTest
    @CsvSource({
        "InterSlipway-Regular, Inter Slipway, Inter Slipway",
        "InterSlipway-Bold, Inter Slipway, Inter Slipway Bold",
        "InterSlipway-Medium, Inter Slipway Medium, Inter Slipway Medium",
        "InterSlipway-SemiBold, Inter Slipway SemiBold, Inter Slipway SemiBold",
        "JetBrainsMonoSlipway-Regular, JetBrains Mono Slipway, JetBrains Mono Slipway"
    })
    void familiesAreTheOnesThatStyleSheetsName(String file, String family, String name) throws Exception {
        Font font = load(file);
        assertThat(font.getFamily()).isEqualTo(family);
        assertThat(font.getFontName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"InterSlipway-Regular", "InterSlipway-Medium", "InterSlipway-SemiBold", "InterSlipway-Bold"})
    void noSignOfTheProductIsMissing(String style) throws Exception {
        assertThat(load(style).canDisplayUpTo(SIGNS_OF_THE_PRODUCT)).isEqualTo(-1);
    }

    @Test
    void weightsDiffer() throws Exception {
        assertThat(width(load("InterSlipway-Bold").deriveFont(100f), "ship"))
                .isGreaterThan(width(load("InterSlipway-Regular").deriveFont(100f), "ship"));
    }

    private static double width(Font font, String text) {
        return font.getStringBounds(text, EXACT).getWidth();
    }
}
