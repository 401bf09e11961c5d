package dev.slipway.app.desktop;

import dev.slipway.app.jobs.PlannedStage;
import dev.slipway.app.run.ManifestJson;
import dev.slipway.app.run.OfferListFile;
import dev.slipway.app.run.RunManifest;
import dev.slipway.app.run.RunResult;
import dev.slipway.app.run.StudyFiles;
import dev.slipway.app.run.StudyRunner;
import dev.slipway.app.shell.DataService;
import dev.slipway.app.shell.FirstAnswer;
import dev.slipway.app.shell.MemoService;
import dev.slipway.app.shell.OfferSolver;
import dev.slipway.app.shell.RunSummary;
import dev.slipway.app.shell.Sample;
import dev.slipway.app.shell.StudyService;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.StudyFile;
import dev.slipway.memo.MemoRequest;
import dev.slipway.readout.DataFilter;
import dev.slipway.readout.OverWeeks;
import dev.slipway.readout.PreparedRun;
import dev.slipway.readout.ReadoutBuilder;
import dev.slipway.readout.ReadoutJson;
import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.EarlyReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.offers.OfferedUsers;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.RunRecord;
import dev.slipway.warehouse.Workspace;
import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The window's studies, run in one workspace on this computer. What the window asks on its own thread, the next number and
 * the plan of a run, is answered from memory; it is looked up whenever a study is read or a run ends, on the job's thread.
 */
public final class LocalStudyService implements StudyService, AutoCloseable {
    private final Workspace workspace;
    private final StudyRunner runner;
    private final MemoService memos;
    private final Map<String, Path> paths = new ConcurrentHashMap<>();
    private final Map<String, List<RunManifest.Stage>> stagesBefore = new ConcurrentHashMap<>();
    private volatile @Nullable PreparedRun prepared;
    private volatile @Nullable LearnedOffers offers;
    private volatile int nextRun;
    private volatile Engine engine = Engine.H2;

    /** Asks the workspace, so not on the window's thread. */
    public LocalStudyService(Workspace workspace) {
        this.workspace = workspace;
        this.runner = new StudyRunner(workspace);
        this.memos = new LocalMemos(workspace);
        this.nextRun = workspace.nextRun();
    }

    @Override
    public StudyFile read(Path file, JobContext context) {
        StudyFile study = StudyFiles.reader().read(file);
        String key = study.study().experiment().key();
        paths.put(key, file);
        lookUp(key);
        return study;
    }

    private void lookUp(String key) {
        nextRun = workspace.nextRun();
        workspace
                .lastGood(key)
                .flatMap(run -> workspace.manifestJson(run.number()))
                .ifPresent(json -> stagesBefore.put(key, ManifestJson.read(json).stages()));
    }

    @Override
    public List<PlannedStage> plan(StudyFile study) {
        List<RunManifest.Stage> before =
                stagesBefore.getOrDefault(study.study().experiment().key(), List.of());
        boolean simulated = study.study().source() instanceof Source.Simulate;
        List<PlannedStage> stages = new ArrayList<>();
        for (String name : StudyRunner.stages(simulated)) {
            RunManifest.Stage known = before.stream()
                    .filter(stage -> stage.name().equals(name))
                    .findFirst()
                    .orElse(new RunManifest.Stage(name, "", 1));
            stages.add(new PlannedStage(name, known.detail(), Math.max(known.seconds(), 0.05)));
        }
        return stages;
    }

    @Override
    public int nextRun() {
        return nextRun;
    }

    /** What no filter changes, of the run that was shown last. */
    private PreparedRun prepared(RunResult run) {
        PreparedRun known = prepared;
        if (known == null || !known.isOf(run.data())) {
            known = PreparedRun.of(run.study(), run.data());
            prepared = known;
        }
        return known;
    }

