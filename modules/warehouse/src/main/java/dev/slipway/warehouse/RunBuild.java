package dev.slipway.warehouse;

import dev.slipway.core.data.TableSchema;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.rule.Exempt;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.dbt.DbtProject;
import dev.slipway.warehouse.dbt.DbtRunner;
import dev.slipway.warehouse.engine.ContentHash;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Engine;
import dev.slipway.warehouse.engine.TableLoader;
import dev.slipway.warehouse.marts.EngagementVars;
import dev.slipway.warehouse.marts.Observation;
import dev.slipway.warehouse.marts.SourceCheck;
import dev.slipway.warehouse.marts.StudyVars;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run being built, in a warehouse file of its own. Until {@link #publish} nothing that others read has changed; closed
 * without that, the file is removed. One thread at a time.
 */
@Exempt(from = Exempt.Rule.THREADS, because = "whoever cancels must not wait for the engine, and may be the FX thread")
public final class RunBuild implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunBuild.class);

    private final Workspace workspace;
    private final Study study;
    private final int number;
    private final Database database;
    /** Waits beside the work for a cancel: only a connection that is already open can end the others at once. */
    private final Database spare;

    private final ContentHash hash = new ContentHash();
    private final Map<String, TableSchema> tables = new LinkedHashMap<>();
    private TestRun tests = new TestRun(List.of());
    private @Nullable DbtRunner runner;
    private boolean databaseOpen = true;
    private boolean ended;

    private RunBuild(Workspace workspace, Study study, int number, Database database) {
        this.spare = database.another();
        this.workspace = workspace;
        this.study = study;
        this.number = number;
        this.database = database;
    }

    static RunBuild start(Workspace workspace, Study study, int number, Engine engine) {
        try {
            Database database = Database.open(engine, workspace.files().database(number));
            RunTables.create(database);
            return new RunBuild(workspace, study, number, database);
        } catch (RuntimeException e) {
            workspace.catalogue().end(number, RunStatus.FAILED, e.getMessage());
            workspace.files().delete(number);
            throw e;
        }
    }

    public int number() {
        return number;
    }

    /** The engine that builds this run. */
    public Engine engine() {
        return database.engine();
    }

    /** Loads a table into schema {@code raw}. Tables are users, assignments, exposures and events, or units. */
    public void load(TableSource table, JobContext context) {
        endedByCancel(context, () -> {
            new TableLoader(database, hash).load(table, StudyVars.identity(study, table.schema()), context);
            RunTables.save(database, table.schema());
            return table;
        });
        tables.put(table.schema().name(), table.schema());
    }

    /** Hash of all rows loaded so far, in their order: 16 hexadecimal digits. */
    public String dataHash() {
        return hash.hex();
    }

    /**
     * Checks that the loaded tables have the events, amounts and attributes that the study names.
     *
     * @throws SlipwayException DATA_INVALID with everything that they lack
     */
    public void checkSource(Study study, JobContext context) {
        endedByCancel(context, () -> {
            SourceCheck.check(study, tables, database);
            return study;
        });
    }

    /** Builds the models for the study, each after those that it reads. */
    public ModelRun buildModels(Study study, JobContext context) {
        return buildModels(study, Map.of(), context);
    }

    /** The same with variables of the dbt project that no study sets, such as where cohorts begin. */
    ModelRun buildModels(Study study, Map<String, String> more, JobContext context) {
        Observation observation =
                endedByCancel(context, () -> Observation.find(study, tables, database, Instant.now()));
        Map<String, @Nullable Object> vars =
                endedByCancel(context, () -> StudyVars.of(study, tables, observation, database));
        vars.putAll(more);
        return endedByCancel(context, () -> {
            DbtRunner prepared = new DbtRunner(database, DbtProject.bundled(vars));
            ModelRun built = new ModelRun(prepared.build(context));
            RunTables.save(database, built);
            runner = prepared;
            return built;
        });
    }

    /**
     * Runs the data tests of the models.
     *
     * @throws SlipwayException DATA_TEST_FAILED with test, model, column, count and the first offending rows
     */
    public TestRun testModels(JobContext context) {
        DbtRunner prepared = runner;
        if (prepared == null) {
            throw new IllegalStateException("tests need models: call buildModels first");
        }
        return endedByCancel(context, () -> {
            TestRun run = new TestRun(prepared.test(context));
            RunTables.save(database, run);
            tests = run;
            return run;
        });
    }

    /**
     * Does work that a cancel ends at once. Cancelling a statement alone is not enough: H2 first rolls back what the
     * statement has written, which took up to two seconds of a big model. The file is thrown away, so the whole database
     * is closed under the work instead, and whatever the work then complains of is the cancel.
     */
    private <T> T endedByCancel(JobContext context, Supplier<T> work) {
        JobContext.Registration registration = context.onCancel(this::abandon);
        try {
            return work.get();
        } catch (RuntimeException e) {
            context.checkCancelled();
            throw e;
        } finally {
            registration.close();
        }
    }

    /** On a thread of its own: whoever cancels may be the thread of the window. */
    private void abandon() {
        Thread.ofVirtual().start(() -> {
            try {
                spare.abandon();
            } catch (SlipwayException e) {
                LOG.info("The warehouse of run {} was closed already", number, e);
            }
        });
    }

    /** What was loaded and built, with the outcome of the tests. */
    public Lineage lineage(JobContext context) {
        return Lineage.read(database, context);
    }

    /**
     * What is in each loaded table, by name; one with more than so many rows is not looked through, and its profile has no column.
     *
     * @param most rows of a table that is looked through
     */
    public Map<String, TableProfile> profiles(long most, JobContext context) {
        Map<String, TableProfile> profiles = new TreeMap<>();
        for (String name : tables.keySet()) {
            String relation = "raw." + name;
            long rows = StoredRun.count(relation, database, context);
            profiles.put(
                    name,
                    rows > most ? new TableProfile(List.of(), rows, 0) : Profiler.profile(relation, database, context));
        }
        return profiles;
    }

    /** The schema of a loaded table. */
    public TableSchema schema(String table) {
        return Objects.requireNonNull(tables.get(table), table);
    }

    /** The marts as columns in memory. */
    public ExperimentData read(Study study, JobContext context) {
        return new MartReader(database, study, tables).read(tests.summary(), context);
    }

    /** What users did day by day, also those outside of the experiment; null where these tables were not built. */
    public @Nullable EngagementData readEngagement(Study study, JobContext context) {
        return EngagementVars.built(study, tables.keySet())
                ? new EngagementReader(database, study, tables).read(context)
                : null;
    }

    /**
     * Begins to read the marts of both of the above beside what this thread does next. To be closed before this build is.
     *
     * @param withEngagement whether what users did day by day is asked
     */
    public MartReading startReading(Study study, boolean withEngagement, JobContext context) {
        boolean both = withEngagement && EngagementVars.built(study, tables.keySet());
        return new MartReading(database, study, Map.copyOf(tables), both, context);
    }

    /** The same, waited for; after the tests. */
    public RunData readAll(Study study, boolean withEngagement, JobContext context) {
        try (MartReading reading = startReading(study, withEngagement, context)) {
            return reading.finish(tests);
        }
    }

    /** Flushes the file, then makes this run the current one of its experiment in one transaction. */
    public void publish(String readoutJson, String verdict, String manifestJson) {
        database.seal(List.of("raw", "staging", "marts", "run"));
        closeDatabase();
        workspace.catalogue().publish(number, dataHash(), verdict, readoutJson, manifestJson);
        ended = true;
        workspace.removeOldFiles(number);
    }

    /** Ends the run as failed, with the sentence that a person will read in the list of runs. */
    public void fail(Throwable why) {
        String message = why instanceof SlipwayException known ? known.sentence() : String.valueOf(why);
        end(why instanceof CancelledException ? RunStatus.CANCELLED : RunStatus.FAILED, message);
    }

    public void cancelled() {
        end(RunStatus.CANCELLED, null);
    }

    private void end(RunStatus status, @Nullable String message) {
        if (ended) {
            return;
        }
        ended = true;
        try {
            closeDatabase();
        } catch (SlipwayException e) {
            LOG.warn("The warehouse of run {} did not close; it is removed anyway", number, e);
        }
        workspace.files().delete(number);
        workspace.catalogue().end(number, status, message);
    }

    private void closeDatabase() {
        if (databaseOpen) {
            databaseOpen = false;
            spare.close();
            database.close();
        }
    }

    /** Size of the run's file. */
    public long bytes() {
        return workspace.files().bytes(number);
    }

    /** Without {@link #publish} before it, removes everything that this run made. */
    @Override
    public void close() {
        end(RunStatus.FAILED, "The run was given up.");
    }
}
