package dev.slipway.simulation.behavior;

import dev.slipway.simulation.random.UserStream;

/** Walks one session: events, their times, the device in hand and where the user is. For one thread. */
final class SessionWalk {
    /** Probability of another device than the user's own, and of being abroad. */
    private static final double OTHER_DEVICE = 0.12;

    private static final double ABROAD = 0.015;

    /** Mean pause after an event, in milliseconds, by event; never as long as what ends a session. */
    private static final double[] PAUSE = {22_000, 18_000, 150_000, 30_000, 40_000, 8_000};

    private static final long SHORTEST_PAUSE = 300;
    private static final double LONGEST_PAUSE = 25 * 60_000;
    private static final int MOST_EVENTS = 400;

    private final Setting setting;
    private final UserStream stream;
    private final double[] devices = Population.cumulative(Population.DEVICE_SHARE);

    /** Cumulative transitions by intent and event; of play and add-to-cart without the next play and the purchase. */
    private final double[][][] rows = new double[Intent.ALL.size()][Intent.END][];

    SessionWalk(Blueprint blueprint) {
        this.setting = blueprint.setting();
        this.stream = new UserStream(blueprint.spec().seed());
        for (int i = 0; i < rows.length; i++) {
            for (int s = 0; s < Intent.END; s++) {
                rows[i][s] = Population.cumulative(Intent.ALL.get(i).rows()[s]);
            }
        }
    }

    /**
     * Adds the events of a session.
     *
     * @param since whole days since the user has the feature; the course is that of users with it
     * @param course how the user behaves that day
     * @return the time of the last event
     */
    long walk(Person person, long start, int number, int day, Course course, int since, EventBuffer events) {
        stream.start(person.index, Purpose.SESSION + number);
        int device = device(person, day);
        int place = stream.chance(ABROAD) ? stream.choose(Population.COUNTRY) : person.country;
        double stay = course.stay()[person.intent][since];
        double buy = course.buy()[person.intent][since];
        double[][] row = rows[person.intent];
        long time = start;
        int state = EventNames.VIEW;
        for (int n = 0; n < MOST_EVENTS && state != Intent.END; n++) {
            double amount = state == EventNames.PURCHASE
                    ? Basket.draw(stream, person.country, course.basket()[since])
                    : Double.NaN;
            events.add(time, state, number, device, place, amount);
            time += SHORTEST_PAUSE + (long) Math.min(LONGEST_PAUSE, stream.exponential(PAUSE[state]));
            state = next(row[state], state, stay, buy);
        }
        return events.time(events.size() - 1);
    }

    private int next(double[] row, int state, double stay, double buy) {
        if (state == EventNames.PLAY && stream.chance(stay)) {
            return EventNames.PLAY;
        }
        if (state == EventNames.ADD_TO_CART && stream.chance(buy)) {
            return EventNames.PURCHASE;
        }
        return stream.choose(row);
    }

    private int device(Person person, int day) {
        double u = stream.next();
        double moved = setting.moved(day);
        int device = u < OTHER_DEVICE ? stream.choose(devices) : person.device;
        return moved > 0 && stream.chance(moved) ? 0 : device;
    }
}
