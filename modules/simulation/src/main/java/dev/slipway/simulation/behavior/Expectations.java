package dev.slipway.simulation.behavior;

import dev.slipway.core.study.Allocation;
import java.util.ArrayList;
import java.util.List;

/**
 * Exact averages over users who are exposed so early that the window ends inside the study. The visit rate is
 * integrated in closed form: given an exposure at operational time τ it is gamma with shape + 1 and scale / (1 + scale·τ),
 * and E[exp(−λc)] = (1 + scale·c)^−shape. Moments of the day are integrated by three Gauss nodes, everything else is a
 * finite sum over channel, device, cohort, intent, day of exposure and day of churn. What a session does after the end
 * of a window, having started before it, counts as if inside: minutes against days.
 */
final class Expectations {
    private static final double[] NODE = {0.5 - 0.5 * Math.sqrt(0.6), 0.5, 0.5 + 0.5 * Math.sqrt(0.6)};
    private static final double[] NODE_WEIGHT = {5.0 / 18, 8.0 / 18, 5.0 / 18};

    private final Setting setting;
    private final Calendar calendar;
    private final Allocation allocation;

    /** By channel, then by cohort. */
    private final List<List<Exposed>> exposed = new ArrayList<>();

    Expectations(Setting setting, Calendar calendar, Allocation allocation) {
        this.setting = setting;
        this.calendar = calendar;
        this.allocation = allocation;
        for (int channel = 0; channel < Population.CHANNELS.size(); channel++) {
            for (int cohort = 0; cohort < Population.COHORTS; cohort++) {
                exposed.add(exposed(channel, cohort));
            }
        }
    }

    /** Users of one channel or device, or all where it is −1. */
    record Part(int channel, int device) {
        static final Part ALL = new Part(-1, -1);

        boolean holds(int someChannel, int someDevice) {
            return (channel < 0 || channel == someChannel) && (device < 0 || device == someDevice);
        }
    }

    /** Whole days since exposure: from the first, to before the last. */
    record Window(int from, int to) {}

    /** Courses by channel and cohort. */
    interface Courses {
        Course of(int channel, int cohort);
    }

    /** Expected sum of what the sessions inside the window add. */
    double sum(Window window, Courses courses, PerSession what, Part part) {
        return average(window, courses, what, part, Expectations::sumOf);
    }

    /** Share of users with at least one session inside the window that holds it. */
    double any(Window window, Courses courses, PerSession what, Part part) {
        return average(window, courses, what, part, Expectations::anyOf);
    }

    /**
     * Users of one channel, cohort and device who are exposed on one day at one moment.
     *
     * @param mass their share of all users
     * @param shape and scale of the gamma distribution of their visit rates
     * @param survives probability of staying another day
     */
    private record Exposed(
            int device, int day, double moment, double mass, double shape, double scale, double survives) {}

    private interface Value {
        /**
         * The metric of users whose first session adds that much and each later day that much per unit of visit rate.
         */
        double of(Exposed exposed, double first, double[] byDay);
    }

    private double average(Window window, Courses courses, PerSession what, Part part, Value value) {
        double[] totals = new double[2];
        for (int channel = 0; channel < Population.CHANNELS.size(); channel++) {
            for (int cohort = 0; cohort < Population.COHORTS; cohort++) {
                Course course = courses.of(channel, cohort);
                for (int intent = 0; intent < Intent.ALL.size(); intent++) {
                    double[] perVisit = what.along(course, intent);
                    double first = window.from() == 0 ? perVisit[0] : 0;
                    for (int k = 0; k < perVisit.length; k++) {
                        perVisit[k] *= k < window.from() || k >= window.to() ? 0 : course.visits()[k];
                    }
                    Type type = new Type(channel, Intent.SHARE[channel][intent], first, perVisit);
                    add(type, exposed.get(channel * Population.COHORTS + cohort), window, part, value, totals);
                }
            }
        }
        return totals[1] / totals[0];
    }

