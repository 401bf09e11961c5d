package dev.slipway.app.desktop;

import dev.slipway.app.shell.DataService;
import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.Lineage;
import dev.slipway.warehouse.QueryResult;
import dev.slipway.warehouse.StoredRun;
import dev.slipway.warehouse.TableProfile;
import dev.slipway.warehouse.Workspace;
import java.nio.file.Path;

/** The tables of the runs of one workspace. */
final class StoredRuns implements DataService {
    private final Workspace workspace;

    StoredRuns(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public String firstQuery() {
        return StoredRun.FIRST_QUERY;
    }

    @Override
    public Lineage lineage(int run, JobContext context) {
        return workspace.stored(run).lineage(context);
    }

    @Override
    public long count(int run, String relation, JobContext context) {
        return workspace.stored(run).count(relation, context);
    }

    @Override
    public QueryResult rows(int run, String relation, int most, JobContext context) {
        return workspace.stored(run).rows(relation, most, context);
    }

    @Override
    public TableProfile profile(int run, String relation, JobContext context) {
        return workspace.stored(run).profile(relation, context);
    }

    @Override
    public QueryResult query(int run, String sql, int most, JobContext context) {
        return workspace.stored(run).query(sql, most, context);
    }

    @Override
    public long exportTable(int run, String relation, Path target, JobContext context) {
        return workspace.stored(run).exportTable(relation, target, context);
    }

    @Override
    public long exportQuery(int run, String sql, Path target, JobContext context) {
        return workspace.stored(run).exportQuery(sql, target, context);
    }
}
