package dev.slipway.app.desktop;

import dev.slipway.app.run.Memos;
import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.MemoService;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.memo.MemoRequest;
import dev.slipway.memo.MemoWriter;
import dev.slipway.readout.ReadoutJson;
import dev.slipway.readout.model.Readout;
import dev.slipway.warehouse.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Memos of the runs of a workspace; their words are kept there. */
final class LocalMemos implements MemoService {
    private final Workspace workspace;

    LocalMemos(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public void export(
            RunResult run,
            Readout readout,
            MemoRequest.Words words,
            Set<MemoRequest.Section> sections,
            Path target,
            JobContext context) {
        String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".html")) {
                Files.writeString(target, MemoWriter.html(request(run, readout, words, sections)));
            } else if (name.endsWith(".json")) {
                Files.writeString(target, ReadoutJson.write(readout));
            } else {
                Files.write(target, pdf(run, readout, words, sections, context));
            }
        } catch (IOException e) {
            throw new SlipwayException(
                    ErrorCategory.FILE,
                    "Slipway could not write " + target,
                    "Choose another place, or check that this one is yours to write and has room.",
                    e);
        }
    }

    @Override
    public byte[] pdf(
            RunResult run,
            Readout readout,
            MemoRequest.Words words,
            Set<MemoRequest.Section> sections,
            JobContext context) {
        return MemoWriter.pdf(request(run, readout, words, sections));
    }

    private static MemoRequest request(
            RunResult run, Readout readout, MemoRequest.Words words, Set<MemoRequest.Section> sections) {
        return new MemoRequest(readout, Memos.info(run.manifest()), words, sections);
    }

    @Override
    public MemoRequest.Words words(RunResult run, JobContext context) {
        return workspace
                .memoWords(run.number())
                .map(MemoWordsJson::read)
                .orElseGet(() -> Memos.words(run.study().study()));
    }

    @Override
    public void saveWords(RunResult run, MemoRequest.Words words, JobContext context) {
        workspace.saveMemoWords(run.number(), MemoWordsJson.write(words));
    }
}
