package dev.slipway.app.run;

import dev.slipway.core.study.Study;
import dev.slipway.memo.MemoRequest;
import dev.slipway.memo.RunInfo;
import dev.slipway.warehouse.engine.Engine;

/** What the memo is told about a run and by its study. */
public final class Memos {
    private Memos() {}

    public static RunInfo info(RunManifest manifest) {
        String version = manifest.versions().getOrDefault(manifest.engine(), "");
        int secondDot = version.indexOf('.', version.indexOf('.') + 1);
        String engine = Engine.of(manifest.engine()).label() + " "
                + (secondDot < 0 ? version : version.substring(0, secondDot));
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
