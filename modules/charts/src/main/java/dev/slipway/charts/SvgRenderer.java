package dev.slipway.charts;

import java.awt.Font;
import java.util.Locale;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGUnits;
import org.jfree.svg.ViewBox;

/**
 * Draws pictures as SVG 1.1 with text as text, in the family "Inter Slipway" at weights 400, 500 and 600, names of
 * tables in "JetBrains Mono Slipway". The same
 * picture at the same size gives the same bytes.
 */
public final class SvgRenderer {
    private SvgRenderer() {}

    public static String render(Picture picture, double width, double height, ChartTheme theme) {
        double w = Math.max(1, width);
        double h = Math.max(1, height);
        SVGGraphics2D graphics = new SVGGraphics2D(w, h, SVGUnits.PX);
        // A page may hold one picture in two sizes; a browser would cut both by the clip of the first.
        graphics.setDefsKeyPrefix(picture.id().replaceAll("[^A-Za-z0-9-]", "-") + "-" + ceil(w) + "-" + ceil(h) + "-");
        graphics.setGeomDoubleConverter(SvgRenderer::twoDecimals);
        graphics.setTransformDoubleConverter(SvgRenderer::twoDecimals);
        picture.draw(graphics, w, h, theme);
        String svg = graphics.getSVGElement(picture.id(), true, new ViewBox(0, 0, ceil(w), ceil(h)), null, null);
        svg = svg.replace(
                "font-family: \"" + theme.mono().getFamily(Locale.ROOT) + "\";",
                "font-family: \"" + Fonts.MONO_FAMILY + "\", monospace;");
        return named(weighted(weighted(weighted(svg, theme.semiBold()), theme.medium()), theme.regular()), picture);
    }

    /** A face of a family is a family of its own to AWT; a style sheet wants the family and the weight. */
    private static String weighted(String svg, Font face) {
        return svg.replace(
                "font-family: \"" + face.getFamily(Locale.ROOT) + "\";",
                "font-family: \"" + Fonts.FAMILY + "\"; font-weight: " + Fonts.cssWeight(face) + ";");
    }

    /** The sentence for people who listen. */
    private static String named(String svg, Picture picture) {
        int afterRoot = svg.indexOf('>') + 1;
        return svg.substring(0, afterRoot - 1) + " role=\"img\"><title>" + escaped(picture.accessibleText())
                + "</title>" + svg.substring(afterRoot);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static int ceil(double value) {
        return (int) Math.ceil(value);
    }

    private static String twoDecimals(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        if (rounded == Math.rint(rounded)) {
            return Long.toString((long) rounded);
        }
        return Double.toString(rounded);
    }
}
