package dev.slipway.app.shell;

import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.Lineage;
import dev.slipway.warehouse.QueryResult;
import dev.slipway.warehouse.TableProfile;
import java.nio.file.Path;

/** The tables of a finished run. All but {@link #firstQuery} is called below the window. */
public interface DataService {
    /** A query to start with. */
    String firstQuery();

    /** What was loaded and built; views are not counted. */
    Lineage lineage(int run, JobContext context);

    long count(int run, String relation, JobContext context);

    /** The first rows of a table. */
    QueryResult rows(int run, String relation, int most, JobContext context);

    TableProfile profile(int run, String relation, JobContext context);

    /** Answers a query; what is wrong with it comes out as {@code QueryRefusedException}. */
    QueryResult query(int run, String sql, int most, JobContext context);

    /** Writes a whole table as CSV and returns its rows. */
    long exportTable(int run, String relation, Path target, JobContext context);

    /** Writes everything that a query gives as CSV and returns the rows. */
    long exportQuery(int run, String sql, Path target, JobContext context);
}
