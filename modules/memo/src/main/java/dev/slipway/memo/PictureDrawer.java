package dev.slipway.memo;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import dev.slipway.charts.ChartThemes;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Draws the pictures of a document into the PDF as vectors, their text as text in the embedded faces. */
final class PictureDrawer implements FSObjectDrawer {
    /** The type that the template's {@code object} elements carry. */
    static final String TYPE = "application/x-slipway-picture";

    private final Map<String, PictureSet.Placed> pictures;
    private final PdfBoxGraphics2DFontTextDrawer texts;

    PictureDrawer(Map<String, PictureSet.Placed> pictures, Map<String, PDFont> fonts) {
        this.pictures = pictures;
        this.texts = PdfFonts.textDrawer(fonts);
    }

    @Override
    public @Nullable Map<Shape, String> drawObject(
            Element element,
            double x,
            double y,
            double width,
            double height,
            OutputDevice device,
            RenderingContext context,
            int dotsPerPixel) {
        PictureSet.Placed placed = pictures.get(element.getAttribute("data"));
        if (placed == null) {
            throw new IllegalArgumentException("No picture named " + element.getAttribute("data"));
        }
        double px = width / dotsPerPixel;
        device.drawWithGraphics(
                (float) x,
                (float) y,
                (float) px,
                (float) (height / dotsPerPixel),
                graphics -> draw(graphics, placed, px / placed.width()));
        return null;
    }

    private void draw(Graphics2D graphics, PictureSet.Placed placed, double scale) {
        if (graphics instanceof PdfBoxGraphics2D pdf) {
            pdf.setFontTextDrawer(texts);
        }
        graphics.scale(scale, scale);
        placed.picture().draw(graphics, placed.width(), placed.height(), ChartThemes.paper());
    }
}
