package dev.slipway.simulation.behavior;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.TableSchema;
import dev.slipway.simulation.table.RowWriter;
import java.util.function.BooleanSupplier;

/** Makes the chunks of all tables but {@code events}. */
record UserChunks(Blueprint blueprint) {
    /** Adds the rows of one user. */
    private interface Rows {
        void add(Person person, PersonMaker maker, RowWriter rows);
    }

    private ColumnBatch each(TableSchema schema, int from, int to, BooleanSupplier stopped, Rows adds) {
        RowWriter rows = new RowWriter(schema, to - from);
        PersonMaker maker = new PersonMaker(blueprint);
        for (int i = from; i < to && !stopped.getAsBoolean(); i++) {
            adds.add(maker.make(i), maker, rows);
        }
        return rows.batch();
    }

    ColumnBatch users(int from, int to, BooleanSupplier stopped) {
        return each(
                Tables.USERS,
                from,
                to,
                stopped,
                (person, maker, rows) -> rows.text(0, person.id)
                        .time(1, person.signupAt)
                        .text(2, Population.CHANNELS.get(person.channel))
                        .text(3, Population.COUNTRIES.get(person.country))
                        .text(4, Population.DEVICES.get(person.device))
                        .number(5, person.sessionsBefore)
                        .number(6, maker.spendBefore())
                        .endRow());
    }

    /** Users are assigned when they first visit, since that is when the feed asks. */
    ColumnBatch assignments(int from, int to, BooleanSupplier stopped) {
        TableSchema schema = Tables.assignments(blueprint.experiment());
        return each(schema, from, to, stopped, (person, maker, rows) -> {
            if (person.variant != null && person.visits()) {
                row(person, rows);
            }
        });
    }

    /** Exposed at the first visit as well; some exposures to the treatment are lost where that fault is planted. */
    ColumnBatch exposures(int from, int to, BooleanSupplier stopped) {
        TableSchema schema = Tables.exposures(blueprint.experiment());
        double lost = blueprint.setting().lostExposures();
        return each(schema, from, to, stopped, (person, maker, rows) -> {
            if (person.variant != null && person.visits()) {
                boolean missing = maker.stream(Purpose.EXPOSURE_FAULT).chance(lost) && person.arm == 1;
                if (!missing) {
                    row(person, rows);
                }
            }
        });
    }

    private void row(Person person, RowWriter rows) {
        rows.text(0, person.id)
                .text(1, blueprint.experiment().key())
                .text(2, person.variant)
                .time(3, person.firstVisit)
                .endRow();
    }

    ColumnBatch rollout(int from, int to, BooleanSupplier stopped) {
        return each(Tables.ROLLOUT, from, to, stopped, (person, maker, rows) -> {
            if (person.wave != Person.NO_WAVE) {
                rows.text(0, person.id).time(1, maker.featureFrom()).endRow();
            }
        });
    }
}
