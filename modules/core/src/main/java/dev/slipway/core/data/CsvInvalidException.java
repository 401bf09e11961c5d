package dev.slipway.core.data;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.text.Phrases;
import java.util.stream.Collectors;

/** The file has bad rows and nobody said that they may be left out. The message lists the first of them by line. */
public final class CsvInvalidException extends SlipwayException {
    private static final long serialVersionUID = 1L;

    private final transient CsvReport report;

    public CsvInvalidException(String file, CsvReport report) {
        super(
                ErrorCategory.DATA_INVALID,
                message(file, report),
                "Correct these rows in the file, or export it again, and run the study once more.");
        this.report = report;
    }

    public CsvReport report() {
        return report;
    }

    private static String message(String file, CsvReport report) {
        long more = report.badRows() - report.problems().size();
        return file + " has " + Phrases.count(report.badRows(), "row", "rows")
                + " that can't be used; nothing was imported.\n"
                + report.problems().stream().map(CsvProblem::toString).collect(Collectors.joining("\n"))
                + (more > 0 ? "\nand " + more + " more" : "");
    }
}
