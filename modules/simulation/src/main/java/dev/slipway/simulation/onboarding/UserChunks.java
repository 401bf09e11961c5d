package dev.slipway.simulation.onboarding;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.simulation.table.RowWriter;
import java.util.function.BooleanSupplier;

/** Makes the chunks of {@code users} and {@code assignments}. */
record UserChunks(Blueprint blueprint) {
    ColumnBatch users(int from, int to, BooleanSupplier stopped) {
        RowWriter rows = new RowWriter(Tables.USERS, to - from);
        PersonMaker maker = new PersonMaker(blueprint);
        for (int i = from; i < to && !stopped.getAsBoolean(); i++) {
            Person person = maker.make(i);
            rows.text(0, person.id)
                    .time(1, person.arrivedAt)
                    .text(2, Population.CHANNELS.get(person.channel))
                    .text(3, Population.COUNTRIES.get(person.country))
                    .text(4, Population.DEVICES.get(person.device))
                    .text(5, person.version)
                    .text(6, Population.AGES.get(person.age))
                    .text(7, Population.DOCUMENTS.get(person.document))
                    .number(8, person.intentScore())
                    .endRow();
        }
        return rows.batch();
    }

    ColumnBatch assignments(int from, int to, BooleanSupplier stopped) {
        RowWriter rows = new RowWriter(Tables.ASSIGNMENTS, to - from);
        PersonMaker maker = new PersonMaker(blueprint);
        for (int i = from; i < to && !stopped.getAsBoolean(); i++) {
            Person person = maker.make(i);
            if (person.variant != null) {
                rows.text(0, person.id)
                        .text(1, blueprint.experiment().key())
                        .text(2, person.variant)
                        .time(3, person.arrivedAt)
                        .endRow();
            }
        }
        return rows.batch();
    }
}
