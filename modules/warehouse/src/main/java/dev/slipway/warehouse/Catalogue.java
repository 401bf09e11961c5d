package dev.slipway.warehouse;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Engine;
import dev.slipway.warehouse.engine.Row;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Studies, runs, readouts and memos of a workspace, in {@code slipway.mv.db}. Safe for several threads.
 *
 * <p>The database is open only while it is asked or changed. A desktop is ended in many ways, and most of the time this
 * file is then closed: there is no tail to recover, and no moment in which a recovery could miss the newest commits.
 */
final class Catalogue {
    /** Goes up with every change of these tables that an older Slipway could not read. */
    private static final int VERSION = 1;

    private static final List<String> TABLES = List.of(
            "create schema if not exists slipway",
            "create table if not exists slipway.version (version integer primary key)",
            """
            create table if not exists slipway.studies (
                study_hash varchar primary key, title varchar not null, experiment_key varchar not null,
                study_text clob not null, first_seen bigint not null)\
            """,
            """
            create table if not exists slipway.runs (
                run integer primary key,
                study_hash varchar not null references slipway.studies, data_hash varchar,
                started bigint not null, finished bigint, status varchar not null, verdict varchar,
                message varchar, has_file boolean not null, engine varchar default 'h2' not null)\
            """,
            "alter table slipway.runs add column if not exists engine varchar default 'h2' not null",
            """
            create table if not exists slipway.readouts (
                run integer primary key references slipway.runs, readout clob not null, manifest clob not null)\
            """,
            """
            create table if not exists slipway.memos (
                run integer primary key references slipway.runs, words clob not null, saved bigint not null)\
            """,
            """
            create table if not exists slipway.current_runs (
                experiment_key varchar primary key, run integer not null references slipway.runs)\
            """);
    private static final String RECORD = """
        select r.run, s.title, s.experiment_key, r.study_hash, r.data_hash, r.started, r.finished, r.status, \
        r.verdict, r.message, r.has_file, r.engine \
        from slipway.runs r join slipway.studies s on s.study_hash = r.study_hash \
        """;

    private final Path file;

    private Catalogue(Path file) {
        this.file = file;
    }

    /** Finds or creates the catalogue of a workspace. */
    public static Catalogue in(Path folder) {
        Catalogue catalogue = new Catalogue(folder.resolve("slipway"));
        catalogue.change(database -> {
            if (isOther(database)) {
                throw new SlipwayException(
                        ErrorCategory.WORKSPACE,
                        "The workspace " + folder + " was made by another version of Slipway, whose catalogue this one"
                                + " can't read. It is untouched.",
                        "Choose another folder with --workspace, or move this one away and start anew.");
            }
            TABLES.forEach(database::execute);
            database.update("merge into slipway.version key (version) values (?)", VERSION);
        });
        return catalogue;
    }

    private synchronized <T> T ask(Function<Database, T> question) {
        try (Database database = Database.openDurable(file)) {
            return question.apply(database);
        } catch (SlipwayException e) {
            throw Database.isDamaged(e) ? damaged(e) : e;
        }
    }

    private SlipwayException damaged(SlipwayException failure) {
        return new SlipwayException(
                ErrorCategory.WORKSPACE,
                "The list of runs " + file
                        + ".mv.db is damaged or from another version of Slipway. Nothing was changed.",
                "Move that file away and start again: finished runs are found in their folders and listed anew. What was"
                        + " written into memos by hand is only in that file.",
                failure);
    }

    private void change(Consumer<Database> work) {
        ask(database -> {
            work.accept(database);
            return database;
        });
    }

    /** Whether there is a catalogue already and it is not of this version. Early ones of version 1 did not say so. */
    private static boolean isOther(Database database) {
        String tables = "select count(*) from information_schema.tables where table_schema = 'slipway'";
        if (database.number(tables) == 0) {
            return false;
        }
        if (database.number(tables + " and table_name = 'version'") == 0) {
            return database.number("""
                select count(*) from information_schema.columns where table_schema = 'slipway'
                and table_name = 'runs' and (column_name = 'run' and is_identity = 'NO' or column_name = 'has_file')\
                """) != 2;
        }
        return database.number("select coalesce(max(version), 0) from slipway.version") != VERSION;
    }

    /** Marks what an ended program left running; returns how many runs that were. */
    public long markInterrupted() {
        return ask(database -> database.update(
                "update slipway.runs set status = ?, finished = ?, has_file = false, message = ? where status = ?",
                RunStatus.INTERRUPTED.name(),
                now(),
                "Slipway ended while this run was going.",
                RunStatus.RUNNING.name()));
    }

    /** Starts a run of the study and returns its number: above every run it knows, and above {@code highestOnDisk}. */
    public int begin(StudyText study, int highestOnDisk, Engine engine) {
        return ask(database -> {
            int number = Math.max(highest(database), highestOnDisk) + 1;
            database.transaction(() -> {
                remember(database, study);
                insert(database, number, study, now(), engine);
            });
            return number;
        });
    }

    /** The highest number that a run ever had; 0 where there was none. */
    public int highest() {
        return ask(Catalogue::highest);
    }

