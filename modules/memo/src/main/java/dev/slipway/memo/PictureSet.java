package dev.slipway.memo;

import dev.slipway.charts.ChartTheme;
import dev.slipway.charts.ChartThemes;
import dev.slipway.charts.Picture;
import dev.slipway.charts.SvgRenderer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The pictures of one document, by the key that the template's markup names. The same markup serves both papers: in HTML
 * a picture is inline SVG, in PDF an object that {@link PictureDrawer} draws with real text.
 */
final class PictureSet {
    /**
     * A picture and the size that it is printed at, in CSS px.
     *
     * @param chart has data in it, so it is also written as a file of its own
     */
    record Placed(Picture picture, double width, double height, boolean chart) {}

    private final Map<String, Placed> placed = new LinkedHashMap<>();
    private final boolean forPdf;
    private final ChartTheme theme = ChartThemes.paper();

    PictureSet(boolean forPdf) {
        this.forPdf = forPdf;
    }

    /** Adds a picture and returns the markup that shows it. A height of 0 asks the picture. */
    String place(String key, Picture picture, double width, double height) {
        double tall = height > 0 ? height : picture.preferredHeight(width);
        if (tall <= 0) {
            throw new IllegalArgumentException(picture.id() + " needs a height");
        }
        placed.put(key, new Placed(picture, width, tall, true));
        return markup(key, picture, width, tall, "display:block;");
    }

    /** A small sign in a line of text. */
    String sign(String word, boolean ring, double size) {
        Sign sign = new Sign(word, ring);
        String key = sign.id() + (ring ? "-ring" : "");
        placed.put(key, new Placed(sign, size, size, false));
        return markup(
                key,
                sign,
                size,
                size,
                String.format(Locale.ROOT, "display:inline-block;vertical-align:-%.0fpx;", size * 0.16));
    }

    private String markup(String key, Picture picture, double width, double height, String place) {
        String style = place + String.format(Locale.ROOT, "width:%.0fpx;height:%.0fpx", width, height);
        String words = Markup.escape(picture.accessibleText());
        if (forPdf) {
            return "<object type=\"" + PictureDrawer.TYPE + "\" data=\"" + Markup.escape(key) + "\" alt=\"" + words
                    + "\" title=\"" + words + "\" style=\"" + style + "\"></object>";
        }
        return "<div class=\"picture\" role=\"img\" aria-label=\"" + words + "\" style=\"" + style + "\">"
                + SvgRenderer.render(picture, width, height, theme) + "</div>";
    }

    Map<String, Placed> all() {
        return Collections.unmodifiableMap(placed);
    }
}
