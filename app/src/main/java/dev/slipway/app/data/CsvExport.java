package dev.slipway.app.data;

import dev.slipway.app.shell.Dialogs;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.core.job.JobContext;
import dev.slipway.readout.text.Numbers;
import java.nio.file.Path;

/** Asks where a CSV file should go and has it written there, below the window. */
final class CsvExport {
    /** Writes and returns how many rows there were. */
    interface Write {
        long to(Path target, JobContext job);
    }

    private CsvExport() {}

    static void start(ScreenContext context, String name, Write write) {
        context.dialogs()
                .saveFile("Export rows", name, Dialogs.FileKind.CSV)
                .ifPresent(target -> context.jobs()
                        .background(
                                "Export " + target.getFileName(),
                                job -> write.to(target, job),
                                (Long rows) -> context.dialogs()
                                        .notify("Saved " + Numbers.counted(rows, "row", "rows") + " to "
                                                + target.getFileName() + "."),
                                context.dialogs()::error));
    }
}
