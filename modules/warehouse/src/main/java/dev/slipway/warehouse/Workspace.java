package dev.slipway.warehouse;

import dev.slipway.core.data.TableSchema;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Engine;
import dev.slipway.warehouse.files.FinishedRuns;
import dev.slipway.warehouse.files.RunFiles;
import dev.slipway.warehouse.files.WorkspaceLock;
import dev.slipway.warehouse.marts.EngagementVars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A folder with the catalogue of studies and runs, and one warehouse file per run. One program has it open at a time.
 * Safe for several threads; runs may be read and queried while another one is being built.
 */
public final class Workspace implements AutoCloseable {
    /** Good runs of an experiment whose warehouse files are kept. */
    private static final int KEPT = 3;

    private final Path folder;
    private final WorkspaceLock lock;
    private final Catalogue catalogue;
    private final RunFiles files;
    private final FinishedRuns finished;
    /** H2 keeps its lock of a file that it could not read, and would next time say that another program has it. */
    private final Map<Integer, SlipwayException> damaged = new ConcurrentHashMap<>();

    private Workspace(Path folder, WorkspaceLock lock, RunFiles files, Catalogue catalogue) {
        this.folder = folder;
        this.lock = lock;
        this.files = files;
        this.catalogue = catalogue;
        this.finished = new FinishedRuns(folder);
    }

