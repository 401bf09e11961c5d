package dev.slipway.simulation.behavior;

import dev.slipway.simulation.random.UserStream;

/**
 * All sessions of one user: a Poisson process in operational time from the first visit until churn or the end of the study.
 * Under the feed the process runs as fast as it ever does and visits are kept with the probability that makes it as fast
 * as it is that day. A visit during an earlier session, or less than half an hour after it, waits that long. For one thread.
 */
final class Visits {
    private static final long PAUSE = 30 * 60_000L + 1;

    private final Blueprint blueprint;
    private final PersonMaker maker;
    private final UserStream stream;
    private final SessionWalk sessions;

    Visits(Blueprint blueprint, PersonMaker maker) {
        this.blueprint = blueprint;
        this.maker = maker;
        this.stream = new UserStream(blueprint.spec().seed());
        this.sessions = new SessionWalk(blueprint);
    }

    void walk(Person person, EventBuffer events) {
        if (!person.visits()) {
            return;
        }
        Calendar calendar = blueprint.calendar();
        long from = maker.featureFrom();
        Course with = maker.course();
        Course without = blueprint.plain().of(person.channel, person.cohort);
        double most = from == Person.NEVER ? 1 : with.most();
        stream.start(person.index, Purpose.VISITS);
        int end = Math.min(calendar.days() - 1, person.lastDay);
        int day = person.visitDay;
        int number = 0;
        double passed = person.firstPassed;
        long free = Long.MIN_VALUE;
        while (true) {
            double share = (passed - calendar.before(day)) / calendar.weight(day);
            long time = calendar.moment(person.country, day, share);
            boolean has = time >= from;
            int since = has ? (int) ((time - from) / Calendar.DAY) : 0;
            if (number == 0 || from == Person.NEVER || stream.next() * most < (has ? with.visits()[since] : 1)) {
                number++;
                long start = Math.max(time, free);
                free = sessions.walk(person, start, number, day, has ? with : without, since, events) + PAUSE;
            }
            passed += stream.exponential(1 / (person.rate * most));
            while (day <= end && passed >= calendar.before(day + 1)) {
                day++;
            }
            if (day > end) {
                return;
            }
        }
    }
}
