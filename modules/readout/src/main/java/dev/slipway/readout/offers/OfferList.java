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
 * over no offer, and what it is expected to cost (0 where the study has no budget).
 */
public final class OfferList implements TableSource {
    private static final int ROWS = 10_000;

    private final TableSchema schema;
    private final String[] users;
    private final String[] offers;
    private final double[] gain;
    private final double[] cost;

    OfferList(String unit, String[] users, String[] offers, double[] gain, double[] cost) {
        this.schema = new TableSchema(
                "offers",
                ColumnSpec.text(unit),
                ColumnSpec.text("offer"),
                ColumnSpec.number("expected_gain"),
                ColumnSpec.number("expected_cost"));
        this.users = users;
        this.offers = offers;
        this.gain = gain;
        this.cost = cost;
    }

    @Override
    public TableSchema schema() {
        return schema;
    }

    @Override
    public long expectedRows() {
        return users.length;
    }

    @Override
    public void stream(JobContext context, Consumer<ColumnBatch> consumer) {
        for (int from = 0; from < users.length; from += ROWS) {
            context.checkCancelled();
            int to = Math.min(users.length, from + ROWS);
            consumer.accept(new ColumnBatch(
                    schema,
                    to - from,
                    List.of(
                            Arrays.copyOfRange(users, from, to),
                            Arrays.copyOfRange(offers, from, to),
                            Arrays.copyOfRange(gain, from, to),
                            Arrays.copyOfRange(cost, from, to))));
        }
    }
}
