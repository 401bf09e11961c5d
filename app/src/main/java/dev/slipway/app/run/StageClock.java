package dev.slipway.app.run;

import dev.slipway.core.job.ForwardingContext;
import dev.slipway.core.job.JobContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes progress on and notes how long each stage took and what it did, for the manifest and the closing table. */
final class StageClock extends ForwardingContext {
    private final List<RunManifest.Stage> finished = new ArrayList<>();
    private final long begun = System.nanoTime();
    private @Nullable String name;
    private String detail = "";
    private long stageBegun;

    StageClock(JobContext watched) {
        super(watched);
    }

    @Override
    public synchronized void stage(String newName, String newDetail) {
        finishStage();
        name = newName;
        detail = newDetail;
        stageBegun = System.nanoTime();
        super.stage(newName, newDetail);
    }

    @Override
    public synchronized void detail(String text) {
        detail = text;
        super.detail(text);
    }

    /** The stages so far; the current one ends here. */
    synchronized List<RunManifest.Stage> finish() {
        finishStage();
        return List.copyOf(finished);
    }

    double seconds() {
        return seconds(begun);
    }

    private void finishStage() {
        String current = name;
        if (current != null) {
            finished.add(new RunManifest.Stage(current, detail, seconds(stageBegun)));
            name = null;
        }
    }

    private static double seconds(long since) {
        return Math.round((System.nanoTime() - since) / 1e6) / 1e3;
    }
}
