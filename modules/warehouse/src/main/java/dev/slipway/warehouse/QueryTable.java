package dev.slipway.warehouse;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Database;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of a query as texts, read while they are written elsewhere. */
final class QueryTable implements TableSource {
    private static final int BATCH = 5_000;

    private final String sql;
    private final Database database;
    private final TableSchema schema;

    private QueryTable(String sql, Database database, TableSchema schema) {
        this.sql = sql;
        this.database = database;
        this.schema = schema;
    }

    static QueryTable of(String sql, Database database, JobContext context) {
        List<ColumnSpec> columns = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String label : database.grid(sql, 1, context).columns()) {
            String name = label;
            for (int copy = 2; !taken.add(name); copy++) {
                name = label + "_" + copy;
            }
            columns.add(ColumnSpec.text(name));
        }
        return new QueryTable(sql, database, new TableSchema("query", columns));
    }

    @Override
    public TableSchema schema() {
        return schema;
    }

    @Override
    public long expectedRows() {
        return -1;
    }

    @Override
    public void stream(JobContext context, Consumer<ColumnBatch> consumer) {
        int width = schema.columns().size();
        List<@Nullable String[]> rows = new ArrayList<>();
        database.stream(sql, context, row -> {
            @Nullable String[] cells = new @Nullable String[width];
            for (int c = 0; c < width; c++) {
                cells[c] = row.text(c + 1);
            }
            rows.add(cells);
            if (rows.size() == BATCH) {
                consumer.accept(batch(rows));
                rows.clear();
            }
        });
        consumer.accept(batch(rows));
    }

    private ColumnBatch batch(List<@Nullable String[]> rows) {
        List<Object> columns = new ArrayList<>();
        for (int c = 0; c < schema.columns().size(); c++) {
            int column = c;
            columns.add(rows.stream().map(row -> row[column]).toArray(String[]::new));
        }
        return new ColumnBatch(schema, rows.size(), columns);
    }
}
