package dev.slipway.stats.process;

import dev.slipway.stats.math.Checks;

/**
 * Counted steps of sequences through k states.
 *
 * @param transitions k × k; row i, column j: how often j came right after i. Owned by this record, not copied
 * @param starts per state, sequences that begin in it
 * @param ends per state, sequences that end in it
 * @param visits per state, events
 */
public record TransitionCounts(long[][] transitions, long[] starts, long[] ends, long[] visits) {

    /** Refuses ragged matrices, different sizes and negative counts. */
    public TransitionCounts {
        int k = starts.length;
        Checks.atLeast(k, 1, "number of states");
        Checks.require(
                transitions.length == k && ends.length == k && visits.length == k,
                "transitions, starts, ends and visits must all have " + k + " states");
        for (int i = 0; i < k; i++) {
            Checks.require(
                    transitions[i].length == k, "row " + i + " of the transitions does not have " + k + " columns");
            for (int j = 0; j < k; j++) {
                Checks.atLeast(transitions[i][j], 0, "transitions[" + i + "][" + j + "]");
            }
        }
    }

    /**
     * Counts events that lie sequence after sequence, in order within each. A step from a state to itself counts; the last
     * event of a sequence starts no step. One pass, no sorting.
     *
     * @param sequence per event, any identifier that is the same for neighbouring events of one sequence and not for the
     *     last of one and the first of the next
     * @param state per event, 0 … states − 1
     * @param states k, at least 1
     * @throws IllegalArgumentException for different lengths or a state out of range (names the index)
     */
    public static TransitionCounts of(int[] sequence, int[] state, int states) {
        Checks.require(
                sequence.length == state.length,
                "there are " + sequence.length + " sequence ids and " + state.length + " states");
        Checks.atLeast(states, 1, "number of states");
        long[] flat = new long[states * states];
        long[] starts = new long[states];
        long[] ends = new long[states];
        long[] visits = new long[states];
        int previous = -1;
        for (int e = 0; e < state.length; e++) {
            int here = state[e];
            if (here < 0 || here >= states) {
                throw new IllegalArgumentException(
                        "state[" + e + "] must lie between 0 and " + (states - 1) + " but is " + here);
            }
            visits[here]++;
            if (e > 0 && sequence[e] == sequence[e - 1]) {
                flat[previous * states + here]++;
            } else {
                starts[here]++;
                if (e > 0) {
                    ends[previous]++;
                }
            }
            previous = here;
        }
        if (previous >= 0) {
            ends[previous]++;
        }
        long[][] transitions = new long[states][states];
        for (int i = 0; i < states; i++) {
            System.arraycopy(flat, i * states, transitions[i], 0, states);
        }
        return new TransitionCounts(transitions, starts, ends, visits);
    }

    /** Number of states. */
    public int states() {
        return starts.length;
    }

    /** Number of sequences. */
    public long sequences() {
        long total = 0;
        for (long start : starts) {
            total += start;
        }
        return total;
    }

    /** Steps out of a state that stay within a sequence. */
    public long rowTotal(int state) {
        long total = 0;
        for (long count : transitions[state]) {
            total += count;
        }
        return total;
    }
}
