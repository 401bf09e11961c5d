package dev.slipway.stats.process;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.RowBlocks;
import java.util.Arrays;
import java.util.List;

/**
 * Counted steps of sequences through k states.
 *
 * @param transitions k × k; row i, column j: how often j came right after i. Owned by this record, not copied
 * @param starts per state, sequences that begin in it
 * @param ends per state, sequences that end in it
 * @param visits per state, events
 */
public record TransitionCounts(long[][] transitions, long[] starts, long[] ends, long[] visits) {

    /** States up to which each range of events gets counts of its own. */
    private static final int MOST_IN_PARTS = 128;

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
        checkSizes(sequence, state, states);
        long[] flat = new long[(states + 1) * states];
        List<int[]> parts = states <= MOST_IN_PARTS
                ? RowBlocks.map(state.length, (from, to) -> checkedSteps(sequence, state, states, from, to))
                : List.of(checkedSteps(sequence, state, states, 0, state.length));
        for (int[] part : parts) {
            for (int k = 0; k < flat.length; k++) {
                flat[k] += part[k];
            }
        }
        return ofSteps(flat, states);
    }

    /**
     * Counts by state before and state, after a last row for events that begin a sequence. Neighbours are counted in two tables
     * in turn: one that is counted again at once would have to wait for its last count to be written.
     */
    private static int[] steps(int[] sequence, int[] state, int states, int from, int to) {
        int size = (states + 1) * states;
        int[] even = new int[size];
        int[] odd = new int[size];
        int e = from;
        if (e == 0 && to > 0) {
            even[states * states + state[e++]]++;
        }
        for (; e + 1 < to; e += 2) {
            int here = state[e];
            even[before(sequence, state, states, e) * states + here]++;
            odd[before(sequence, state, states, e + 1) * states + state[e + 1]]++;
        }
        if (e < to) {
            even[before(sequence, state, states, e) * states + state[e]]++;
        }
        for (int k = 0; k < size; k++) {
            even[k] += odd[k];
        }
        return even;
    }

    /** The state before within the sequence, or the number of states; without a branch, which ends of sequences would mislead. */
    private static int before(int[] sequence, int[] state, int states, int e) {
        int differs = sequence[e] ^ sequence[e - 1];
        int begins = (differs | -differs) >> 31;
        return state[e - 1] + ((states - state[e - 1]) & begins);
    }

    private static int[] checkedSteps(int[] sequence, int[] state, int states, int from, int to) {
        checkRange(state, states, Math.max(0, from - 1), to);
        return steps(sequence, state, states, from, to);
    }

    /** Refuses different lengths and the first state out of range. */
    static void check(int[] sequence, int[] state, int states) {
        checkSizes(sequence, state, states);
        checkRange(state, states, 0, state.length);
    }

    private static void checkSizes(int[] sequence, int[] state, int states) {
        Checks.require(
                sequence.length == state.length,
                "there are " + sequence.length + " sequence ids and " + state.length + " states");
        Checks.atLeast(states, 1, "number of states");
    }

    private static void checkRange(int[] state, int states, int from, int to) {
        int outside = 0;
        for (int e = from; e < to; e++) {
            outside |= state[e] | (states - 1 - state[e]);
        }
        if (outside >= 0) {
            return;
        }
        // From the beginning, so that it is the first one that is named, whichever range found one first.
        for (int e = 0; e < to; e++) {
            if (state[e] < 0 || state[e] >= states) {
                throw new IllegalArgumentException(
                        "state[" + e + "] must lie between 0 and " + (states - 1) + " but is " + state[e]);
            }
        }
    }

    /** A visit begins a sequence or follows another; it ends one when no other follows. */
    private static TransitionCounts ofSteps(long[] flat, int states) {
        long[][] transitions = new long[states][states];
        long[] starts = Arrays.copyOfRange(flat, states * states, flat.length);
        long[] visits = starts.clone();
        long[] ends = new long[states];
        for (int i = 0; i < states; i++) {
            System.arraycopy(flat, i * states, transitions[i], 0, states);
            for (int j = 0; j < states; j++) {
                visits[j] += transitions[i][j];
            }
        }
        for (int i = 0; i < states; i++) {
            ends[i] = visits[i] - Arrays.stream(transitions[i]).sum();
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
