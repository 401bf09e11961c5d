package dev.slipway.app.shell;

import java.nio.file.Path;

/** Asks where the memo should go and writes it there, below the window. */
public final class MemoExport {
    private MemoExport() {}

    /** Exports the whole readout of what is shown, computing what is still missing. Does nothing when there is no run. */
    public static void start(ScreenContext context, Dialogs.FileKind kind) {
        WholeReadout whole = context.workbench().whole();
        if (whole == null) {
            return;
        }
        String name = whole.run().study().study().experiment().key() + "-memo."
                + kind.endings().getFirst();
        context.dialogs().saveFile("Export memo", name, kind).ifPresent(target -> write(context, whole, target));
    }

    private static void write(ScreenContext context, WholeReadout whole, Path target) {
        context.jobs()
                .background(
                        "Export " + target.getFileName(),
                        job -> {
                            context.workbench().service().export(whole.run(), whole.get(job), target, job);
                            return target;
                        },
                        written -> context.dialogs().notify("Saved " + written.getFileName() + "."),
                        context.dialogs()::error);
    }
}
