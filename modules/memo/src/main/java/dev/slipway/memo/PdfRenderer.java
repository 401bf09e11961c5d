package dev.slipway.memo;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** XHTML to PDF: fonts embedded, tagged, with bookmarks and document metadata taken from the page's head. */
final class PdfRenderer {
    /** Widths and heights of glyphs, the same for every document. */
    private static final FSCacheEx<String, FSCacheValue> METRICS = new FSDefaultCacheStore();

    static {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    private PdfRenderer() {}

    /**
     * The document as PDF.
     *
     * @param date ISO, told as the day of creation, so that the same run gives the same file
     */
    static byte[] render(Document document, String date) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 18);
        try (PDDocument pdf = new PDDocument();
                PdfBoxRenderer renderer = builder(document, pdf).toStream(out).buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            pdf.getDocumentInformation().getCOSObject().setString(COSName.CREATION_DATE, midnight(date));
            pdf.setDocumentId((long) document.html().hashCode());
            out.reset();
            pdf.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** How many pages the document takes, without drawing it. */
    static int pages(Document document) {
        try (PDDocument pdf = new PDDocument();
                PdfBoxRenderer renderer = builder(document, pdf)
                        .toStream(new ByteArrayOutputStream(0))
                        .buildPdfRenderer()) {
            renderer.layout();
            return renderer.getRootBox().getLayer().getPages().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PdfRendererBuilder builder(Document document, PDDocument pdf) {
        Map<String, PDFont> fonts = PdfFonts.embed(pdf);
        DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
        drawers.registerDrawer(PictureDrawer.TYPE, new PictureDrawer(document.pictures(), fonts));
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePDDocument(pdf);
        PdfFonts.register(builder, fonts);
        builder.useCacheStore(CacheStore.PDF_FONT_METRICS, METRICS);
        builder.useObjectDrawerFactory(drawers);
        builder.useUnicodeLineBreaker(new LineBreaks());
        builder.withProducer("Slipway");
        builder.usePdfUaAccessibility(true);
        builder.withHtmlContent(document.html(), null);
        return builder;
    }

    /** The start of a day in UTC as PDF writes moments. */
    private static String midnight(String date) {
        return "D:" + date.replace("-", "") + "000000Z";
    }
}
