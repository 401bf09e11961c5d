package dev.slipway.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.readout.DataFilter;
import dev.slipway.readout.model.EarlyReadout;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.Readout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A filter answers in two steps; no toolkit is started, and the steps run when the test says so. */
@SuppressWarnings("NullAway.Init") // JUnit and the method before each test fill the fields
class FilteredReadoutTest {
    private static final DataFilter PHONE = new DataFilter("device_type", "phone", null, null);
    private static final DataFilter DESKTOP = new DataFilter("device_type", "desktop", null, null);

    @TempDir
    Path folder;

    private final List<Throwable> reported = new ArrayList<>();
    private final DirectJobRunner jobs = new DirectJobRunner(reported::add);
    private FakeStudyService service;
    private Workbench workbench;

    @BeforeEach
    void run() throws IOException {
        service = new FakeStudyService(folder);
        workbench = new Workbench(service, jobs, new Settings(), Clock.systemUTC());
        workbench.openAndRun(service.writeStudy("study.yaml"));
    }

    private Findings findings() {
        return Objects.requireNonNull(workbench.findingsProperty().get());
    }

    private @Nullable Readout whole() {
        return workbench.readoutProperty().get();
    }

    private Awaited.State awaited() {
        return workbench.awaitedProperty().get().state();
    }

    private static SlipwayException fault(String sentence) {
        return new SlipwayException(ErrorCategory.INTERNAL, sentence, "Choose more users.");
    }

    @Test
    void descriptionsAndVerdictComeFirstThenTheAnalyses() {
        jobs.hold();
        workbench.filterProperty().set(PHONE);
        assertThat(workbench.recomputingProperty().get()).isTrue();
        assertThat(findings().filter()).as("until then all users").isNull();
        jobs.releaseOne();
        assertThat(findings()).isInstanceOf(EarlyReadout.class);
        assertThat(findings().filter()).contains("phone");
        assertThat(findings().decision().verdict()).isEqualTo("SHIP");
        assertThat(whole()).as("nothing that could be taken for whole").isNull();
        assertThat(awaited()).isEqualTo(Awaited.State.COMPUTING);
        assertThat(workbench.awaitedProperty().get().sentence()).contains("being computed");
        assertThat(workbench.recomputingProperty().get()).isFalse();
        jobs.releaseOne();
        assertThat(Objects.requireNonNull(whole()).filter()).contains("phone");
        assertThat(awaited()).isEqualTo(Awaited.State.NOTHING);
        assertThat(findings()).as("with the estimates that draw resamples").isSameAs(whole());
    }

    @Test
    void aNewerFilterCancelsTheFirstStep() {
        jobs.hold();
        workbench.filterProperty().set(PHONE);
        workbench.filterProperty().set(DESKTOP);
        jobs.release();
        assertThat(findings().filter()).contains("desktop");
        assertThat(service.restsComputed).singleElement().asString().contains("desktop");
    }

    @Test
    void aNewerFilterCancelsTheSecondStep() {
        jobs.hold();
        workbench.filterProperty().set(PHONE);
        jobs.releaseOne();
        workbench.filterProperty().set(DESKTOP);
        jobs.release();
        assertThat(Objects.requireNonNull(whole()).filter()).contains("desktop");
        assertThat(service.restsComputed).singleElement().asString().contains("desktop");
    }

    @Test
    void takingTheFilterOffCancelsTheSecondStepAndShowsTheRunAtOnce() {
        jobs.hold();
        workbench.filterProperty().set(PHONE);
        jobs.releaseOne();
        workbench.filterProperty().set(DataFilter.NONE);
        assertThat(findings()).isSameAs(whole());
        assertThat(awaited()).isEqualTo(Awaited.State.NOTHING);
        jobs.release();
        assertThat(service.restsComputed).isEmpty();
        assertThat(findings().filter()).isNull();
    }

