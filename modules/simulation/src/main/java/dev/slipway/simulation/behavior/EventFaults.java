package dev.slipway.simulation.behavior;

import dev.slipway.simulation.random.UserStream;

/** Faults of logging that a setting may plant among events: late stamps and bots. */
final class EventFaults {
    private static final int BOT_DAYS = 10;
    private static final int BOT_CLICKS = 200;
    private static final double BOT_PAUSE = 1_500;
    private static final double LATE_MORE_HOURS = 12;

    /** Numbers of the sessions of bots, far from those of people. */
    private static final int BOT_SESSIONS = 1_000_000;

    private final Setting setting;
    private final PersonMaker maker;

    EventFaults(Setting setting, PersonMaker maker) {
        this.setting = setting;
        this.maker = maker;
    }

    void apply(Person person, EventBuffer events) {
        boolean disordered = setting.late() > 0;
        if (disordered) {
            late(events);
        }
        if (setting.bots() > 0 && person.visits()) {
            UserStream stream = maker.stream(Purpose.BOT);
            if (stream.chance(setting.bots())) {
                bot(person, stream, events);
                disordered = true;
            }
        }
        if (disordered) {
            events.sort();
        }
    }

    private void late(EventBuffer events) {
        UserStream stream = maker.stream(Purpose.LATE);
        for (int i = 0; i < events.size(); i++) {
            if (stream.chance(setting.late())) {
                double hours = stream.exponential(LATE_MORE_HOURS);
                events.delay(i, Calendar.DAY + (long) (hours * Calendar.HOUR));
            }
        }
    }

    /** From the first visit on, once a day for some days, at the pace of a machine. */
    private static void bot(Person person, UserStream stream, EventBuffer events) {
        for (int day = 0; day < BOT_DAYS; day++) {
            long time = person.firstVisit + day * Calendar.DAY;
            for (int click = 0; click < BOT_CLICKS; click++) {
                time += (long) stream.exponential(BOT_PAUSE);
                int code = click % 2 == 0 ? EventNames.VIEW : EventNames.SEARCH;
                events.add(time, code, BOT_SESSIONS + day, person.device, person.country, Double.NaN);
            }
        }
    }
}