    /**
     * Opens or creates a workspace. Runs that an ended program left going are marked as interrupted, their files removed.
     *
     * @throws SlipwayException WORKSPACE when another program has it open or the folder can't be used
     */
    public static Workspace open(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        RunFiles files = new RunFiles(absolute);
        WorkspaceLock lock = WorkspaceLock.take(absolute);
        try {
            Workspace workspace = new Workspace(absolute, lock, files, Catalogue.in(absolute));
            workspace.catalogue.markInterrupted();
            workspace.removeStrayFiles();
            return workspace;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void removeStrayFiles() {
        List<RunRecord> known = catalogue.runs();
        known.stream().filter(run -> run.status() == RunStatus.DONE).forEach(run -> finished.settle(run.number()));
        Set<Integer> kept = new HashSet<>(unknown(known));
        known.stream().filter(RunRecord::readable).forEach(run -> kept.add(run.number()));
        files.keepOnly(kept);
    }

    public Path folder() {
        return folder;
    }

    /** Starts a run on H2: a new number and a new, empty warehouse file. */
    public RunBuild begin(StudyFile study) {
        return begin(study, Engine.H2);
    }

    /** Starts a run on an engine. What reads the run later opens it with the same one. */
    public RunBuild begin(StudyFile study, Engine engine) {
        int number = catalogue.begin(StudyText.of(study), highestOnDisk(), engine);
        return RunBuild.start(this, study.study(), number, engine);
    }

    /** The number that the next run gets, if none begins before it. */
    public int nextRun() {
        return Math.max(catalogue.highest(), highestOnDisk()) + 1;
    }

    /** Even a run that the catalogue does not know is not written over. */
    private int highestOnDisk() {
        return finished.numbers().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Numbers of finished runs that have a folder and no record, oldest first: the catalogue was lost or damaged. */
    public List<Integer> unknownRuns() {
        return unknown(catalogue.runs());
    }

    private List<Integer> unknown(List<RunRecord> known) {
        Set<Integer> numbers = known.stream().map(RunRecord::number).collect(Collectors.toSet());
        return finished.numbers().stream()
                .filter(number -> !numbers.contains(number))
                .sorted()
                .toList();
    }

    /** Takes a finished run back into the catalogue, as it was written when it finished. */
    public void adopt(int run, StudyText study, Instant started, Instant ended, RunPapers papers) {
        catalogue.adopt(run, study, started.toEpochMilli(), ended.toEpochMilli(), papers, files.engine(run));
    }

    /** Where a finished run keeps its documents. */
    public Path folderOf(int run) {
        return finished.folder(run);
    }

    /** All runs, newest first. */
    public List<RunRecord> runs() {
        return catalogue.runs();
    }

    /** The current good run of an experiment. */
    public Optional<RunRecord> lastGood(String experimentKey) {
        return catalogue.lastGood(experimentKey);
    }

    public Optional<String> readoutJson(int run) {
        return catalogue.readout(run);
    }

    public Optional<String> manifestJson(int run) {
        return catalogue.manifest(run);
    }

    /** The study's text as it was when the run started. */
    public Optional<String> studyText(int run) {
        return catalogue.studyText(run);
    }

    /** What a person wrote into the memo of a run. */
    public Optional<String> memoWords(int run) {
        return catalogue.memoWords(run);
    }

    public void saveMemoWords(int run, String json) {
        catalogue.saveMemoWords(run, json);
    }

    /**
     * Reads the marts of a good run again.
     *
     * @throws SlipwayException WORKSPACE when the run's warehouse file is not kept any more or has another version's tables
     */
    public ExperimentData read(int run, Study study, JobContext context) {
        return asked(
                run,
                database -> new MartReader(database, study, RunTables.schemas(database))
                        .read(RunTables.tests(database).summary(), context));
    }

    /** Reads the weeks of offers of a finished run; null where its study does not ask who should get which. */
    public @Nullable OfferWeeks readOffers(int run, Study study, JobContext context) {
        Offers asked = study.analyses().offers();
        return asked == null
                ? null
                : asked(
                        run,
                        database -> new OfferWeeksReader(database, study, asked, RunTables.schemas(database))
                                .read(context));
    }

    /** What users did day by day in a good run, as {@link #read}; null where the run did not build these tables. */
    public @Nullable EngagementData readEngagement(int run, Study study, JobContext context) {
        List<EngagementData> found = asked(run, database -> {
            Map<String, TableSchema> tables = RunTables.schemas(database);
            return EngagementVars.built(study, tables.keySet())
                    ? List.of(new EngagementReader(database, study, tables).read(context))
                    : List.of();
        });
        return found.isEmpty() ? null : found.getFirst();
    }

    private <T> T asked(int run, Function<Database, T> question) {
        try (Database database = open(run)) {
            return question.apply(database);
        } catch (SlipwayException e) {
            throw remembered(run, e);
        }
    }

    /** What the models and data tests of a good run did. */
    public ModelRun models(int run) {
        return asked(run, RunTables::models);
    }

    public TestRun tests(int run) {
        return asked(run, RunTables::tests);
    }

    /** The tables of a good run, to look into and to ask. */
    public StoredRun stored(int run) {
        return new StoredRun(run, () -> open(run));
    }

    /**
     * Asks the warehouse of the newest good run. Only queries; the file is opened for reading by someone who may only
     * select.
     *
     * @param maxRows at most so many rows are returned
     */
    public QueryResult query(String sql, int maxRows) {
        return query(sql, maxRows, JobContext.unwatched());
    }

    public QueryResult query(String sql, int maxRows, JobContext context) {
        int run = runs().stream()
                .filter(r -> r.status() == RunStatus.DONE && r.readable())
                .map(RunRecord::number)
                .findFirst()
                .orElseThrow(() -> new SlipwayException(
                        ErrorCategory.WORKSPACE, "There is no finished run to ask yet.", "Run a study first."));
        return stored(run).query(sql, maxRows, context);
    }

    /** The file of a good run for reading, by the engine that wrote it. */
    private Database open(int run) {
        Optional<RunRecord> record = catalogue.run(run).filter(RunRecord::readable);
        if (record.isEmpty() || !files.exists(run)) {
            throw new SlipwayException(
                    ErrorCategory.WORKSPACE,
                    "The data of run " + run + " is not kept; its readout and memo are.",
                    "Run the study again to look into the data.");
        }
        try {
            return Database.openReadOnly(record.get().engine(), files.database(run));
        } catch (SlipwayException e) {
            SlipwayException known = damaged.get(run);
            throw known == null ? remembered(run, e) : known;
        }
    }

    private SlipwayException remembered(int run, SlipwayException failure) {
        SlipwayException said = StoredRun.unreadable(run, failure);
        if (said != failure) {
            damaged.put(run, said);
        }
        return said;
    }

    /** Size of everything in the workspace. */
    public long bytes() {
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).mapToLong(RunFiles::size).sum();
        } catch (IOException e) {
            throw new SlipwayException(
                    ErrorCategory.FILE, "The workspace can't be read.", "Check the folder " + folder + ".", e);
        }
    }

    /** Removes the files of good runs beyond the newest few of the experiment; records and readouts stay. */
    void removeOldFiles(int published) {
        RunRecord run = catalogue.run(published).orElseThrow();
        catalogue.runs().stream()
                .filter(r -> r.status() == RunStatus.DONE && r.readable())
                .filter(r -> r.experimentKey().equals(run.experimentKey()))
                .skip(KEPT)
                .forEach(old -> {
                    catalogue.dropFile(old.number());
                    files.delete(old.number());
                });
    }

    Catalogue catalogue() {
        return catalogue;
    }

    RunFiles files() {
        return files;
    }

    @Override
    public void close() {
        lock.close();
    }
}
