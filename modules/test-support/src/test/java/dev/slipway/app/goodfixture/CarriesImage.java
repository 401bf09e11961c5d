package dev.slipway.app.goodfixture;

import dev.slipway.core.rule.Exempt;
import java.awt.image.BufferedImage;

/** What the exception is for; the class inside is covered too. */
@Exempt(from = Exempt.Rule.AWT, because = "a picture goes to the screen")
public final class CarriesImage {
    private CarriesImage() {}

    public static int answer(BufferedImage image) {
        return new Inner().width(image);
    }

    private static final class Inner {
        int width(BufferedImage image) {
            return image.getWidth();
        }
    }
}
