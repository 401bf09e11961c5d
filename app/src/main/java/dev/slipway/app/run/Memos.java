package dev.slipway.app.run;

import dev.slipway.core.study.Study;
import dev.slipway.memo.MemoRequest;
import dev.slipway.memo.RunInfo;
import java.util.Locale;

/** What the memo is told about a run and by its study. */
public final class Memos {
    private Memos() {}

    public static RunInfo info(RunManifest manifest) {
        String h2 = manifest.versions().getOrDefault("h2", "");
        int secondDot = h2.indexOf('.', h2.indexOf('.') + 1);
        String engine =
                manifest.engine().toUpperCase(Locale.ROOT) + " " + (secondDot < 0 ? h2 : h2.substring(0, secondDot));
        return new RunInfo(
                manifest.run(),
                manifest.started().substring(0, "2026-11-01".length()),
                manifest.studyHash(),
                manifest.dataHash(),
                manifest.seed(),
                engine,
                manifest.versions());
    }

    public static MemoRequest.Words words(Study study) {
        String question = study.question();
        return new MemoRequest.Words(
                question == null ? "" : question, study.memo().next());
    }
}
