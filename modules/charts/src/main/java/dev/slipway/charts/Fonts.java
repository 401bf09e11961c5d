package dev.slipway.charts;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The faces that ship with the product, read once. Their digits are equally wide, so numbers line up. */
final class Fonts {
    /** The one family of the product, as a style sheet names it. */
    static final String FAMILY = "Inter Slipway";

    /** The family of names and code. */
    static final String MONO_FAMILY = "JetBrains Mono Slipway";

    static final Font REGULAR = load("InterSlipway-Regular");
    static final Font MEDIUM = load("InterSlipway-Medium");
    static final Font SEMI_BOLD = load("InterSlipway-SemiBold");
    static final Font MONO = load("JetBrainsMonoSlipway-Regular");

    private Fonts() {}

    /** The weight of a face as a style sheet counts it. */
    static int cssWeight(Font font) {
        String name = font.getFontName().replace(" ", "").replace("-", "");
        if (name.contains("SemiBold")) {
            return 600;
        }
        return name.contains("Medium") ? 500 : 400;
    }

    private static Font load(String face) {
        String path = "/dev/slipway/charts/fonts/" + face + ".ttf";
        try (InputStream in = Fonts.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The build left out the font " + path + ". Build the project again.");
            }
            return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(11f);
        } catch (FontFormatException e) {
            throw new IllegalStateException("The font " + path + " cannot be read. Build the project again.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + path + " cannot be read.", e);
        }
    }
}
