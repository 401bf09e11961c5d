package dev.slipway.simulation.onboarding;

import dev.slipway.simulation.math.Latent;
import dev.slipway.simulation.random.UserStream;

/** One user's way through sign-up: who starts, how far those who give up get, and when each step is done. */
final class SignupFlow {
    /** Of the users who don't complete, the share that starts. */
    private static final double STARTS_ANYWAY = 0.8;

    /** Steps between start and completion, by arm: event, how far into the work it lies, share of quitters that reach it. */
    private static final Step[][] STEPS = {
        {
            new Step(EventNames.code("name"), 0.14, 0.75),
            new Step(EventNames.code("address"), 0.3, 0.62),
            new Step(EventNames.code("id_document"), 0.55, 0.42),
            new Step(EventNames.code("selfie"), 0.85, 0.15)
        },
        {new Step(EventNames.code("email_verified"), 0.12, 0.75), new Step(EventNames.code("phone_verified"), 0.5, 0.35)
        }
    };

    private static final double JITTER = 0.1;

    private final Blueprint blueprint;

    private record Step(int event, double at, double reached) {}

    SignupFlow(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    /** Adds the user's events; gives the seconds from exposure to completion, or NaN. */
    double walk(Person person, DayRates rates, UserStream stream, EventBuffer events) {
        double u = stream.next();
        double start = Timing.START.quantile(stream.next());
        double fill = Timing.fill(person.arm).quantile(stream.next());
        boolean pauses = stream.chance(Timing.PAUSES);
        double pause = Timing.PAUSED.quantile(stream.next());
        double completes = completes(person, rates, person.arm);
        double inControl = completes(person, rates, 0);
        double starts = Math.max(completes, inControl + (1 - inControl) * STARTS_ANYWAY);
        if (u >= starts) {
            return Double.NaN;
        }
        boolean completed = u < completes;
        double work = completed && pauses ? pause : fill;
        double left = completed ? 0 : (u - completes) / (starts - completes);
        events.add(at(person, start), EventNames.SIGNUP_START, 0);
        for (Step step : STEPS[person.arm]) {
            double jitter = 1 + JITTER * (2 * stream.next() - 1);
            if (left < step.reached()) {
                events.add(at(person, start + step.at() * jitter * Math.min(fill, work)), step.event(), 0);
            }
        }
        if (!completed) {
            return Double.NaN;
        }
        events.add(at(person, start + work), EventNames.SIGNUP_COMPLETE, 0);
        return start + work;
    }

    /** Fraudsters complete when they slip in, honest users by intent. */
    private double completes(Person person, DayRates rates, int arm) {
        return person.fraudster
                ? blueprint.setting().slip(arm)
                : Latent.logistic(rates.intercept()[arm][person.segment()]
                        + blueprint.setting().intentStrength() * person.intent);
    }

    static long at(Person person, double seconds) {
        return person.exposedAt + (long) (seconds * 1000);
    }
}