    @Override
    public RunResult run(StudyFile study, JobContext context) {
        try {
            RunResult result = runner.run(study, null, engine, context);
            prepared(result);
            return result;
        } finally {
            lookUp(study.study().experiment().key());
        }
    }

    @Override
    public void use(Engine next) {
        engine = next;
    }

    @Override
    public FirstAnswer first(RunResult run, DataFilter filter, JobContext context) {
        AnalysesReadout all = run.readout().analyses();
        ReadoutBuilder builder = ReadoutBuilder.of(prepared(run), Map.of(), filter, context);
        EarlyReadout early = builder.early(context);
        return new FirstAnswer(
                OverWeeks.with(early, all.drift()),
                rest -> OverWeeks.with(builder.whole(early, rest), all.rollout(), all.drift())
                        .withOffers(all.offers())
                        .withRisks(all.risks()));
    }

    @Override
    public @Nullable OfferSolver offers(RunResult run) {
        if (run.readout().analyses().offers() == null) {
            return null;
        }
        LearnedOffers known = offers;
        if (known == null || !known.isOf(run)) {
            known = new LearnedOffers(workspace, run);
            offers = known;
        }
        return known;
    }

    @Override
    public @Nullable OfferedUsers offered(RunResult run, JobContext context) {
        return OfferListFile.read(run, context);
    }

    @Override
    public List<RunSummary> runs(StudyFile study, JobContext context) {
        List<RunSummary> summaries = new ArrayList<>();
        for (RunRecord run : workspace.runs()) {
            Optional<String> json =
                    run.experimentKey().equals(study.study().experiment().key())
                            ? workspace.readoutJson(run.number())
                            : Optional.empty();
            json.ifPresent(text -> summaries.add(summary(run, ReadoutJson.read(text))));
        }
        return summaries;
    }

    private RunSummary summary(RunRecord run, Readout readout) {
        Long seed = readout.study().seed();
        return new RunSummary(
                run.number(),
                folder(run.number()),
                run.started().toString(),
                readout.decision().verdict(),
                readout.decision().headline(),
                seed == null ? "" : "seed " + seed);
    }

    @Override
    public RunResult load(RunSummary run, JobContext context) {
        String json = workspace.readoutJson(run.number()).orElseThrow(() -> gone(run));
        String manifest = workspace.manifestJson(run.number()).orElseThrow(() -> gone(run));
        String text = workspace.studyText(run.number()).orElseThrow(() -> gone(run));
        StudyFile study = StudyFiles.reader().parse(text, pathOf(run));
        ExperimentData data = workspace.read(run.number(), study.study(), context);
        RunResult result = new RunResult(
                run.number(), study, data, ReadoutJson.read(json), ManifestJson.read(manifest), folder(run.number()));
        prepared(result);
        return result;
    }

    /** Paths in a study file are relative to it, so an older run's text is read as if it stood where its study is now. */
    private Path pathOf(RunSummary run) {
        return workspace.runs().stream()
                .filter(record -> record.number() == run.number())
                .map(record -> paths.get(record.experimentKey()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(workspace.folder().resolve("study.yaml"));
    }

    private static SlipwayException gone(RunSummary run) {
        return new SlipwayException(
                ErrorCategory.WORKSPACE,
                "Run " + run.number() + " is no longer in this workspace",
                "Run the study again; the same study file and seed give the same numbers.");
    }

    @Override
    public List<Sample> samples() {
        return Samples.all();
    }

    @Override
    public void export(RunResult run, Readout readout, Path target, JobContext context) {
        memos.export(
                run, readout, memos.words(run, context), EnumSet.allOf(MemoRequest.Section.class), target, context);
    }

    @Override
    public MemoService memos() {
        return memos;
    }

    @Override
    public DataService data() {
        return new StoredRuns(workspace);
    }

    @Override
    public Path workspace() {
        return workspace.folder();
    }

    private Path folder(int run) {
        return workspace.folderOf(run);
    }

    @Override
    public void close() {
        workspace.close();
    }
}
