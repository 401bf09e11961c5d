package dev.slipway.app.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.app.support.Studies;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyReader;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.offers.OfferedUsers;
import dev.slipway.readout.offers.OfferedUsers.OfferedUser;
import dev.slipway.simulation.GrowthWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of users in the folder of a run, as it is read back. */
class OfferListFileTest {
    private static final String HEAD = "user_id,offer,expected_gain,expected_cost,gain_low,gain_high,next_best,why\n";

    @TempDir
    Path folder = Path.of("");

    private @Nullable OfferedUsers read(String analyses) {
        Study study = new StudyReader(List.of(new GrowthWorld(1).description()))
                .parse(Studies.GROWTH + analyses, folder.resolve("study.yaml"))
                .study();
        return OfferListFile.read(study, folder, JobContext.unwatched());
    }

    private @Nullable OfferedUsers asked() {
        return read("analyses:\n  offers: {metric: net_revenue}\n");
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve(OfferListFile.NAME), text);
    }

    @Test
    void identifiersOfDigitsAndEmptyReasonsAreRead() throws IOException {
        write(HEAD + "007,bonus,1.5,2.0,0.5,2.5,none,\n12,none,0.0,0.0,0.0,0.0,bonus,\n");

        assertThat(requireNonNull(asked()).like("", 9))
                .containsExactly(
                        new OfferedUser("007", "bonus", new Interval(1.5, .5, 2.5), "none", ""),
                        new OfferedUser("12", "none", null, "bonus", ""));
    }

    @Test
    void aRunWithoutAListHasNone() throws IOException {
        assertThat(asked()).isNull();
        write(HEAD + "7,bonus,1.5,2.0,0.5,2.5,none,\"Tenure weeks 3: +€0.41\"\n");
        assertThat(read("")).isNull();
        assertThat(requireNonNull(asked()).like("7", 1))
                .extracting(OfferedUser::why)
                .containsExactly("Tenure weeks 3: +€0.41");
    }

    @Test
    void aListWithoutReasonsIsRefused() throws IOException {
        write("user_id,offer,expected_gain\n7,bonus,1.5\n");

        assertThatThrownBy(this::asked).isInstanceOf(SlipwayException.class).hasMessageContaining("next_best");
    }
}
