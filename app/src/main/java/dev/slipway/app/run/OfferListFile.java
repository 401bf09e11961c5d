package dev.slipway.app.run;

import dev.slipway.core.data.CsvOptions;
import dev.slipway.core.data.CsvTableSource;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Study;
import dev.slipway.readout.offers.OfferedUsers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** offers.csv in the folder of a run: who gets which offer. */
public final class OfferListFile {
    static final String NAME = "offers.csv";

    private OfferListFile() {}

    /**
     * Reads the list of a run of this session or of an earlier one.
     *
     * @return null where the run has none, as when its study does not ask
     * @throws dev.slipway.core.error.SlipwayException when the file can't be read or is of a version that wrote no reasons
     */
    public static @Nullable OfferedUsers read(RunResult run, JobContext context) {
        return read(run.study().study(), run.folder(), context);
    }

    static @Nullable OfferedUsers read(Study study, Path folder, JobContext context) {
        Offers asked = study.analyses().offers();
        Path file = folder.resolve(NAME);
        if (asked == null || !Files.exists(file)) {
            return null;
        }
        CsvOptions options = CsvOptions.of("offers")
                .withRequired("offer", "expected_gain", "gain_low", "gain_high", "next_best", "why")
                .withIdentifiers(study.experiment().unit(), "offer", "next_best");
        return OfferedUsers.read(CsvTableSource.open(file, options, context), asked.none(), context);
    }
}
