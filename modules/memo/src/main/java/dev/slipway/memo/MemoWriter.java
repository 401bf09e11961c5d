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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Writes the memo and the technical report of a run. */
public final class MemoWriter {
    private MemoWriter() {}

    /**
     * memo.pdf, memo.html, report.pdf, charts/*.svg, where models were trained models/*, and for studies of growth and risk
     * executive.pdf, and the data card into the folder, which must exist. Documents are drawn beside each other; each is a function
     * of the request alone.
     */
    public static void writeAll(MemoRequest request, Path folder, JobContext context) {
        Density density = Document.fitting(request);
        context.checkCancelled();
        String date = request.run().date();
        Document report = Document.report(request, density, true);
        Path charts = folder.resolve("charts");
        create(charts);
        List<Runnable> documents = new ArrayList<>();
        documents.add(() -> write(folder.resolve("report.pdf"), PdfRenderer.render(report, date)));
        documents.add(() -> write(folder.resolve("memo.pdf"), pdf(request, density)));
        documents.add(() -> write(
                folder.resolve("memo.html"),
                Document.memo(request, density, false).html().getBytes(StandardCharsets.UTF_8)));
        documents.add(() -> writeExecutive(request, folder));
        documents.add(() -> writeCharts(report.pictures(), charts, context));
        documents.add(() -> writeCards(request, folder.resolve("models"), context));
        documents.add(() -> writeDataCard(request, folder));
        besideEachOther(documents, context);
    }

    /** Returns when none of them writes any more, also when one failed: whoever asked may then tidy the folder. */
    private static void besideEachOther(List<Runnable> documents, JobContext context) {
        Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
        documents.parallelStream().forEach(document -> {
            try {
                context.checkCancelled();
                document.run();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        });
        context.checkCancelled();
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
    }

    private static void writeExecutive(MemoRequest request, Path folder) {
        Document executive = ExecutivePage.of(request);
        if (executive != null) {
            write(
                    folder.resolve("executive.pdf"),
                    PdfRenderer.render(executive, request.run().date()));
        }
    }

    private static void writeDataCard(MemoRequest request, Path folder) {
        DataCard data = new DataCard(request);
        if (data.told()) {
            write(folder.resolve("data-card.md"), data.markdown().getBytes(StandardCharsets.UTF_8));
            write(folder.resolve("data-card.pdf"), data.pdf());
        }
    }

    /** The memo as PDF. */
    public static byte[] pdf(MemoRequest request) {
        return pdf(request, Document.fitting(request));
    }

    private static byte[] pdf(MemoRequest request, Density density) {
        return PdfRenderer.render(
                Document.memo(request, density, true), request.run().date());
    }

    /** The memo as one HTML file with its fonts and pictures inside. */
    public static String html(MemoRequest request) {
        return Document.memo(request, Document.fitting(request), false).html();
    }

    private static void writeCards(MemoRequest request, Path folder, JobContext context) {
        Map<String, byte[]> cards = new CardFiles(request).all(context);
        if (!cards.isEmpty()) {
            create(folder);
            cards.forEach((name, bytes) -> write(folder.resolve(name), bytes));
        }
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw notWritten(folder, e);
        }
    }

    private static void writeCharts(Map<String, PictureSet.Placed> pictures, Path folder, JobContext context) {
        pictures.forEach((key, placed) -> {
            if (placed.chart()) {
                context.checkCancelled();
                String svg = SvgRenderer.render(placed.picture(), placed.width(), placed.height(), ChartThemes.paper());
                write(folder.resolve(fileName(key)), svg.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** Keys of metrics and variants may hold anything; names of files may not. */
    static String fileName(String key) {
        return plain(key) + ".svg";
    }

    /** The key with signs that names of files may have. */
    static String plain(String key) {
        return key.replaceAll("[^A-Za-z0-9_-]", "-");
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    /** What people read when a document could not be written; a full disk has its own remedy. */
    static SlipwayException notWritten(Path file, IOException e) {
        String cause = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        boolean full = cause.contains("no space left") || cause.contains("not enough space");
        return new SlipwayException(
                ErrorCategory.FILE,
                "Slipway could not write " + file + (full ? ": the disk is full" : ""),
                full
                        ? "Free some room or choose another folder, then run again; the last good run is untouched."
                        : "Check that the folder exists and is yours to write; the last good run is untouched.",
                e);
    }
}
