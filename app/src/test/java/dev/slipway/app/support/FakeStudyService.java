package dev.slipway.app.support;

import dev.slipway.app.jobs.PlannedStage;
import dev.slipway.app.run.RunManifest;
import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.DataService;
import dev.slipway.app.shell.FirstAnswer;
import dev.slipway.app.shell.MemoService;
import dev.slipway.app.shell.OfferSolver;
import dev.slipway.app.shell.RunSummary;
import dev.slipway.app.shell.Sample;
import dev.slipway.app.shell.StudyService;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.StudyFile;
import dev.slipway.core.study.StudyReader;
import dev.slipway.readout.DataFilter;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.offers.OfferedUsers;
import dev.slipway.simulation.GrowthWorld;
import dev.slipway.warehouse.engine.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A study service with the real reader of study files and hand-made readouts instead of a warehouse. */
public final class FakeStudyService implements StudyService {
    private Engine engine = Engine.H2;
    /** What the next run gives. */
    public volatile Readout readout = Readouts.ship();

    /** Thrown by the next run; null for none. */
    public volatile @Nullable RuntimeException failure;

    /** When set, a run stops in its third stage until it is counted down or the run is cancelled. */
    public volatile @Nullable CountDownLatch gate;

    /** Thrown by the first step of a filter; null for none. */
    public volatile @Nullable RuntimeException firstFailure;

    /** Thrown by the second step of a filter; null for none. */
    public volatile @Nullable RuntimeException restFailure;

    /** When set, the second step of a filter waits until it is counted down or the step is cancelled. */
    public volatile @Nullable CountDownLatch restGate;

    /** The filters in words whose second step came to its end, in order. */
    public final List<String> restsComputed = new CopyOnWriteArrayList<>();

    /** The readouts that were exported, in order. */
    public final List<Readout> exportedReadouts = new CopyOnWriteArrayList<>();

    /** Runs in the third stage of a run, on the job's thread. */
    public volatile Runnable onThirdStage = () -> {};

    /** What was exported, in order. */
    public final List<Path> exported = new ArrayList<>();

    /** The tables behind every run. */
    public final FakeDataService data = new FakeDataService();

    /** What solves for offers; null where nothing can. */
    public volatile @Nullable OfferSolver offers;

    /** Who gets which offer in every run, user by user; null where a run has no list of them. */
    public volatile @Nullable OfferedUsers offered;

    private volatile @Nullable Path opened;
    private final Path folder;
    private final List<RunSummary> finished = new ArrayList<>();

    public FakeStudyService(Path folder) {
        this.folder = folder;
    }

    /** A valid study file of the growth world. */
    public Path writeGrowthStudy(String name) throws IOException {
        return Files.writeString(folder.resolve(name), Studies.GROWTH);
    }

    /** A valid study file of the onboarding world. */
    public Path writeStudy(String name) throws IOException {
        return Files.writeString(folder.resolve(name), Studies.ONBOARDING);
    }

    @Override
    public StudyFile read(Path file, JobContext context) {
        opened = file;
        return new StudyReader(List.of(FakeParts.world(), new GrowthWorld(1).description())).read(file);
    }

    @Override
    public List<PlannedStage> plan(StudyFile study) {
        return FakeParts.plan();
    }

    @Override
    public int nextRun() {
        return finished.size() + 1;
    }

    @Override
    public void use(Engine next) {
        engine = next;
    }

    /** The engine that was asked for last. */
    public Engine engine() {
        return engine;
    }

    @Override
    public RunResult run(StudyFile study, JobContext context) {
        context.stage("Simulate", "");
        context.stage("Load", "");
        context.stage("Build models", "fct_conversions, 5 of 9");
        context.progress(5, 9);
        onThirdStage.run();
        await(gate, context);
        context.checkCancelled();
        RuntimeException wanted = failure;
        if (wanted != null) {
            throw wanted;
        }
        RunResult result = result(study, nextRun());
        finished.addFirst(new RunSummary(
                result.number(),
                folder,
                result.manifest().started(),
                readout.decision().verdict(),
                "",
                "seed 42"));
        return result;
    }

    private static void await(@Nullable CountDownLatch latch, JobContext context) {
        if (latch == null) {
            return;
        }
        JobContext.Registration registration = context.onCancel(latch::countDown);
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the gate");
            }
            registration.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A run of a study with the readout at hand. */
    public RunResult result(StudyFile study, int number) {
        RunManifest manifest = new RunManifest(
                number,
                "2026-11-02T09:12:00Z",
                study.study().title(),
                "onboarding-kyc",
                study.hash(),
                "ffff",
                42L,
                2,
                engine.key(),
                84_000_000,
                List.of(),
                11.4,
                Map.of());
        return new RunResult(number, study, FakeParts.units(), readout, manifest, folder);
    }

    @Override
    public FirstAnswer first(RunResult run, DataFilter filter, JobContext context) {
        RuntimeException refused = firstFailure;
        if (refused != null) {
            throw refused;
        }
        Readout whole = Readouts.filtered(String.valueOf(filter.words()));
        return new FirstAnswer(Readouts.early(whole), job -> rest(whole, job));
    }

    private Readout rest(Readout whole, JobContext context) {
        await(restGate, context);
        context.checkCancelled();
        RuntimeException refused = restFailure;
        if (refused != null) {
            throw refused;
        }
        restsComputed.add(String.valueOf(whole.filter()));
        return whole;
    }

    @Override
    public List<RunSummary> runs(StudyFile study, JobContext context) {
        return List.copyOf(finished);
    }

    @Override
    public RunResult load(RunSummary run, JobContext context) throws IOException {
        Path last = opened;
        return result(read(last == null ? writeStudy("again.yaml") : last, context), run.number());
    }

    @Override
    public List<Sample> samples() {
        return FakeParts.samples(folder);
    }

    @Override
    public void export(RunResult run, Readout shown, Path target, JobContext context) throws IOException {
        Files.write(target, "memo".getBytes(StandardCharsets.UTF_8));
        exported.add(target);
        exportedReadouts.add(shown);
    }

    @Override
    public @Nullable OfferedUsers offered(RunResult run, JobContext context) {
        return offered;
    }

    @Override
    public @Nullable OfferSolver offers(RunResult run) {
        return offers;
    }

    @Override
    public DataService data() {
        return data;
    }

    @Override
    public Path workspace() {
        return folder.resolve("workspace");
    }

    /** The real memo of the readout that is shown; words are kept in memory. */
    @Override
    public MemoService memos() {
        return new FakeMemoService();
    }
}
