package dev.slipway.simulation.onboarding;

import dev.slipway.simulation.random.UserStream;

/** Faults of logging that a setting may plant among events: late stamps, rows logged twice, bots. */
final class EventFaults {
    /** Bots per duplicated share of events. */
    private static final double BOTS = 0.2;

    private static final int BOT_OPENS = 120;
    private static final double BOT_PAUSE_SECONDS = 20;
    private static final double LATE_MORE_HOURS = 12;

    private final Setting setting;
    private final PersonMaker maker;

    EventFaults(Setting setting, PersonMaker maker) {
        this.setting = setting;
        this.maker = maker;
    }

    void apply(Person person, EventBuffer events) {
        if (setting.late() > 0) {
            late(events);
        }
        if (setting.duplicates() > 0) {
            UserStream stream = maker.stream(Purpose.BOT);
            if (stream.chance(BOTS * setting.duplicates())) {
                bot(person, stream, events);
            }
            int honest = events.size();
            for (int i = 0; i < honest; i++) {
                if (stream.chance(setting.duplicates())) {
                    events.repeat(i);
                }
            }
        }
    }

    private void late(EventBuffer events) {
        UserStream stream = maker.stream(Purpose.EVENT_FAULT);
        for (int i = 0; i < events.size(); i++) {
            if (stream.chance(setting.late())) {
                double hours = stream.exponential(LATE_MORE_HOURS);
                events.delay(i, Arrivals.DAY + (long) (hours * Arrivals.HOUR));
            }
        }
    }

    private static void bot(Person person, UserStream stream, EventBuffer events) {
        double seconds = 0;
        for (int i = 0; i < BOT_OPENS; i++) {
            seconds += stream.exponential(BOT_PAUSE_SECONDS);
            if (seconds < Timing.DAY) {
                events.add(SignupFlow.at(person, seconds), EventNames.APP_OPEN, 0);
            }
        }
    }
}
