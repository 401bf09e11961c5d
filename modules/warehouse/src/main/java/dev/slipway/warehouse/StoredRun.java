package dev.slipway.warehouse;

import dev.slipway.core.data.CsvTableWriter;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Grid;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The tables of a finished run and the questions of people to them. Each call opens the run's file for reading and closes
 * it again, so several threads may ask at once; a cancel of the job ends the question.
 */
public final class StoredRun {
    /** A query to start with. */
    public static final String FIRST_QUERY = """
        -- how many users each variant has
        select variant, count(*) as users
        from marts.unit_metrics
        group by variant
        order by variant\
        """;

    private final int run;
    private final Supplier<Database> database;

    StoredRun(int run, Supplier<Database> database) {
        this.run = run;
        this.database = database;
    }

    /** What was loaded, the models and their tests. Views are not counted here: that takes as long as reading them. */
    public Lineage lineage(JobContext context) {
        try (Database open = database.get()) {
            return Lineage.read(open, context);
        } catch (SlipwayException e) {
            throw unreadable(run, e);
        }
    }

    /** Rows of a table or view of the lineage. */
    public long count(String relation, JobContext context) {
        try (Database open = database.get()) {
            return count(known(relation, open), open, context);
        }
    }

    static long count(String relation, Database open, JobContext context) {
        long[] rows = {0};
        open.stream("select count(*) from " + relation, context, row -> rows[0] = row.integer(1));
        return rows[0];
    }

    /** The first rows of a table of the lineage, in the order in which it holds them. */
    public QueryResult rows(String relation, int most, JobContext context) {
        try (Database open = database.get()) {
            Grid grid = open.grid("select * from " + known(relation, open), most, context);
            return new QueryResult(grid.columns(), grid.rows(), grid.truncated(), run);
        }
    }

    /** What is in each column of a table of the lineage. */
    public TableProfile profile(String relation, JobContext context) {
        try (Database open = database.get()) {
            return Profiler.profile(known(relation, open), open, context);
        }
    }

    /**
     * Asks a question of a person.
     *
     * @throws QueryRefusedException when it is no query or the engine refuses it, with the place where that can be told
     */
    public QueryResult query(String sql, int maxRows, JobContext context) {
        ReadOnlyQuery query = ReadOnlyQuery.of(sql);
        try (Database open = database.get()) {
            return query.run(open, maxRows, run, context);
        }
    }

    /** Writes all rows of a table of the lineage as CSV and returns how many there were. */
    public long exportTable(String relation, Path file, JobContext context) {
        try (Database open = database.get()) {
            return write("select * from " + known(relation, open), open, file, context);
        }
    }

    /** Writes all rows that a query gives as CSV and returns how many there were. */
    public long exportQuery(String sql, Path file, JobContext context) {
        ReadOnlyQuery query = ReadOnlyQuery.of(sql);
        try (Database open = database.get()) {
            return query.explained(open, () -> write(query.sql(), open, file, context));
        }
    }

    private static long write(String sql, Database open, Path file, JobContext context) {
        return CsvTableWriter.write(QueryTable.of(sql, open, context), file, context);
    }

    /** What to say when the tables that each run has can't be asked. */
    static SlipwayException unreadable(int run, SlipwayException failure) {
        if (failure.category() != ErrorCategory.WAREHOUSE && !Database.isDamaged(failure)) {
            return failure;
        }
        return new SlipwayException(
                ErrorCategory.WORKSPACE,
                "The tables of run " + run + " can't be read: they are damaged or from another version of Slipway."
                        + " Its memo and readout are untouched.",
                "Run the study again; the same study file and seed give the same numbers.",
                failure);
    }

    /** Only names that the run itself wrote down reach the engine. */
    private static String known(String relation, Database open) {
        boolean loaded =
                relation.startsWith("raw.") && RunTables.schemas(open).containsKey(relation.substring("raw.".length()));
        boolean built = RunTables.models(open).models().stream()
                .anyMatch(model -> model.relation().equals(relation));
        if (!loaded && !built) {
            throw new SlipwayException(
                    ErrorCategory.WAREHOUSE,
                    "This run has no table named " + relation + ".",
                    "Choose one of its models.");
        }
        return relation;
    }
}
