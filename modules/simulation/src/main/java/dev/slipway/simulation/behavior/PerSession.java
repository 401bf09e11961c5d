package dev.slipway.simulation.behavior;

/** What one session adds to a metric, in expectation. */
@FunctionalInterface
interface PerSession {
    double of(double[][] transitions, double basket);

    /** Whether the session holds that event. */
    static PerSession reaches(int event) {
        return (transitions, basket) -> SessionChain.reaches(transitions, event);
    }

    /** How often the session holds that event. */
    static PerSession count(int event) {
        return (transitions, basket) -> SessionChain.counts(transitions)[event];
    }

    /** What the session's purchases cost. */
    static PerSession revenue() {
        return (transitions, basket) -> SessionChain.counts(transitions)[EventNames.PURCHASE] * basket * Basket.MEAN;
    }

    /** By day since exposure, for an intent on a course. */
    default double[] along(Course course, int intent) {
        double[] values = new double[course.days()];
        for (int day = 0; day < values.length; day++) {
            values[day] = day > 0 && course.alike(intent, day, day - 1)
                    ? values[day - 1]
                    : of(course.transitions(intent, day), course.basket()[day]);
        }
        return values;
    }
}
