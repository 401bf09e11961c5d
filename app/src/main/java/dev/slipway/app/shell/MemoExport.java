package dev.slipway.app.shell;

import dev.slipway.app.run.RunResult;
import dev.slipway.readout.model.Readout;
import java.nio.file.Path;

/** Asks where the memo should go and writes it there, below the window. */
public final class MemoExport {
    private MemoExport() {}

    /** Exports what is shown. Does nothing when there is no run. */
    public static void start(ScreenContext context, Dialogs.FileKind kind) {
        RunResult run = context.workbench().runProperty().get();
        Readout readout = context.workbench().readoutProperty().get();
        if (run == null || readout == null) {
            return;
        }
        String name = readout.experiment().key() + "-memo." + kind.endings().getFirst();
        context.dialogs().saveFile("Export memo", name, kind).ifPresent(target -> write(context, run, readout, target));
    }

    private static void write(ScreenContext context, RunResult run, Readout readout, Path target) {
        context.jobs()
                .background(
                        "Export " + target.getFileName(),
                        job -> {
                            context.workbench().service().export(run, readout, target, job);
                            return target;
                        },
                        written -> context.dialogs().notify("Saved " + written.getFileName() + "."),
                        context.dialogs()::error);
    }
}
