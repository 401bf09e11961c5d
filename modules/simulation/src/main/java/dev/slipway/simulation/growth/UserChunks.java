package dev.slipway.simulation.growth;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.TableSchema;
import dev.slipway.simulation.random.UserStream;
import dev.slipway.simulation.table.RowWriter;
import java.util.function.BooleanSupplier;

/** Makes the chunks of the tables with at most one row a user. */
record UserChunks(Blueprint blueprint) {
    /** Adds the rows of one user. */
    private interface Rows {
        void add(Person person, PersonMaker maker, RowWriter rows);
    }

    private ColumnBatch each(TableSchema schema, int from, int to, BooleanSupplier stopped, Rows adds) {
        RowWriter rows = new RowWriter(schema, to - from + 1);
        PersonMaker maker = new PersonMaker(blueprint);
        for (int i = from; i < to && !stopped.getAsBoolean(); i++) {
            adds.add(maker.make(i), maker, rows);
        }
        return rows.batch();
    }

    ColumnBatch users(int from, int to, BooleanSupplier stopped) {
        return each(Tables.USERS, from, to, stopped, (person, maker, rows) -> {
            before(person, maker, rows);
            rows.text(0, person.id)
                    .time(1, person.signupAt)
                    .text(2, Population.SEGMENTS.get(person.segment))
                    .text(3, Population.COUNTRIES.get(person.country))
                    .text(4, Population.CHANNELS.get(person.channel))
                    .text(5, Population.DEVICES.get(person.device))
                    .text(6, Population.KYC_LEVELS.get(person.kyc))
                    .number(7, person.tenure)
                    .number(10, person.sessionsBefore)
                    .number(11, person.riskScore)
                    .number(12, person.sharedDevices)
                    .number(13, person.depositGap)
                    .endRow();
        });
    }

    /** What the user moved and left in the sessions before the study, when nobody was offered anything. */
    private void before(Person person, PersonMaker maker, RowWriter rows) {
        UserStream stream = maker.stream(Purpose.SPENDING);
        int transactions = stream.poisson(person.sessionsBefore * person.transactionsPerSession());
        Amounts amounts = new Amounts(blueprint.setting().tail());
        double moved = 0;
        double lost = 0;
        for (int i = 0; i < transactions; i++) {
            double amount = amounts.draw(stream, person.amount);
            moved += amount;
            lost += stream.chance(person.risk) ? amount : 0;
        }
        rows.number(
                        8,
                        Amounts.cents(Population.FEE[person.segment] * moved
                                - blueprint.setting().fraudLoss() * lost))
                .number(9, Amounts.cents(moved));
    }

    /** Whom the allocation covers is assigned and exposed at the first moment of the study. */
    ColumnBatch assignments(int from, int to, BooleanSupplier stopped) {
        return met(Tables.assignments(blueprint.experiment()), from, to, stopped);
    }

    ColumnBatch exposures(int from, int to, BooleanSupplier stopped) {
        return met(Tables.exposures(blueprint.experiment()), from, to, stopped);
    }

    private ColumnBatch met(TableSchema schema, int from, int to, BooleanSupplier stopped) {
        return each(schema, from, to, stopped, (person, maker, rows) -> {
            if (person.variant != null) {
                rows.text(0, person.id)
                        .text(1, blueprint.experiment().key())
                        .text(2, person.variant)
                        .time(3, blueprint.weeks().start(0))
                        .endRow();
            }
        });
    }
}
