package dev.slipway.simulation.onboarding;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.simulation.table.RowWriter;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Makes the chunks of {@code events}: by user, then by time, none after the end of observation. */
record EventChunks(Blueprint blueprint, double perUser) {
    ColumnBatch make(int from, int to, BooleanSupplier stopped) {
        RowWriter rows = new RowWriter(Tables.EVENTS, (int) ((to - from) * perUser * 1.5));
        PersonMaker maker = new PersonMaker(blueprint);
        Journey journey = new Journey(blueprint, maker);
        EventFaults faults = new EventFaults(blueprint.setting(), maker);
        EventBuffer events = new EventBuffer();
        for (int i = from; i < to && !stopped.getAsBoolean(); i++) {
            Person person = maker.make(i);
            events.clear();
            journey.walk(person, events);
            faults.apply(person, events);
            events.sort();
            write(person, events, rows);
        }
        return rows.batch();
    }

    private void write(Person person, EventBuffer events, RowWriter rows) {
        int session = EventBuffer.NO_SESSION;
        String sessionText = null;
        for (int i = 0; i < events.size() && events.time(i) < blueprint.end(); i++) {
            if (events.session(i) != session) {
                session = events.session(i);
                sessionText = sessionText(person, session);
            }
            rows.text(0, person.id)
                    .time(1, events.time(i))
                    .text(2, EventNames.ALL.get(events.code(i)))
                    .text(3, sessionText)
                    .number(4, events.amount(i))
                    .endRow();
        }
    }

    private static @Nullable String sessionText(Person person, int session) {
        return session == EventBuffer.NO_SESSION ? null : person.id + "-" + session;
    }
}