    private record Type(int channel, double share, double first, double[] perVisit) {}

    /** Adds the mass and the value of a type over devices and moments of exposure. */
    private void add(Type type, List<Exposed> moments, Window window, Part part, Value value, double[] totals) {
        int days = Math.max(1, calendar.days() - window.to());
        double[] byDay = new double[window.to() + 1];
        Exposed spread = null;
        for (Exposed exposed : moments) {
            if (exposed.day < days && part.holds(type.channel, exposed.device)) {
                if (spread == null || spread.day != exposed.day || spread.moment != exposed.moment) {
                    spread(type, window, exposed, byDay);
                    spread = exposed;
                }
                double mass = type.share * exposed.mass;
                totals[0] += mass;
                totals[1] += mass * value.of(exposed, type.first, byDay);
            }
        }
    }

    /** What each calendar day from exposure on adds per unit of visit rate. */
    private void spread(Type type, Window window, Exposed exposed, double[] byDay) {
        for (int j = 0; j <= window.to(); j++) {
            double earlier = j > 0 ? exposed.moment * type.perVisit[j - 1] : 0;
            double later = j < window.to() ? (1 - exposed.moment) * type.perVisit[j] : 0;
            byDay[j] = calendar.weight(exposed.day + j) * (earlier + later);
        }
    }

    private List<Exposed> exposed(int channel, int cohort) {
        List<Exposed> all = new ArrayList<>();
        for (int day = 0; day < calendar.days(); day++) {
            double[] devices = Population.devices(cohort == Population.NEWCOMER ? setting.moved(day) : 0);
            for (int node = 0; node < NODE.length; node++) {
                for (int device = 0; device < devices.length; device++) {
                    double weight = Population.CHANNEL_SHARE[channel]
                            * devices[device]
                            * NODE_WEIGHT[node]
                            * allocation.coverageOn(day);
                    all.add(
                            cohort == Population.NEWCOMER
                                    ? newcomers(channel, device, day, NODE[node], weight)
                                    : existing(channel, device, day, NODE[node], weight));
                }
            }
        }
        return all;
    }

    private Exposed newcomers(int channel, int device, int day, double moment, double weight) {
        double hazard = setting.hazard(channel, device, Population.NEWCOMER);
        return new Exposed(
                device,
                day,
                moment,
                weight * setting.newcomers() * calendar.arrivals(day),
                setting.shape(),
                setting.scale(channel, device),
                StrictMath.exp(-hazard));
    }

    private Exposed existing(int channel, int device, int day, double moment, double weight) {
        double shape = setting.shape();
        double scale = setting.scale(channel, device);
        double hazard = setting.hazard(channel, device, Population.EXISTING);
        double shrunk = 1 / (1 + scale * (calendar.before(day) + moment * calendar.weight(day)));
        double density = shape * scale * StrictMath.pow(shrunk, shape + 1) * StrictMath.exp(-hazard * day);
        return new Exposed(
                device,
                day,
                moment,
                weight * (1 - setting.newcomers()) * calendar.weight(day) * density,
                shape + 1,
                scale * shrunk,
                StrictMath.exp(-hazard));
    }

    private static double sumOf(Exposed exposed, double first, double[] byDay) {
        double sum = 0;
        double alive = 1;
        for (double day : byDay) {
            sum += alive * day;
            alive *= exposed.survives;
        }
        return first + exposed.shape * exposed.scale * sum;
    }

    private static double anyOf(Exposed exposed, double first, double[] byDay) {
        double alive = 1;
        double passed = 0;
        double none = 0;
        int last = byDay.length - 1;
        for (int j = 0; j <= last; j++) {
            passed += byDay[j];
            double still = j == last ? 0 : alive * exposed.survives;
            double without =
                    passed == 0 ? 1 : StrictMath.exp(-exposed.shape * StrictMath.log(1 + exposed.scale * passed));
            none += (alive - still) * without;
            alive = still;
        }
        return 1 - (1 - first) * none;
    }
}
