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
    /** A picture and the size that it is printed at, in CSS px. */
    record Placed(Picture picture, double width, double height) {}

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
        placed.put(key, new Placed(picture, width, tall));
        String size = String.format(Locale.ROOT, "width:%.0fpx;height:%.0fpx", width, tall);
        String alt = Markup.escape(picture.accessibleText());
        if (forPdf) {
            return "<object type=\"" + PictureDrawer.TYPE + "\" data=\"" + key + "\" title=\"" + alt
                    + "\" style=\"display:block;" + size + "\"></object>";
        }
        return "<div class=\"picture\" role=\"img\" aria-label=\"" + alt + "\" style=\"" + size + "\">"
                + SvgRenderer.render(picture, width, tall, theme) + "</div>";
    }

    Map<String, Placed> all() {
        return Collections.unmodifiableMap(placed);
    }
}
