package dev.slipway.app.run;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.memo.Provenance;
import dev.slipway.readout.OverWeeks;
import dev.slipway.readout.ReadoutJson;
import dev.slipway.readout.model.Readout;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.MartReading;
import dev.slipway.warehouse.RunBuild;
import dev.slipway.warehouse.RunData;
import dev.slipway.warehouse.TestRun;
import dev.slipway.warehouse.Workspace;
import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Runs a study from its source to its memo. The last good run stays readable until this one has succeeded wholly. */
public final class StudyRunner {
    private static final String MODELS = "Build models";
    private static final String TESTS = "Test data";
    private static final String MARTS = "Read marts";
    private static final String ESTIMATE = "Estimate and decide";
    private static final String MEMO = "Draw and write the memo";

    private final Workspace workspace;

    public StudyRunner(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The names of the stages that a run goes through, as it will report them. */
    public static List<String> stages(boolean simulated) {
        return List.of(StudySource.stage(simulated), MODELS, TESTS, MARTS, ESTIMATE, MEMO);
    }

    /** Runs the study on H2; see {@link #run(StudyFile, Path, Engine, JobContext)}. */
    public RunResult run(StudyFile file, @Nullable Path out, JobContext context) {
        return run(file, out, Engine.H2, context);
    }

    /**
     * Runs the study.
     *
     * @param out folder for the files besides the run's own folder in the workspace; null for none
     * @param engine of the warehouse; the readout is the same whichever it is
     */
    public RunResult run(StudyFile file, @Nullable Path out, Engine engine, JobContext context) {
        StageClock clock = new StageClock(context);
        String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        try (RunBuild build = workspace.begin(file, engine)) {
            try {
                return run(file, out, build, started, clock);
            } catch (RuntimeException | Error e) {
                // What fails after a cancel, on a machine that goes down, is the cancel.
                if (clock.isCancelled()) {
                    build.cancelled();
                } else {
                    build.fail(e);
                }
                throw e;
            }
        }
    }

    private RunResult run(StudyFile file, @Nullable Path out, RunBuild build, String started, StageClock clock) {
        Study study = file.study();
        clock.stage(StudySource.stage(study.source() instanceof Source.Simulate), "");
        StudySource source = StudySource.of(study, clock);
        load(source, build, clock);
        clock.stage(MODELS, "");
        build.checkSource(study, clock);
        build.buildModels(study, clock);
        RunData read = testAndRead(study, build, clock);
        ExperimentData data = read.experiment();
        clock.detail(String.format(Locale.ROOT, "%,d exposed users", data.units()));
        clock.stage(ESTIMATE, study.metrics().size() + " metrics");
        Estimated estimated = Estimated.of(file, read, source, clock);
        Readout readout = estimated.readout();
        String json = ReadoutJson.write(readout);
        clock.stage(MEMO, "PDF, HTML, JSON");
        RunManifest draft = manifest(file, build, started, List.of(), clock.seconds());
        try (RunFolder folder = RunFolder.at(workspace.folderOf(build.number()))) {
            Provenance provenance = Lineages.provenance(build.lineage(clock), DataTablesOf.run(build, clock));
            folder.writeDocuments(json, readout, draft, study, provenance, clock);
            if (estimated.list() != null) {
                folder.writeOffers(estimated.list(), file, clock);
            }
            clock.checkCancelled();
            List<RunManifest.Stage> stages = clock.finish();
            RunManifest manifest = manifest(file, build, started, stages, clock.seconds());
            folder.writeManifest(manifest, file.text());
            build.publish(json, readout.decision().verdict(), ManifestJson.write(manifest));
            Path place = folder.keep();
            if (out != null) {
                RunFolder.copy(place, out);
            }
            return new RunResult(build.number(), file, data, readout, estimated.choices(), manifest, place);
        }
    }

    private static void load(StudySource source, RunBuild build, StageClock clock) {
        for (var table : source.tables()) {
            clock.detail(table.schema().name());
            build.load(table, clock);
        }
        clock.detail(source.tables().size() + (source.tables().size() == 1 ? " table" : " tables"));
    }

    /** Reads beside the tests; what is left of it is the stage after them. Nothing is computed of data whose tests failed. */
    private static RunData testAndRead(Study study, RunBuild build, StageClock clock) {
        clock.stage(TESTS, "");
        try (MartReading reading = build.startReading(study, OverWeeks.asked(study), clock)) {
            TestRun tests = build.testModels(clock);
            clock.stage(MARTS, "");
            return reading.finish(tests);
        }
    }

    private static RunManifest manifest(
            StudyFile file, RunBuild build, String started, List<RunManifest.Stage> stages, double seconds) {
        Study study = file.study();
        Long seed = study.source() instanceof Source.Simulate simulate ? (Long) simulate.seed() : null;
        return new RunManifest(
                build.number(),
                started,
                study.title(),
                study.experiment().key(),
                file.hash(),
                build.dataHash(),
                seed,
                Runtime.getRuntime().availableProcessors(),
                build.engine().key(),
                build.bytes(),
                stages,
                seconds,
                Versions.all());
    }
}
