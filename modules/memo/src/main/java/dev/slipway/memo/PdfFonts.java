package dev.slipway.memo;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
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

    /** Registers the faces for the text of the page. */
    static void register(PdfRendererBuilder builder) {
        TEXT_FACES.forEach((file, weight) -> builder.useFont(() -> open(file), FAMILY, weight, FontStyle.NORMAL, true));
        builder.useFont(() -> open(MONO_FILE), MONO, 400, FontStyle.NORMAL, true);
    }

    /** Draws the text of charts with the same faces, found by the name that AWT gives them. */
    static PdfBoxGraphics2DFontTextDrawer textDrawer() {
        PdfBoxGraphics2DFontTextDrawer drawer = new PdfBoxGraphics2DFontTextDrawer();
        TEXT_FACES.keySet().forEach(file -> registerFace(drawer, file));
        registerFace(drawer, MONO_FILE);
        return drawer;
    }

    private static void registerFace(PdfBoxGraphics2DFontTextDrawer drawer, String file) {
        try {
            drawer.registerFont(awtName(file), open(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
