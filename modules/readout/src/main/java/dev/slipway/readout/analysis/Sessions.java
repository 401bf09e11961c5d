package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Transitions;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Timelines;
import java.util.Arrays;
import java.util.List;

/**
 * The events that count, cut into sessions: a new one begins with each unit and after each gap longer than the study's.
 * Events that the study does not name are passed over as if they were not there.
 *
 * @param session number of each event's session, ascending from 0
 * @param state of each event
 */
record Sessions(int[] session, int[] state) {
    /** Sessions of the units of one arm. */
    static Sessions of(ExperimentData data, Timelines timelines, Transitions asked, int arm) {
        int[] stateOf = new int[timelines.eventNames().size()];
        Arrays.setAll(
                stateOf, c -> asked.events().indexOf(timelines.eventNames().get(c)));
        long gap = asked.gap().toSeconds();
        int[] session = new int[timelines.events()];
        int[] state = new int[session.length];
        int n = 0;
        int number = -1;
        for (int u = 0; u < data.units(); u++) {
            if (data.variant()[u] != arm) {
                continue;
            }
            boolean first = true;
            int previous = 0;
            for (int e = timelines.start()[u]; e < timelines.end()[u]; e++) {
                int here = stateOf[timelines.code()[e]];
                if (here < 0) {
                    continue;
                }
                int second = timelines.second()[e];
                if (first || (long) second - previous > gap) {
                    number++;
                }
                first = false;
                previous = second;
                session[n] = number;
                state[n++] = here;
            }
        }
        return new Sessions(Arrays.copyOf(session, n), Arrays.copyOf(state, n));
    }

    /** One after the other. */
    static Sessions joined(List<Sessions> parts) {
        int[] session =
                parts.stream().flatMapToInt(p -> Arrays.stream(p.session)).toArray();
        int[] state = parts.stream().flatMapToInt(p -> Arrays.stream(p.state)).toArray();
        int from = 0;
        int before = 0;
        for (Sessions part : parts) {
            for (int e = from; e < from + part.session.length; e++) {
                session[e] += before;
            }
            from += part.session.length;
            before += (int) part.count();
        }
        return new Sessions(session, state);
    }

    long count() {
        return session.length == 0 ? 0 : session[session.length - 1] + 1L;
    }

    /** Sessions with at least one such event. */
    long reaching(int goal) {
        long reached = 0;
        int last = -1;
        for (int e = 0; e < state.length; e++) {
            if (state[e] == goal && session[e] != last) {
                last = session[e];
                reached++;
            }
        }
        return reached;
    }
}
