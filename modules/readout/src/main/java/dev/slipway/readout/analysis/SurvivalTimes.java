package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Survival;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import dev.slipway.stats.survival.SurvivalData;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Timelines;

/**
 * How long each unit was watched, in days, and whether the event ended it.
 *
 * @param what in words
 * @param time by unit; meaningless where {@code known} is false
 * @param event by unit
 * @param known by unit
 */
record SurvivalTimes(String what, double[] time, boolean[] event, boolean[] known) {
    private static final double DAY_SECONDS = 86_400;

    /**
     * The times that a study asks for.
     *
     * @throws CannotFit when the data does not have them
     */
    static SurvivalTimes of(ExperimentData data, Survival asked) throws CannotFit {
        String event = asked.event();
        String time = asked.time();
        String status = asked.status();
        if (event != null) {
            return untilEvent(data, event);
        }
        if (time == null || status == null) {
            throw new CannotFit("A survival analysis needs an event, or a time and a status column.");
        }
        return ofColumns(data, time, status);
    }

    /** From first exposure to the first such event, censored at the end of observation. */
    private static SurvivalTimes untilEvent(ExperimentData data, String event) throws CannotFit {
        Timelines timelines = data.timelines();
        long[] exposedAt = data.exposedAt();
        if (timelines == null || exposedAt == null) {
            throw new CannotFit(
                    "This study has no events. Name the columns time and status of the unit table instead.");
        }
        String what = Words.label(event) + " after first exposure";
        short wanted = (short) timelines.eventNames().indexOf(event);
        int units = data.units();
        double[] time = new double[units];
        boolean[] happened = new boolean[units];
        boolean[] known = new boolean[units];
        for (int u = 0; u < units; u++) {
            time[u] = (data.observedUntil() - exposedAt[u]) / (1000 * DAY_SECONDS);
            known[u] = time[u] >= 0;
            int last = timelines.end()[u];
            for (int e = timelines.start()[u]; wanted >= 0 && e < last && !happened[u]; e++) {
                if (timelines.code()[e] == wanted && timelines.second()[e] >= 0) {
                    happened[u] = true;
                    time[u] = timelines.second()[e] / DAY_SECONDS;
                }
            }
        }
        return new SurvivalTimes(what, time, happened, known);
    }

    private static SurvivalTimes ofColumns(ExperimentData data, String time, String status) throws CannotFit {
        double[] times = numbers(data, time);
        double[] ends = numbers(data, status);
        boolean[] event = new boolean[times.length];
        boolean[] known = new boolean[times.length];
        for (int u = 0; u < times.length; u++) {
            known[u] = Double.isFinite(times[u]) && Double.isFinite(ends[u]);
            if (known[u] && times[u] < 0) {
                throw new CannotFit(Words.label(time) + " has negative values, for example " + Numbers.plain(times[u])
                        + ". A time counts from 0.");
            }
            if (known[u] && ends[u] != 0 && ends[u] != 1) {
                throw new CannotFit(Words.label(status) + " has values other than 0 and 1, for example "
                        + Numbers.plain(ends[u]) + ". It is 1 where the time ends with the event, else 0.");
            }
            event[u] = known[u] && ends[u] == 1;
        }
        return new SurvivalTimes(Words.label(status) + " by " + Words.of(time), times, event, known);
    }

    private static double[] numbers(ExperimentData data, String name) throws CannotFit {
        double[] values = data.numbers().get(name);
        if (values == null) {
            throw new CannotFit("The data has no numeric column " + name + ".");
        }
        return values;
    }

    /** The times of these units. */
    SurvivalData of(int[] units) {
        double[] stop = new double[units.length];
        boolean[] happened = new boolean[units.length];
        for (int i = 0; i < units.length; i++) {
            stop[i] = time[units[i]];
            happened[i] = event[units[i]];
        }
        return SurvivalData.of(stop, happened);
    }

    /** Refuses times without a single event among the units that are known. */
    void requireEvents() throws CannotFit {
        for (int u = 0; u < time.length; u++) {
            if (known[u] && event[u]) {
                return;
            }
        }
        throw new CannotFit("No unit has the event “" + what + "”, so there is no time to it.");
    }
}
