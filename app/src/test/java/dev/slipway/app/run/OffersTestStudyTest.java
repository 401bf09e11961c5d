package dev.slipway.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The study that tests a learned list. That it runs is shown with the sample, see {@link SamplesTest}. */
class OffersTestStudyTest {
    private static final Path SAMPLES = Path.of("..", "sample-configs");

    @TempDir
    Path folder = Path.of("");

    private static String growth() throws IOException {
        return Files.readString(SAMPLES.resolve("risk-adjusted-growth.yaml"));
    }

    /** As it is read beside its list. */
    private Study test(String text) throws IOException {
        Files.writeString(folder.resolve(OfferListFile.NAME), "user_id,offer\na,none\n");
        Study learned =
                StudyFiles.reader().parse(text, folder.resolve("s.yaml")).study();
        assertThat(OffersTestStudy.possible(learned)).isTrue();
        return StudyFiles.reader()
                .parse(OffersTestStudy.text(learned, text), folder.resolve(OffersTestStudy.NAME))
                .study();
    }

    @Test
    void theSameUsersInTheWeeksAfterByTheSameMetrics() throws IOException {
        Study learned =
                StudyFiles.reader().parse(growth(), SAMPLES.resolve("s.yaml")).study();
        Study test = test(growth());

        assertThat(test.title()).isEqualTo("Targeted offers against today's: the learned offers");
        Source.Simulate source = (Source.Simulate) test.source();
        assertThat(source.seed()).isEqualTo(42);
        assertThat(source.start()).isEqualTo(LocalDate.of(2026, 9, 28));
        assertThat(source.parameters()).isEqualTo(Map.of("weeks_before", 12.0));
        assertThat(source.lists()).containsOnlyKeys("learned");
        assertThat(test.metrics()).isEqualTo(learned.metrics());
        assertThat(test.decision()).isEqualTo(learned.decision());
        assertThat(test.segments()).isEqualTo(learned.segments());
        assertThat(test.analyses().offers()).isNull();
        assertThat(test.experiment().allocation().variants())
                .isEqualTo(Map.of("control", 0.4, "learned", 0.4, "none", 0.2));
        assertThat(test.experiment().allocation().coverage()).isEqualTo(1);
        assertThat(test.experiment().plannedDays()).isEqualTo(84);
    }

    @Test
    void aControlWithoutOffersIsTheAlternativeAndEarlierWeeksAddUp() throws IOException {
        Study test = test(growth().replace("{control: 0.4, targeted: 0.4, bonus: 0.2}", "{none: 0.5, bonus: 0.5}")
                .replace("key: offers\n", "key: offers\n  control: none\n")
                .replace("    start:", "    parameters: {weeks_before: 3, abusers: 0.05}\n    start:"));

        assertThat(test.experiment().control()).isEqualTo("none");
        assertThat(test.experiment().allocation().variants()).isEqualTo(Map.of("none", 0.5, "learned", 0.5));
        assertThat(((Source.Simulate) test.source()).parameters())
                .isEqualTo(Map.of("weeks_before", 15.0, "abusers", 0.05));
        assertThat(Objects.requireNonNull(test.question())).contains("the weeks after");
    }

    @Test
    void filesCanNotGoOn() {
        assertThat(OffersTestStudy.possible(StudyFiles.reader()
                        .read(SAMPLES.resolve("import-ab-csv.yaml"))
                        .study()))
                .isFalse();
    }
}
