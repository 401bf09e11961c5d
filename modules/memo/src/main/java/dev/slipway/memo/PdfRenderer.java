package dev.slipway.memo;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** XHTML to PDF: fonts embedded, tagged, with bookmarks and document metadata taken from the page's head. */
final class PdfRenderer {
    static {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    private PdfRenderer() {}

    static byte[] render(String xhtml, Map<String, PictureSet.Placed> pictures) {
        DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
        drawers.registerDrawer(PictureDrawer.TYPE, new PictureDrawer(pictures));
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 18);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        PdfFonts.register(builder);
        builder.useObjectDrawerFactory(drawers);
        builder.withProducer("Slipway");
        builder.usePdfUaAccessibility(true);
        builder.withHtmlContent(xhtml, null);
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
