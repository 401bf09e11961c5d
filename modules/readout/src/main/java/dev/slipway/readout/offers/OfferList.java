package dev.slipway.readout.offers;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.JobContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Who gets which offer in the week after the data, user by user, as a table: the user, the offer, what the models expect it to earn
 * over no offer, what it is expected to cost (0 where the study has no budget), the interval of what it earns with this
 * user, the next best offer, and why not that one.
 */
public final class OfferList implements TableSource {
    private static final int ROWS = 10_000;

    private final TableSchema schema;
    private final Columns columns;

    /** By user. */
    record Columns(
            String[] users,
            String[] offers,
            double[] gain,
            double[] cost,
            double[] low,
            double[] high,
            String[] nextBest,
            String[] why) {
        static Columns of(int users) {
            return new Columns(
                    new String[users],
                    new String[users],
                    new double[users],
                    new double[users],
                    new double[users],
                    new double[users],
                    new String[users],
                    new String[users]);
        }
    }

    OfferList(String unit, Columns columns) {
        this.schema = new TableSchema(
                "offers",
                ColumnSpec.text(unit),
                ColumnSpec.text("offer"),
                ColumnSpec.number("expected_gain"),
                ColumnSpec.number("expected_cost"),
                ColumnSpec.number("gain_low"),
                ColumnSpec.number("gain_high"),
                ColumnSpec.text("next_best"),
                ColumnSpec.text("why"));
        this.columns = columns;
    }

    @Override
    public TableSchema schema() {
        return schema;
    }

    @Override
    public long expectedRows() {
        return columns.users.length;
    }

    @Override
    public void stream(JobContext context, Consumer<ColumnBatch> consumer) {
        int users = columns.users.length;
        for (int from = 0; from < users; from += ROWS) {
            context.checkCancelled();
            int to = Math.min(users, from + ROWS);
            consumer.accept(new ColumnBatch(
                    schema,
                    to - from,
                    List.of(
                            Arrays.copyOfRange(columns.users, from, to),
                            Arrays.copyOfRange(columns.offers, from, to),
                            Arrays.copyOfRange(columns.gain, from, to),
                            Arrays.copyOfRange(columns.cost, from, to),
                            Arrays.copyOfRange(columns.low, from, to),
                            Arrays.copyOfRange(columns.high, from, to),
                            Arrays.copyOfRange(columns.nextBest, from, to),
                            Arrays.copyOfRange(columns.why, from, to))));
        }
    }
}
