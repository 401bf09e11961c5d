package dev.slipway.app.shell;

import dev.slipway.app.run.RunResult;
import dev.slipway.core.job.JobContext;
import dev.slipway.memo.MemoRequest;
import dev.slipway.readout.model.Readout;
import java.nio.file.Path;
import java.util.Set;

/** What the memo needs of the rest of Slipway. All of it is called below the window. */
public interface MemoService {
    /** The words that were saved with the run, else those of its study. */
    MemoRequest.Words words(RunResult run, JobContext context);

    /** Keeps the words with the run. */
    void saveWords(RunResult run, MemoRequest.Words words, JobContext context);

    /** The memo as PDF. */
    byte[] pdf(
            RunResult run,
            Readout readout,
            MemoRequest.Words words,
            Set<MemoRequest.Section> sections,
            JobContext context);

    /** Writes the memo; the kind goes by the file's ending: pdf, html or json. */
    void export(
            RunResult run,
            Readout readout,
            MemoRequest.Words words,
            Set<MemoRequest.Section> sections,
            Path target,
            JobContext context);
}
