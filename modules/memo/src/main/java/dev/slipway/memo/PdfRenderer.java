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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;

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
        PdfRendererBuilder builder = builder(document).toStream(out);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            try (PDDocument pdf = renderer.getPdfDocument()) {
                pdf.getDocumentInformation().setCreationDate(midnight(date));
                pdf.setDocumentId((long) document.html().hashCode());
                out.reset();
                pdf.save(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** How many pages the document takes, without drawing it. */
    static int pages(Document document) {
        try (PdfBoxRenderer renderer =
                builder(document).toStream(new ByteArrayOutputStream(0)).buildPdfRenderer()) {
            renderer.layout();
            return renderer.getRootBox().getLayer().getPages().size();
        }
    }

    private static PdfRendererBuilder builder(Document document) {
        DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
        drawers.registerDrawer(PictureDrawer.TYPE, new PictureDrawer(document.pictures()));
        PdfRendererBuilder builder = new PdfRendererBuilder();
        PdfFonts.register(builder);
        builder.useCacheStore(CacheStore.PDF_FONT_METRICS, METRICS);
        builder.useObjectDrawerFactory(drawers);
        builder.withProducer("Slipway");
        builder.usePdfUaAccessibility(true);
        builder.withHtmlContent(document.html(), null);
        return builder;
    }

    private static Calendar midnight(String date) {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        calendar.setTimeInMillis(
                LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        return calendar;
    }
}