    private static int highest(Database database) {
        // Not an identity column: after a crash H2 would skip the numbers that it had set aside.
        return (int) database.number("select coalesce(max(run), 0) from slipway.runs");
    }

    private static void remember(Database database, StudyText study) {
        database.update("""
            merge into slipway.studies as t using (values (?, ?, ?, ?, ?)) as n (h, title, k, text, seen)
            on t.study_hash = n.h
            when not matched then insert values (n.h, n.title, n.k, n.text, cast(n.seen as bigint))\
            """, study.hash(), study.title(), study.experimentKey(), study.text(), now());
    }

    private static void insert(Database database, int number, StudyText study, long started, Engine engine) {
        database.update(
                "insert into slipway.runs (run, study_hash, started, status, has_file, engine) values (?, ?, ?, ?,"
                        + " true, ?)",
                number,
                study.hash(),
                started,
                RunStatus.RUNNING.name(),
                engine.key());
    }

    /** The one moment in which a run becomes the current one of its experiment: all of it or nothing. */
    public void publish(int run, String dataHash, String verdict, String readout, String manifest) {
        change(database -> database.transaction(
                () -> finish(database, run, now(), new RunPapers(dataHash, verdict, readout, manifest))));
    }

    /**
     * Takes in a finished run that the catalogue does not know. It becomes the current one only if it is the newest.
     *
     * @param fileOf the engine of its warehouse file; empty when that is not kept
     */
    public void adopt(
            int run, StudyText study, long started, long finished, RunPapers papers, Optional<Engine> fileOf) {
        change(database -> database.transaction(() -> {
            remember(database, study);
            insert(database, run, study, started, fileOf.orElse(Engine.H2));
            finish(database, run, finished, papers);
            database.update("update slipway.runs set has_file = ? where run = ?", fileOf.isPresent(), run);
        }));
    }

    private static void finish(Database database, int run, long finished, RunPapers papers) {
        database.update(
                "update slipway.runs set status = ?, finished = ?, data_hash = ?, verdict = ? where run = ?",
                RunStatus.DONE.name(),
                finished,
                papers.dataHash(),
                papers.verdict(),
                run);
        database.update("insert into slipway.readouts values (?, ?, ?)", run, papers.readout(), papers.manifest());
        database.update("""
            merge into slipway.current_runs key (experiment_key)
            select s.experiment_key, max(r.run) from slipway.runs r
            join slipway.studies s on s.study_hash = r.study_hash
            where r.status = 'DONE' and s.experiment_key = (
                select k.experiment_key from slipway.runs o
                join slipway.studies k on k.study_hash = o.study_hash where o.run = ?)
            group by s.experiment_key\
            """, run);
    }

    /** Ends a run that gave no result. */
    public void end(int run, RunStatus status, @Nullable String message) {
        change(database -> database.update(
                "update slipway.runs set status = ?, finished = ?, message = ?, has_file = false where run = ?",
                status.name(),
                now(),
                message,
                run));
    }

    /** Remembers that the file of a run is gone. */
    public void dropFile(int run) {
        change(database -> database.update("update slipway.runs set has_file = false where run = ?", run));
    }

    /** All runs, newest first. */
    public List<RunRecord> runs() {
        return ask(database -> database.list(RECORD + "order by r.run desc", Catalogue::record));
    }

    public Optional<RunRecord> run(int run) {
        return ask(database -> database.list(RECORD + "where r.run = ?", Catalogue::record, run)).stream()
                .findFirst();
    }

    /** The current good run of an experiment. */
    public Optional<RunRecord> lastGood(String experimentKey) {
        String sql = RECORD + "join slipway.current_runs c on c.run = r.run where c.experiment_key = ?";
        return ask(database -> database.list(sql, Catalogue::record, experimentKey)).stream()
                .findFirst();
    }

    public Optional<String> readout(int run) {
        return text("select readout from slipway.readouts where run = ?", run);
    }

    public Optional<String> manifest(int run) {
        return text("select manifest from slipway.readouts where run = ?", run);
    }

    public Optional<String> studyText(int run) {
        return text("""
            select s.study_text from slipway.runs r
            join slipway.studies s on s.study_hash = r.study_hash where r.run = ?\
            """, run);
    }

    public Optional<String> memoWords(int run) {
        return text("select words from slipway.memos where run = ?", run);
    }

    public void saveMemoWords(int run, String words) {
        change(database -> database.update("merge into slipway.memos key (run) values (?, ?, ?)", run, words, now()));
    }

    private Optional<String> text(String sql, int run) {
        return ask(database -> database.list(sql, row -> row.string(1), run)).stream()
                .findFirst();
    }

    private static RunRecord record(Row row) {
        Instant started = Instant.ofEpochMilli(row.integer(6));
        Instant finished = row.missing(7) ? null : Instant.ofEpochMilli(row.integer(7));
        Instant until = finished == null ? Instant.now() : finished;
        return new RunRecord(
                row.count(1),
                row.string(2),
                row.string(3),
                row.string(4),
                row.text(5),
                started,
                finished,
                RunStatus.valueOf(row.string(8)),
                row.text(9),
                (until.toEpochMilli() - started.toEpochMilli()) / 1e3,
                row.text(10),
                row.flag(11),
                Engine.of(row.string(12)));
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
