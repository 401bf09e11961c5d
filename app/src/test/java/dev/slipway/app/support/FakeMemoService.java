package dev.slipway.app.support;

import dev.slipway.app.run.Memos;
import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.MemoService;
import dev.slipway.core.job.JobContext;
import dev.slipway.memo.MemoRequest;
import dev.slipway.memo.MemoWriter;
import dev.slipway.readout.model.Readout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The real memo without a workspace: words are kept in memory. */
public final class FakeMemoService implements MemoService {
    private MemoRequest.Words words = MemoRequest.Words.PROPOSED;

    @Override
    public MemoRequest.Words words(RunResult run, JobContext context) {
        return words;
    }

    @Override
    public void saveWords(RunResult run, MemoRequest.Words changed, JobContext context) {
        words = changed;
    }

    @Override
    public byte[] pdf(
            RunResult run,
            Readout readout,
            MemoRequest.Words shown,
            Set<MemoRequest.Section> sections,
            JobContext context) {
        return MemoWriter.pdf(new MemoRequest(readout, Memos.info(run.manifest()), shown, sections));
    }

    @Override
    public void export(
            RunResult run,
            Readout readout,
            MemoRequest.Words shown,
            Set<MemoRequest.Section> sections,
            Path target,
            JobContext context) {
        try {
            Files.write(target, pdf(run, readout, shown, sections, context));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