    @Test
    void aFailureOfTheSecondStepIsSaidInItsPlaceAndTheFirstStays() {
        service.restFailure = fault("There are too few users to fit anything");
        workbench.filterProperty().set(PHONE);
        assertThat(findings().filter()).contains("phone");
        assertThat(whole()).isNull();
        assertThat(awaited()).isEqualTo(Awaited.State.FAILED);
        assertThat(workbench.awaitedProperty().get().sentence())
                .contains("There are too few users to fit anything.", "Choose more users.");
        assertThat(reported).isEmpty();
        service.restFailure = null;
        workbench.filterProperty().set(DESKTOP);
        assertThat(Objects.requireNonNull(whole()).filter()).contains("desktop");
        assertThat(awaited()).isEqualTo(Awaited.State.NOTHING);
    }

    @Test
    void aFailureOfTheFirstStepIsReportedAndTheFilterIsTakenOff() {
        service.firstFailure = fault("The attribute is gone");
        workbench.filterProperty().set(PHONE);
        assertThat(workbench.filterProperty().get().isNone()).isTrue();
        assertThat(findings().filter()).isNull();
        assertThat(workbench.recomputingProperty().get()).isFalse();
        assertThat(reported).singleElement().satisfies(f -> assertThat(f).hasMessage("The attribute is gone"));
    }

    @Test
    void aFileIsMadeOfTheWholeReadoutWhateverTheScreenHas() {
        WholeReadout unfiltered = Objects.requireNonNull(workbench.whole());
        assertThat(unfiltered.get(JobContext.unwatched())).isSameAs(whole());
        jobs.hold();
        workbench.filterProperty().set(PHONE);
        WholeReadout beforeTheFirst = Objects.requireNonNull(workbench.whole());
        assertThat(beforeTheFirst.get(JobContext.unwatched()).filter())
                .as("of the filter that is set, not of what is still shown")
                .contains("phone");
        jobs.releaseOne();
        WholeReadout between = Objects.requireNonNull(workbench.whole());
        assertThat(between.get(JobContext.unwatched()).filter()).contains("phone");
        jobs.releaseOne();
        assertThat(Objects.requireNonNull(workbench.whole()).get(JobContext.unwatched()))
                .isSameAs(whole());
    }

    @Test
    void aFileAskedForDuringTheSecondStepIsMadeOfTheSameReadout() {
        jobs.hold();
        workbench.filterProperty().set(PHONE);
        jobs.releaseOne();
        WholeReadout asked = Objects.requireNonNull(workbench.whole());
        jobs.releaseOne();
        assertThat(asked.get(JobContext.unwatched())).isSameAs(whole());
        assertThat(service.restsComputed).as("computed once").hasSize(1);
    }

    @Test
    void aFileOfAnOlderFilterStillGetsItsOwnReadout() {
        jobs.hold();
        workbench.filterProperty().set(PHONE);
        jobs.releaseOne();
        WholeReadout asked = Objects.requireNonNull(workbench.whole());
        workbench.filterProperty().set(DESKTOP);
        jobs.release();
        assertThat(asked.get(JobContext.unwatched()).filter()).contains("phone");
        assertThat(Objects.requireNonNull(whole()).filter()).contains("desktop");
    }

    @Test
    void aFileOfAnalysesThatFailIsRefusedWithTheReason() {
        service.restFailure = fault("There are too few users to fit anything");
        workbench.filterProperty().set(PHONE);
        WholeReadout asked = Objects.requireNonNull(workbench.whole());
        assertThatThrownBy(() -> asked.get(JobContext.unwatched()))
                .hasMessage("There are too few users to fit anything");
    }

    @Test
    void whatIsOfAllUsersIsThereThroughout() {
        Readout run = Objects.requireNonNull(workbench.allUsersProperty().get());
        jobs.hold();
        workbench.filterProperty().set(PHONE);
        jobs.releaseOne();
        assertThat(workbench.allUsersProperty().get()).isSameAs(run);
        jobs.release();
        workbench.close();
        assertThat(workbench.allUsersProperty().get()).isNull();
        assertThat(workbench.findingsProperty().get()).isNull();
    }
}
