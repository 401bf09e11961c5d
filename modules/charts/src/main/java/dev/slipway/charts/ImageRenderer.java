package dev.slipway.charts;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws pictures into images with a transparent ground. Needs no display; any thread. */
public final class ImageRenderer {
    private static final int LARGEST = 16_384;

    private ImageRenderer() {}

    /**
     * An image and what can be pointed at in it.
     *
     * @param hotSpots in the picture's own px, not in those of the scaled image
     */
    public record Rendered(BufferedImage image, List<HotSpot> hotSpots) {}

    /**
     * Draws once.
     *
     * @param width of the picture in px, at least 1 is used
     * @param scale pixels of the image for one px of the picture, 2 for a screen of double density
     */
    public static Rendered render(Picture picture, double width, double height, double scale, ChartTheme theme) {
        double w = Math.max(1, width);
        double h = Math.max(1, height);
        int pixelsWide = (int) Math.clamp(Math.ceil(w * scale), 1, LARGEST);
        int pixelsHigh = (int) Math.clamp(Math.ceil(h * scale), 1, LARGEST);
        BufferedImage image = new BufferedImage(pixelsWide, pixelsHigh, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(scale, scale);
            return new Rendered(image, picture.draw(graphics, w, h, theme));
        } finally {
            graphics.dispose();
        }
    }
}
