package dev.slipway.simulation.onboarding;

import dev.slipway.simulation.math.Delay;
import dev.slipway.simulation.math.LogLogistic;
import dev.slipway.simulation.random.UserStream;
import java.util.Arrays;

/** Everything that one user does, from the first app open to the end of observation. For one thread. */
final class Journey {
    /** Users who put off KYC and never do it, but start. */
    private static final double STARTS_KYC_IN_VAIN = 0.4;

    private static final Delay KYC_TAKES = new LogLogistic(300, 2.5).within(3_600);

    /** Probability that a day's draw is the user's own habit instead of a fresh one: regulars and strangers. */
    private static final double HABIT = 0.35;

    private static final double ANOTHER_SESSION = 0.6;
    private static final int MOST_SESSIONS = 8;
    private static final double DEPOSITS = 0.7;
    private static final double MEDIAN_DEPOSIT = 60;
    private static final double DEPOSIT_SIGMA = 1.1;

    private final Blueprint blueprint;
    private final PersonMaker maker;
    private final SignupFlow signup;
    private final long[] offsets = new long[MOST_SESSIONS];

    Journey(Blueprint blueprint, PersonMaker maker) {
        this.blueprint = blueprint;
        this.maker = maker;
        this.signup = new SignupFlow(blueprint);
    }

    void walk(Person person, EventBuffer events) {
        events.add(person.arrivedAt, EventNames.APP_OPEN, 0);
        double completed = signup.walk(person, maker.rates(), maker.stream(Purpose.SIGNUP), events);
        boolean member = !Double.isNaN(completed);
        if (member) {
            double passed =
                    person.arm == 0 ? kycAtOnce(person, completed, events) : kycLater(person, completed, events);
            if (person.fraudster) {
                flag(person, completed, events);
            }
            if (!Double.isNaN(passed)) {
                deposits(person, passed, events);
            }
        }
        opens(person, member, events);
    }

    private static double kycAtOnce(Person person, double completed, EventBuffer events) {
        events.add(SignupFlow.at(person, completed), EventNames.KYC_COMPLETE, 0);
        return completed;
    }

    private double kycLater(Person person, double completed, EventBuffer events) {
        UserStream stream = maker.stream(Purpose.KYC);
        double u = stream.next();
        double when = stream.next();
        double takes = KYC_TAKES.quantile(stream.next());
        double share = maker.rates().kyc()[person.segment()];
        double passed;
        if (u < share) {
            passed =
                    completed + Timing.KYC.within(Timing.KYC_WINDOW - completed).quantile(when);
        } else if (u < share + (1 - share) * Timing.KYC_LATER) {
            passed = Timing.KYC_WINDOW + Timing.KYC_AFTER_WINDOW.quantile(when);
        } else {
            if (stream.chance(STARTS_KYC_IN_VAIN)) {
                long started = SignupFlow.at(person, completed + Timing.KYC.quantile(when));
                events.add(started, EventNames.KYC_START, session(person, started, 9));
            }
            return Double.NaN;
        }
        long started = SignupFlow.at(person, Math.max(completed, passed - takes));
        int session = session(person, started, 9);
        events.add(started, EventNames.KYC_START, session);
        events.add(SignupFlow.at(person, passed), EventNames.KYC_COMPLETE, session);
        return passed;
    }

    private void flag(Person person, double completed, EventBuffer events) {
        UserStream stream = maker.stream(Purpose.FRAUD);
        double u = stream.next();
        double when = stream.next();
        double later = Timing.CAUGHT_WITHIN_14D + (1 - Timing.CAUGHT_WITHIN_14D) * Timing.CAUGHT_LATER;
        if (u < Timing.CAUGHT_WITHIN_14D) {
            double flagged = completed
                    + Timing.FLAG.within(Timing.FRAUD_WINDOW - completed).quantile(when);
            events.add(SignupFlow.at(person, flagged), EventNames.FRAUD_FLAGGED, EventBuffer.NO_SESSION);
        } else if (u < later) {
            double flagged = Timing.FRAUD_WINDOW + Timing.FLAG_AFTER_WINDOW.quantile(when);
            events.add(SignupFlow.at(person, flagged), EventNames.FRAUD_FLAGGED, EventBuffer.NO_SESSION);
        }
    }

    private void opens(Person person, boolean member, EventBuffer events) {
        double factor = maker.rates().open()[person.arm][person.segment()] * (member ? 1 : Returns.NOT_COMPLETED);
        double habit = maker.stream(Purpose.HABIT).next();
        for (int day = 1; person.exposedAt + day * Arrivals.DAY < blueprint.end(); day++) {
            UserStream stream = maker.stream(Purpose.OPEN + day);
            double fresh = stream.next();
            double u = stream.chance(HABIT) ? habit : fresh;
            if (u < Returns.share(day) * factor) {
                sessions(person, day, stream, events);
            }
        }
    }

    /** A few sessions at busy hours of the clock, numbered in the order of time. */
    private void sessions(Person person, int day, UserStream stream, EventBuffer events) {
        long from = person.exposedAt + day * Arrivals.DAY;
        int count = 0;
        do {
            long clock = blueprint.arrivals().clock(stream.next(), stream.next());
            offsets[count] = Math.floorMod(clock - from, Arrivals.DAY);
            count++;
        } while (count < MOST_SESSIONS && stream.chance(ANOTHER_SESSION));
        Arrays.sort(offsets, 0, count);
        for (int number = 0; number < count; number++) {
            events.add(from + offsets[number], EventNames.APP_OPEN, 10 * day + number);
        }
    }

    private void deposits(Person person, double passed, EventBuffer events) {
        UserStream stream = maker.stream(Purpose.DEPOSIT);
        if (!stream.chance(DEPOSITS)) {
            return;
        }
        long time = SignupFlow.at(person, passed + stream.exponential(Timing.DAY));
        while (time < blueprint.end()) {
            double amount = MEDIAN_DEPOSIT * StrictMath.exp(DEPOSIT_SIGMA * stream.normal());
            events.add(time, EventNames.DEPOSIT, EventBuffer.NO_SESSION, Math.round(amount * 100) / 100.0);
            time += (long) (1000 * stream.exponential(6 * Timing.DAY));
        }
    }

    private static int session(Person person, long time, int number) {
        return (int) (10 * ((time - person.exposedAt) / Arrivals.DAY) + number);
    }
}
