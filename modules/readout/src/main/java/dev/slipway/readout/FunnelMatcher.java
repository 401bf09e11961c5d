package dev.slipway.readout;

import dev.slipway.core.study.FunnelSpec;
import dev.slipway.warehouse.ExperimentData.Timelines;
import java.util.Arrays;
import java.util.List;

/**
 * When one unit reached each step of a funnel. Events of the same second count as being in any order that the funnel
 * likes; one event serves one step only, except under {@link FunnelSpec.Order#ANY}.
 */
final class FunnelMatcher {
    static final int NEVER = Integer.MAX_VALUE;

    private final Timelines timelines;
    private final FunnelSpec.Order order;
    private final long windowSeconds;
    private final boolean[][] matches;

    FunnelMatcher(Timelines timelines, FunnelSpec spec) {
        this.timelines = timelines;
        this.order = spec.order();
        this.windowSeconds = spec.window().toSeconds();
        List<String> names = timelines.eventNames();
        this.matches = new boolean[spec.steps().size()][names.size()];
        for (int s = 0; s < matches.length; s++) {
            for (String event : spec.steps().get(s)) {
                int code = names.indexOf(event);
                if (code >= 0) {
                    matches[s][code] = true;
                }
            }
        }
    }

    /** Fills the seconds from exposure to each step, {@link #NEVER} where the unit did not get there in the window. */
    void match(int unit, int[] reachedAt) {
        Arrays.fill(reachedAt, NEVER);
        int from = timelines.start()[unit];
        int end = from;
        int last = timelines.end()[unit];
        while (end < last && timelines.second()[end] < windowSeconds) {
            end++;
        }
        switch (order) {
            case IN_ORDER -> inOrder(from, end, reachedAt);
            case STRICT -> strict(from, end, reachedAt);
            case ANY -> any(from, end, reachedAt);
        }
    }

    /** The earliest matching event that is not earlier than the step before and is not that step's own event. */
    private void inOrder(int from, int end, int[] reachedAt) {
        int[] used = new int[matches.length];
        int earliest = from;
        for (int s = 0; s < matches.length; s++) {
            int at = earliest;
            while (at < end && !(matches[s][timelines.code()[at]] && isFree(used, s, at))) {
                at++;
            }
            if (at == end) {
                return;
            }
            used[s] = at;
            reachedAt[s] = timelines.second()[at];
            earliest = firstOfSecond(from, at);
        }
    }

    private static boolean isFree(int[] used, int steps, int at) {
        for (int s = 0; s < steps; s++) {
            if (used[s] == at) {
                return false;
            }
        }
        return true;
    }

    private int firstOfSecond(int from, int at) {
        int first = at;
        while (first > from && timelines.second()[first - 1] == timelines.second()[at]) {
            first--;
        }
        return first;
    }

    /** A run of neighbouring events may start anywhere; a step is reached when the first run that long is complete. */
    private void strict(int from, int end, int[] reachedAt) {
        for (int start = from; start < end; start++) {
            int s = 0;
            while (s < matches.length && start + s < end && matches[s][timelines.code()[start + s]]) {
                reachedAt[s] = Math.min(reachedAt[s], timelines.second()[start + s]);
                s++;
            }
        }
    }

    /** A step is reached when it and all steps before it have happened, in whatever order. */
    private void any(int from, int end, int[] reachedAt) {
        for (int at = end - 1; at >= from; at--) {
            for (int s = 0; s < matches.length; s++) {
                if (matches[s][timelines.code()[at]]) {
                    reachedAt[s] = timelines.second()[at];
                }
            }
        }
        for (int s = 1; s < matches.length; s++) {
            reachedAt[s] = Math.max(reachedAt[s], reachedAt[s - 1]);
        }
    }
}
