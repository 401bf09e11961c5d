package dev.slipway.app.widget;

import dev.slipway.charts.ChartTheme;
import dev.slipway.charts.HotSpot;
import dev.slipway.charts.ImageRenderer;
import dev.slipway.charts.Picture;
import dev.slipway.core.rule.Exempt;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** A picture as pixels with its marks. Made on any thread; the pixels are handed over, not copied. */
@Exempt(from = Exempt.Rule.AWT, because = "hands the pixels that charts drew over to the window")
record DrawnPicture(Image image, List<HotSpot> hotSpots) {
    static DrawnPicture draw(Picture picture, double width, double height, double scale, ChartTheme theme) {
        ImageRenderer.Rendered rendered = ImageRenderer.render(picture, width, height, scale, theme);
        BufferedImage pixels = rendered.image();
        int[] data = ((DataBufferInt) pixels.getRaster().getDataBuffer()).getData();
        PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(
                pixels.getWidth(), pixels.getHeight(), IntBuffer.wrap(data), PixelFormat.getIntArgbPreInstance());
        return new DrawnPicture(new WritableImage(buffer), List.copyOf(rendered.hotSpots()));
    }
}
