package dev.slipway.app.run;

import dev.slipway.core.data.CsvTableWriter;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.memo.MemoRequest;
import dev.slipway.memo.MemoWriter;
import dev.slipway.memo.Provenance;
import dev.slipway.readout.model.Readout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/** The files of one run, written beside their place and moved there only when all of them are complete. */
final class RunFolder implements AutoCloseable {
    private final Path place;
    private final Path draft;

    private RunFolder(Path place, Path draft) {
        this.place = place;
        this.draft = draft;
    }

    /** Prepares the folder of a run. */
    static RunFolder at(Path place) {
        RunFolder folder = new RunFolder(place, place.resolveSibling(place.getFileName() + ".part"));
        attempt("prepare " + folder.draft, () -> {
            delete(folder.draft);
            Files.createDirectories(folder.draft);
        });
        return folder;
    }

    /** readout.json, memo.pdf, memo.html, report.pdf, the charts and the cards of trained models. */
    void writeDocuments(
            String readoutJson,
            Readout readout,
            RunManifest manifest,
            Study study,
            Provenance provenance,
            JobContext context) {
        attempt("write " + draft, () -> Files.writeString(draft.resolve("readout.json"), readoutJson));
        MemoRequest request = new MemoRequest(
                readout,
                Memos.info(manifest),
                Memos.words(study),
                EnumSet.allOf(MemoRequest.Section.class),
                provenance);
        MemoWriter.writeAll(request, draft, context);
    }

    /** Who gets which offer, see {@link OfferListFile}, and where it can be simulated the study that tests that. */
    void writeOffers(TableSource list, StudyFile file, JobContext context) {
        CsvTableWriter.write(list, draft.resolve(OfferListFile.NAME), context);
        if (OffersTestStudy.possible(file.study())) {
            String text = OffersTestStudy.text(file.study(), file.text());
            attempt("write " + draft, () -> Files.writeString(draft.resolve(OffersTestStudy.NAME), text));
        }
    }

    /** manifest.json, and the study's text as it was run: with them a run can be told and repeated without the workspace. */
    void writeManifest(RunManifest manifest, String studyText) {
        attempt("write " + draft, () -> {
            Files.writeString(draft.resolve("manifest.json"), ManifestJson.write(manifest));
            Files.writeString(draft.resolve("study.yaml"), studyText);
        });
    }

    /** Moves the finished files to their place. */
    Path keep() {
        attempt("write " + place, () -> {
            delete(place);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        });
        return place;
    }

    /** Copies a run's files into a folder of the user's; what else is in there stays. */
    static void copy(Path from, Path to) {
        attempt("write " + to, () -> {
            Files.createDirectories(to);
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Path target = to.resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        });
    }

    @Override
    public void close() {
        attempt("tidy " + draft, () -> delete(draft));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }

    private interface FileWork {
        void run() throws IOException;
    }

    private static void attempt(String what, FileWork work) {
        try {
            work.run();
        } catch (IOException | UncheckedIOException e) {
            throw new SlipwayException(
                    ErrorCategory.FILE,
                    "Slipway could not " + what,
                    "Check that the folder exists, is yours to write and that the disk has room; the last good run is"
                            + " untouched.",
                    e);
        }
    }
}
