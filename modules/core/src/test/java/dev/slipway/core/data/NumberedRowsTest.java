package dev.slipway.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NumberedRowsTest {
    /** Batches of two, two and one. */
    private static final TableSource FIVE = new TableSource() {
        private final TableSchema schema = new TableSchema("t", ColumnSpec.integer("x"));

        @Override
        public TableSchema schema() {
            return schema;
        }

        @Override
        public long expectedRows() {
            return 5;
        }

        @Override
        public void stream(JobContext context, Consumer<ColumnBatch> consumer) {
            consumer.accept(new ColumnBatch(schema, 2, List.of(new long[] {10, 20})));
            consumer.accept(new ColumnBatch(schema, 2, List.of(new long[] {30, 40})));
            consumer.accept(new ColumnBatch(schema, 1, List.of(new long[] {50, 0})));
        }
    };

    @Test
    void goesOnFromBatchToBatchAndBeginsAnewWithEachReading() {
        TableSource numbered = new NumberedRows(FIVE, "row_number");
        assertThat(numbered.schema().columns()).extracting(ColumnSpec::name).containsExactly("x", "row_number");
        assertThat(numbered.expectedRows()).isEqualTo(5);
        for (int time = 0; time < 2; time++) {
            List<String> numbers = new ArrayList<>();
            numbered.stream(
                    JobContext.unwatched(),
                    batch -> numbers.addAll(List.of(batch.texts(1)).subList(0, batch.rows())));
            assertThat(numbers).containsExactly("1", "2", "3", "4", "5");
        }
    }
}
