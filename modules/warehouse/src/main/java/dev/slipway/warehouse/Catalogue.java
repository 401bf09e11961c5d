package dev.slipway.warehouse;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.StudyFile;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Row;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Studies, runs, readouts and memos of a workspace, in {@code slipway.mv.db}. Safe for several threads. */
final class Catalogue implements AutoCloseable {
    /** Goes up with every change of these tables that an older Slipway could not read. */
    private static final int VERSION = 1;

    private static final List<String> TABLES = List.of(
            "create schema if not exists slipway",
            "create table if not exists slipway.version (version integer primary key)",
            """
            create table if not exists slipway.studies (
                study_hash varchar primary key, title varchar not null, experiment_key varchar not null,
                study_text clob not null, first_seen bigint not null)""",
            """
            create table if not exists slipway.runs (
                run integer primary key,
                study_hash varchar not null references slipway.studies, data_hash varchar,
                started bigint not null, finished bigint, status varchar not null, verdict varchar,
                message varchar, has_file boolean not null)""",
            """
            create table if not exists slipway.readouts (
                run integer primary key references slipway.runs, readout clob not null, manifest clob not null)""",
            """
            create table if not exists slipway.memos (
                run integer primary key references slipway.runs, words clob not null, saved bigint not null)""",
            """
            create table if not exists slipway.current_runs (
                experiment_key varchar primary key, run integer not null references slipway.runs)""");
    private static final String RECORD = """
            select r.run, s.title, s.experiment_key, r.study_hash, r.data_hash, r.started, r.finished, r.status, \
            r.verdict, r.message, r.has_file \
            from slipway.runs r join slipway.studies s on s.study_hash = r.study_hash \
            """;

    private final Database database;

    private Catalogue(Database database) {
        this.database = database;
    }

    /** Opens or creates the catalogue of a workspace. */
    public static Catalogue open(Path folder) {
        Database database = Database.openDurable(folder.resolve("slipway"));
        try {
            if (isOther(database)) {
                throw new SlipwayException(
                        ErrorCategory.WORKSPACE,
                        "The workspace " + folder + " was made by another version of Slipway, whose catalogue this one"
                                + " can't read. It is untouched.",
                        "Choose another folder with --workspace, or move this one away and start anew.");
            }
            TABLES.forEach(database::execute);
            database.update("merge into slipway.version key (version) values (?)", VERSION);
            return new Catalogue(database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
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
                    and table_name = 'runs' and (column_name = 'run' and is_identity = 'NO' or column_name = 'has_file')""") != 2;
        }
        return database.number("select coalesce(max(version), 0) from slipway.version") != VERSION;
    }

    /** Marks what an ended program left running; returns how many runs that were. */
    public synchronized long markInterrupted() {
        return database.update(
                "update slipway.runs set status = ?, finished = ?, has_file = false, message = ? where status = ?",
                RunStatus.INTERRUPTED.name(),
                now(),
                "Slipway ended while this run was going.",
                RunStatus.RUNNING.name());
    }

    /** Starts a run of the study and returns its number: above every run it knows, and above {@code highestOnDisk}. */
    public synchronized int begin(StudyFile file, int highestOnDisk) {
        // Not an identity column: after a crash H2 would skip the numbers that it had set aside.
        int known = (int) database.number("select coalesce(max(run), 0) from slipway.runs");
        int number = Math.max(known, highestOnDisk) + 1;
        database.transaction(() -> {
            database.update(
                    """
                    merge into slipway.studies as t using (values (?, ?, ?, ?, ?)) as n (h, title, k, text, seen)
                    on t.study_hash = n.h
                    when not matched then insert values (n.h, n.title, n.k, n.text, cast(n.seen as bigint))""",
                    file.hash(),
                    file.study().title(),
                    file.study().experiment().key(),
                    file.text(),
                    now());
            database.update(
                    "insert into slipway.runs (run, study_hash, started, status, has_file) values (?, ?, ?, ?, true)",
                    number,
                    file.hash(),
                    now(),
                    RunStatus.RUNNING.name());
        });
        return number;
    }

    /** The one moment in which a run becomes the current one of its experiment: all of it or nothing. */
    public synchronized void publish(int run, String dataHash, String verdict, String readout, String manifest) {
        database.transaction(() -> {
            database.update(
                    "update slipway.runs set status = ?, finished = ?, data_hash = ?, verdict = ? where run = ?",
                    RunStatus.DONE.name(),
                    now(),
                    dataHash,
                    verdict,
                    run);
            database.update("insert into slipway.readouts values (?, ?, ?)", run, readout, manifest);
            database.update("""
                    merge into slipway.current_runs key (experiment_key)
                    select s.experiment_key, r.run from slipway.runs r
                    join slipway.studies s on s.study_hash = r.study_hash where r.run = ?""", run);
        });
    }

    /** Ends a run that gave no result. */
    public synchronized void end(int run, RunStatus status, @Nullable String message) {
        database.update(
                "update slipway.runs set status = ?, finished = ?, message = ?, has_file = false where run = ?",
                status.name(),
                now(),
                message,
                run);
    }

    /** Remembers that the file of a run is gone. */
    public synchronized void dropFile(int run) {
        database.update("update slipway.runs set has_file = false where run = ?", run);
    }

    /** All runs, newest first. */
    public synchronized List<RunRecord> runs() {
        return database.list(RECORD + "order by r.run desc", Catalogue::record);
    }

    public synchronized Optional<RunRecord> run(int run) {
        return database.list(RECORD + "where r.run = ?", Catalogue::record, run).stream()
                .findFirst();
    }

    /** The current good run of an experiment. */
    public synchronized Optional<RunRecord> lastGood(String experimentKey) {
        String sql = RECORD + "join slipway.current_runs c on c.run = r.run where c.experiment_key = ?";
        return database.list(sql, Catalogue::record, experimentKey).stream().findFirst();
    }

    public synchronized Optional<String> readout(int run) {
        return text("select readout from slipway.readouts where run = ?", run);
    }

    public synchronized Optional<String> manifest(int run) {
        return text("select manifest from slipway.readouts where run = ?", run);
    }

    public synchronized Optional<String> studyText(int run) {
        return text("""
                select s.study_text from slipway.runs r
                join slipway.studies s on s.study_hash = r.study_hash where r.run = ?""", run);
    }

    public synchronized Optional<String> memoWords(int run) {
        return text("select words from slipway.memos where run = ?", run);
    }

    public synchronized void saveMemoWords(int run, String words) {
        database.update("merge into slipway.memos key (run) values (?, ?, ?)", run, words, now());
    }

    private Optional<String> text(String sql, int run) {
        return database.list(sql, row -> row.string(1), run).stream().findFirst();
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
                row.integer(11) != 0);
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    @Override
    public synchronized void close() {
        database.close();
    }
}
