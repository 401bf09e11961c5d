import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Draws the icon of Slipway, a hull on its slip, as SVG and as PNG from 16 to 256 px:
 * {@code java assets/icons/MakeIcons.java assets/icons}. Drawn for this project; colours are those of tokens.css.
 */
public final class MakeIcons {
    private static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256};
    private static final double TILT = 14;
    private static final String GROUND = "#3A4CD0";
    private static final String LIGHT = "#C3CBFA";
    private static final String WHITE = "#FFFFFF";
    private static final double[] HOUSE = {98, 56, 156, 56, 156, 98, 98, 98};
    private static final double[] HULL = {34, 98, 226, 98, 196, 160, 64, 160};
    private static final double[] SLIP = {18, 180, 238, 180, 238, 206, 18, 206};

    private MakeIcons() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.writeString(folder.resolve("slipway.svg"), svg());
        for (int size : SIZES) {
            ImageIO.write(png(size), "png", folder.resolve("slipway-" + size + ".png").toFile());
        }
    }

    private static BufferedImage png(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(size / 256.0, size / 256.0);
        g.setColor(Color.decode(GROUND));
        g.fill(new RoundRectangle2D.Double(4, 4, 248, 248, 104, 104));
        g.clip(new RoundRectangle2D.Double(4, 4, 248, 248, 104, 104));
        g.transform(AffineTransform.getRotateInstance(Math.toRadians(TILT), 128, 128));
        fill(g, HOUSE, LIGHT);
        fill(g, HULL, WHITE);
        fill(g, SLIP, LIGHT);
        g.dispose();
        return image;
    }

    private static void fill(Graphics2D g, double[] points, String color) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        g.setColor(Color.decode(color));
        g.fill(path);
    }

    private static String svg() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 256 256">
                  <title>Slipway: a hull on its slip</title>
                  <rect x="4" y="4" width="248" height="248" rx="52" fill="%s"/>
                  <g transform="rotate(%s 128 128)">
                    <polygon points="%s" fill="%s"/>
                    <polygon points="%s" fill="%s"/>
                    <polygon points="%s" fill="%s"/>
                  </g>
                </svg>
                """
                .formatted(GROUND, (int) TILT, points(HOUSE), LIGHT, points(HULL), WHITE, points(SLIP), LIGHT);
    }

    private static String points(double[] points) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < points.length; i += 2) {
            text.append(String.format(Locale.ROOT, "%s%.0f,%.0f", i == 0 ? "" : " ", points[i], points[i + 1]));
        }
        return text.toString();
    }
}
