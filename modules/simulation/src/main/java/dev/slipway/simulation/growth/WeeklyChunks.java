package dev.slipway.simulation.growth;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.simulation.table.RowWriter;
import java.util.function.BooleanSupplier;

/** Makes the chunks of {@code behavior_weekly}: by user, then by week. */
record WeeklyChunks(Blueprint blueprint) {
    ColumnBatch make(int from, int to, BooleanSupplier stopped) {
        RowWriter rows =
                new RowWriter(Tables.WEEKLY, (to - from) * blueprint.weeks().count() + 1);
        PersonMaker maker = new PersonMaker(blueprint);
        WeekWalk walk = new WeekWalk(blueprint, maker);
        for (int i = from; i < to && !stopped.getAsBoolean(); i++) {
            walk.walk(maker.make(i), rows);
        }
        return rows.batch();
    }
}
