package dev.slipway.memo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** The pages of a PDF as images: what will be printed, not something like it. */
public final class PagePreview {
    /** A PDF's own unit. */
    private static final double POINTS_PER_INCH = 72;

    private PagePreview() {}

    /** Every page, {@code scale} pixels a point. */
    public static List<PageImage> render(byte[] pdf, double scale) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            List<PageImage> pages = new ArrayList<>();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                pages.add(pixels(renderer.renderImageWithDPI(page, (float) (POINTS_PER_INCH * scale), ImageType.RGB)));
            }
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PageImage pixels(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return new PageImage(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }
}
