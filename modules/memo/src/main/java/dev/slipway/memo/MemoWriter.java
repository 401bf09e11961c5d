package dev.slipway.memo;

import dev.slipway.charts.ChartThemes;
import dev.slipway.charts.SvgRenderer;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the memo and the technical report of a run. */
public final class MemoWriter {
    private MemoWriter() {}

    /** memo.pdf, memo.html, report.pdf and charts/*.svg into the folder, which must exist. */
    public static void writeAll(MemoRequest request, Path folder, JobContext context) {
        Density density = Document.fitting(request);
        context.checkCancelled();
        Document memo = Document.memo(request, density, false);
        write(folder.resolve("memo.html"), memo.html().getBytes(StandardCharsets.UTF_8));
        context.checkCancelled();
        write(folder.resolve("memo.pdf"), pdf(request, density));
        context.checkCancelled();
        Document report = Document.report(request, density, true);
        write(folder.resolve("report.pdf"), PdfRenderer.render(report, request.run().date()));
        context.checkCancelled();
        writeCharts(report.pictures(), folder.resolve("charts"));
    }

    /** The memo as PDF. */
    public static byte[] pdf(MemoRequest request) {
        return pdf(request, Document.fitting(request));
    }

    private static byte[] pdf(MemoRequest request, Density density) {
        return PdfRenderer.render(Document.memo(request, density, true), request.run().date());
    }

    /** The memo as one HTML file with its fonts and pictures inside. */
    public static String html(MemoRequest request) {
        return Document.memo(request, Document.fitting(request), false).html();
    }

    private static void writeCharts(Map<String, PictureSet.Placed> pictures, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw notWritten(folder, e);
        }
        pictures.forEach((key, placed) -> write(
                folder.resolve(key + ".svg"),
                SvgRenderer.render(placed.picture(), placed.width(), placed.height(), ChartThemes.paper())
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    private static SlipwayException notWritten(Path file, IOException e) {
        return new SlipwayException(
                ErrorCategory.FILE,
                "Slipway could not write " + file,
                "Check that the folder is yours to write and that the disk has room; the last good run is untouched.",
                e);
    }
}
