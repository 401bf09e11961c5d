package dev.slipway.stats.process;

import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct ways through a process: sequences of the same states in the same order are one variant. A process with few variants that
 * hold most sequences is a routine; one with nearly as many variants as sequences has none, and shares of variants say little
 * there.
 *
 * @param variants the most frequent first, of equally frequent ones the one that was seen first
 * @param sequences all of them
 * @param events of all sequences
 * @param longest events of the longest sequence
 */
public record SequenceVariants(List<Variant> variants, long sequences, long events, int longest) {

    /**
     * A way through the process.
     *
     * @param states in order; owned, not copied
     * @param count sequences that took it
     */
    public record Variant(int[] states, long count) {}

    /** Copies the list. */
    public SequenceVariants {
        variants = List.copyOf(variants);
    }

    /**
     * Finds the variants of events that lie sequence after sequence, in order within each.
     *
     * @param sequence per event, any identifier that is the same for neighbouring events of one sequence and not for the last of one
     *     and the first of the next
     * @param state per event
     * @throws IllegalArgumentException without events and for different lengths
     */
    public static SequenceVariants of(int[] sequence, int[] state) {
        Checks.atLeast(sequence.length, 1, "events");
        Checks.require(
                sequence.length == state.length, "sequence has " + sequence.length + " entries, state " + state.length);
        Map<Key, long[]> counts = new LinkedHashMap<>();
        long sequences = 0;
        int longest = 0;
        int from = 0;
        while (from < state.length) {
            int to = from + 1;
            while (to < state.length && sequence[to] == sequence[from]) {
                to++;
            }
            counts.computeIfAbsent(new Key(Arrays.copyOfRange(state, from, to)), key -> new long[1])[0]++;
            sequences++;
            longest = Math.max(longest, to - from);
            from = to;
        }
        List<Variant> variants = new ArrayList<>();
        counts.forEach((key, count) -> variants.add(new Variant(key.states, count[0])));
        variants.sort((a, b) -> Long.compare(b.count(), a.count()));
        return new SequenceVariants(variants, sequences, state.length, longest);
    }

    /** Mean events of a sequence. */
    public double meanLength() {
        return (double) events / (double) sequences;
    }

    /** States that are equal by their content. */
    private static final class Key {
        private final int[] states;

        Key(int[] states) {
            this.states = states;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(states, key.states);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(states);
        }
    }
}
