package dev.slipway.simulation.behavior;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.TableSchema;
import dev.slipway.simulation.random.UserStream;
import dev.slipway.simulation.table.RowWriter;
import java.util.function.BooleanSupplier;

/** Makes the chunks of {@code events}: by user, then by time, none after the end of observation. */
record EventChunks(Blueprint blueprint, TableSchema schema, double perUser) {
    ColumnBatch make(int from, int to, BooleanSupplier stopped) {
        RowWriter rows = new RowWriter(schema, (int) ((to - from) * perUser * 1.2));
        PersonMaker maker = new PersonMaker(blueprint);
        Visits visits = new Visits(blueprint, maker);
        EventFaults faults = new EventFaults(blueprint.setting(), maker);
        EventBuffer events = new EventBuffer();
        for (int i = from; i < to && !stopped.getAsBoolean(); i++) {
            Person person = maker.make(i);
            events.clear();
            visits.walk(person, events);
            faults.apply(person, events);
            write(person, events, maker, rows);
        }
        return rows.batch();
    }

    private void write(Person person, EventBuffer events, PersonMaker maker, RowWriter rows) {
        double twice = blueprint.setting().duplicates();
        UserStream stream = maker.stream(Purpose.DUPLICATES);
        String experiment =
                person.variant == null ? null : blueprint.experiment().key();
        long end = blueprint.calendar().end();
        for (int i = 0; i < events.size() && events.time(i) < end; i++) {
            int copies = twice > 0 && stream.chance(twice) ? 2 : 1;
            for (int copy = 0; copy < copies; copy++) {
                rows.text(0, person.id)
                        .time(1, events.time(i))
                        .text(2, EventNames.ALL.get(events.code(i)))
                        .time(3, events.session(i))
                        .text(4, experiment)
                        .text(5, person.variant)
                        .text(6, Population.PLATFORMS.get(Population.platform(events.device(i), person.apple)))
                        .text(7, Population.COUNTRIES.get(events.place(i)))
                        .text(8, Population.DEVICES.get(events.device(i)))
                        .number(9, events.amount(i))
                        .endRow();
            }
        }
    }
}
