package dev.slipway.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.warehouse.Workspace;
import dev.slipway.warehouse.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The studies that ship run as they are and end as they say. */
@Execution(ExecutionMode.CONCURRENT)
class SamplesTest {
    private static final Path SAMPLES = Path.of("..", "sample-configs");

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "onboarding-kyc.yaml, H2, SHIP",
        "onboarding-fraud.yaml, DUCKDB, STOP",
        "onboarding-small.yaml, H2, HOLD",
        "behavior.yaml, DUCKDB, SHIP",
        "import-ab-csv.yaml, H2, SHIP",
        "rollout-beta.yaml, H2, SHIP",
        "risk-adjusted-growth.yaml, DUCKDB, SHIP"
    })
    void aSampleEndsAsItSays(String name, Engine engine, String verdict) {
        StudyFile study = StudyFiles.reader().read(SAMPLES.resolve(name));
        try (Workspace workspace = Workspace.open(folder.resolve("workspace"))) {
            StudyRunner runner = new StudyRunner(workspace);
            RunResult run = runner.run(study, null, engine, JobContext.unwatched());
            Readout readout = run.readout();
            assertThat(readout.decision().verdict())
                    .as(readout.decision().headline())
                    .isEqualTo(verdict);
            readout.metrics().forEach(SamplesTest::coversItsTruth);
            ObservationalReadout observational = readout.analyses().observational();
            if (observational != null && name.startsWith("rollout-beta")) {
                coversWhatTheGeneratorPlants(observational);
            }
            if (name.startsWith("risk-adjusted")) {
                theLearnedOffersAreTested(runner, run);
            }
        }
    }

    /** The run writes the study that tests its list; what was learned from one log is played with the same users in the weeks after. */
    private static void theLearnedOffersAreTested(StudyRunner runner, RunResult learned) {
        StudyFile study = StudyFiles.reader().read(learned.folder().resolve(OffersTestStudy.NAME));
        Readout readout =
                runner.run(study, null, Engine.DUCKDB, JobContext.unwatched()).readout();
        assertThat(readout.decision().treatment()).isEqualTo("learned");
        assertThat(Objects.requireNonNull(readout.metrics().getFirst().truth()).effect())
                .as("planted gain of the list over today's offers")
                .isPositive();
        readout.metrics().forEach(SamplesTest::coversItsTruth);
    }

    @Test
    void theReadoutIsTheSameToTheByteWhicheverEngineRan() throws IOException {
        StudyFile study = StudyFiles.reader().read(SAMPLES.resolve("onboarding-small.yaml"));
        try (Workspace workspace = Workspace.open(folder.resolve("both"))) {
            StudyRunner runner = new StudyRunner(workspace);
            RunResult onH2 = runner.run(study, null, Engine.H2, JobContext.unwatched());
            RunResult onDuckDb = runner.run(study, null, Engine.DUCKDB, JobContext.unwatched());
            assertThat(onDuckDb.manifest().engine()).isEqualTo("duckdb");
            assertThat(onDuckDb.manifest().dataHash()).isEqualTo(onH2.manifest().dataHash());
            assertThat(onDuckDb.folder().resolve("readout.json"))
                    .hasSameBinaryContentAs(onH2.folder().resolve("readout.json"));
        }
    }

    /** By the interval that decides; these are fixed seeds, so this is no game of chance. */
    private static void coversItsTruth(MetricReadout metric) {
        MetricReadout.Truth truth = metric.truth();
        if (truth != null) {
            Estimate deciding = Objects.requireNonNull(metric.deciding(), metric.key());
            assertThat(truth.effect()).as(metric.label()).isBetween(deciding.ciLow(), deciding.ciHigh());
        }
    }

    /** The generator of rollout-beta.csv plants +1.5, in the beta that users chose and in the test. */
    private static void coversWhatTheGeneratorPlants(ObservationalReadout readout) {
        assertThat(readout.estimates()).hasSize(6);
        Estimate randomised = Objects.requireNonNull(readout.randomised());
        Stream.concat(readout.estimates().stream(), Stream.of(randomised)).forEach(e -> {
            boolean covers = e.ciLow() <= 1.5 && 1.5 <= e.ciHigh();
            assertThat(covers).as(e.method()).isEqualTo(!e.method().equals("naive_difference"));
        });
    }

    /** Too large to be run here: the same study as behavior.yaml but for its size, its name and its key. */
    @Test
    void theLargeSampleIsTheSmallOneTenTimes() {
        Study small = StudyFiles.reader().read(SAMPLES.resolve("behavior.yaml")).study();
        Study large =
                StudyFiles.reader().read(SAMPLES.resolve("behavior-10m.yaml")).study();
        assertThat(large.metrics()).isEqualTo(small.metrics());
        assertThat(large.analyses()).isEqualTo(small.analyses());
        assertThat(large.decision()).isEqualTo(small.decision());
        long events = StudySource.of(large, JobContext.unwatched()).tables().stream()
                .filter(table -> table.schema().name().equals("events"))
                .mapToLong(TableSource::expectedRows)
                .sum();
        assertThat(events).isBetween(10_000_000L, 11_000_000L);
    }

    @Test
    void everySampleIsRunHere() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertThat(names)
                    .containsExactly(
                            "behavior-10m.yaml",
                            "behavior.yaml",
                            "import-ab-csv.yaml",
                            "onboarding-fraud.yaml",
                            "onboarding-kyc.yaml",
                            "onboarding-small.yaml",
                            "risk-adjusted-growth.yaml",
                            "rollout-beta.yaml");
        }
    }
}
