package dev.slipway.core.data;

import dev.slipway.core.job.JobContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A table with one more column, the last: the number of the row from 1, as text. For tables whose rows have no name of their own. */
public final class NumberedRows implements TableSource {
    private final TableSource rows;
    private final TableSchema schema;

    /** @param column a name that the table does not have */
    public NumberedRows(TableSource rows, String column) {
        this.rows = rows;
        List<ColumnSpec> columns = new ArrayList<>(rows.schema().columns());
        columns.add(ColumnSpec.text(column));
        schema = new TableSchema(rows.schema().name(), columns);
    }

    @Override
    public TableSchema schema() {
        return schema;
    }

    @Override
    public long expectedRows() {
        return rows.expectedRows();
    }

    @Override
    public void stream(JobContext context, Consumer<ColumnBatch> consumer) {
        long[] before = {0};
        rows.stream(context, batch -> {
            String[] numbers = new String[batch.rows()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Long.toString(before[0] + i + 1);
            }
            before[0] += numbers.length;
            List<Object> columns = new ArrayList<>(batch.columns());
            columns.add(numbers);
            consumer.accept(new ColumnBatch(schema, batch.rows(), columns));
        });
    }
}
