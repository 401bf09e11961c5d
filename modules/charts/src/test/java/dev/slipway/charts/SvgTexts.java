package dev.slipway.charts;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The words of an SVG and the room that each of them takes. */
final class SvgTexts {
    private static final Pattern SIZE = Pattern.compile("font-size: ([0-9.]+)px");
    private static final Pattern WEIGHT = Pattern.compile("font-family: \"Inter Slipway\"; font-weight: ([0-9]+)");

    private SvgTexts() {}

    record Text(String words, Rectangle2D box) {}

    /** Parses, so that anything that is not XML throws. */
    static Document parse(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + svg, e);
        }
    }

    static List<Text> of(String svg) {
        NodeList nodes = parse(svg).getElementsByTagName("text");
        List<Text> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            Element element = (Element) nodes.item(i);
            String words = element.getTextContent();
            Font font = font(element.getAttribute("style"));
            double x = Double.parseDouble(element.getAttribute("x"));
            double y = Double.parseDouble(element.getAttribute("y"));
            double size = font.getSize2D();
            texts.add(new Text(words, new Rectangle2D.Double(x, y - size * .73, Ink.width(words, font), size * .73)));
        }
        return texts;
    }

    private static Font font(String style) {
        Matcher size = SIZE.matcher(style);
        Matcher weight = WEIGHT.matcher(style);
        if (style.contains("\"" + Fonts.MONO_FAMILY + "\"") && size.find()) {
            return Fonts.MONO.deriveFont(Float.parseFloat(size.group(1)));
        }
        if (!size.find() || !weight.find()) {
            throw new AssertionError("a text without the product's family, weight or size: " + style);
        }
        Font face = switch (weight.group(1)) {
            case "600" -> Fonts.SEMI_BOLD;
            case "500" -> Fonts.MEDIUM;
            default -> Fonts.REGULAR;
        };
        return face.deriveFont(Float.parseFloat(size.group(1)));
    }
}
