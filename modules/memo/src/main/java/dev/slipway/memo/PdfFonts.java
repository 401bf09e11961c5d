package dev.slipway.memo;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The faces of every document, from the same files that the charts and the screen use. */
final class PdfFonts {
    static final String FAMILY = "Inter Slipway";
    static final String MONO = "JetBrains Mono Slipway";

    private static final String FOLDER = "/dev/slipway/charts/fonts/";
    private static final String MONO_FILE = "JetBrainsMonoSlipway-Regular.ttf";
    private static final Map<String, Integer> TEXT_FACES = faces();

    private PdfFonts() {}

    private static Map<String, Integer> faces() {
        Map<String, Integer> faces = new LinkedHashMap<>();
        faces.put("InterSlipway-Regular.ttf", 400);
        faces.put("InterSlipway-Medium.ttf", 500);
        faces.put("InterSlipway-SemiBold.ttf", 600);
        faces.put("InterSlipway-Bold.ttf", 700);
        return faces;
    }

    static InputStream open(String file) {
        return Objects.requireNonNull(PdfFonts.class.getResourceAsStream(FOLDER + file), () -> "no font file " + file);
    }

    /**
     * The faces by their file, embedded once into a PDF for the text of its pages and of its pictures. Without substitution of
     * glyphs: PDFBox builds a pattern of all that a face could substitute for each piece of text, which took half of the time.
     */
    static Map<String, PDFont> embed(PDDocument pdf) {
        Map<String, PDFont> fonts = new LinkedHashMap<>();
        TEXT_FACES.keySet().forEach(file -> fonts.put(file, load(pdf, file)));
        fonts.put(MONO_FILE, load(pdf, MONO_FILE));
        return fonts;
    }

    private static PDFont load(PDDocument pdf, String file) {
        try (InputStream in = open(file)) {
            TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBuffer(in));
            face.setEnableGsub(false);
            return PDType0Font.load(pdf, face, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Registers the faces for the text of the page. */
    static void register(PdfRendererBuilder builder, Map<String, PDFont> fonts) {
        fonts.forEach((file, font) -> {
            Integer weight = TEXT_FACES.get(file);
            String family = weight == null ? MONO : FAMILY;
            builder.useFont(
                    new PDFontSupplier(font), family, Objects.requireNonNullElse(weight, 400), FontStyle.NORMAL, true);
        });
    }

    /** Draws the text of charts with the same faces, found by the name that AWT gives them. */
    static PdfBoxGraphics2DFontTextDrawer textDrawer(Map<String, PDFont> fonts) {
        PdfBoxGraphics2DFontTextDrawer drawer = new PdfBoxGraphics2DFontTextDrawer();
        fonts.forEach((file, font) -> drawer.registerFont(awtName(file), font));
        return drawer;
    }

    private static String awtName(String file) {
        try (InputStream in = open(file)) {
            return Font.createFont(Font.TRUETYPE_FONT, in).getFontName(Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("The font file " + file + " is broken", e);
        }
    }
}
