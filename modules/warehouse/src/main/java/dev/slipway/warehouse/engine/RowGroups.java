package dev.slipway.warehouse.engine;

/** Sets of pairs of words, one set for each group; the second word is never 0. Two words for each place, both 0 where it is free. */
final class RowGroups {
    private static final int FEW = 4;

    /** The groups by their own pair, and the set of each. */
    private long[] places = new long[1 << 11];

    private long[][] sets = new long[1 << 10][];
    private int[] sizes = new int[1 << 10];
    private int groups;
    private int current = -1;

    /** Goes to a group; a new one is empty. */
    void enter(long first, long second) {
        if (current >= 0 && places[2 * current] == first && places[2 * current + 1] == second) {
            return;
        }
        if (groups * 10L > sets.length * 6L) {
            grow();
        }
        current = place(places, first, second);
        if (places[2 * current + 1] == 0) {
            places[2 * current] = first;
            places[2 * current + 1] = second;
            sets[current] = new long[2 * FEW];
            groups++;
        }
    }

    /** Adds a pair to the group that was entered; whether it is new there. */
    boolean add(long first, long second) {
        long[] set = sets[current];
        if (sizes[current] * 3L > set.length / 2 * 2L) {
            set = larger(set);
            sets[current] = set;
        }
        int at = place(set, first, second);
        if (set[2 * at + 1] != 0) {
            return false;
        }
        set[2 * at] = first;
        set[2 * at + 1] = second;
        sizes[current]++;
        return true;
    }

    /** Where the pair is, or the free place where it would be; there is one. */
    private static int place(long[] places, long first, long second) {
        int count = places.length / 2;
        int at = (int) (((first >>> 33) * count) >>> 31);
        while (places[2 * at + 1] != 0 && !(places[2 * at] == first && places[2 * at + 1] == second)) {
            at = at + 1 == count ? 0 : at + 1;
        }
        return at;
    }

    private static long[] larger(long[] set) {
        long[] larger = new long[Math.multiplyExact(set.length / 2 + set.length / 4, 2)];
        for (int i = 0; i < set.length; i += 2) {
            if (set[i + 1] != 0) {
                int at = place(larger, set[i], set[i + 1]);
                larger[2 * at] = set[i];
                larger[2 * at + 1] = set[i + 1];
            }
        }
        return larger;
    }

    private void grow() {
        long[] old = places;
        long[][] oldSets = sets;
        int[] oldSizes = sizes;
        places = new long[Math.multiplyExact(old.length, 2)];
        sets = new long[oldSets.length * 2][];
        sizes = new int[sets.length];
        for (int i = 0; i < oldSets.length; i++) {
            if (old[2 * i + 1] != 0) {
                int at = place(places, old[2 * i], old[2 * i + 1]);
                places[2 * at] = old[2 * i];
                places[2 * at + 1] = old[2 * i + 1];
                sets[at] = oldSets[i];
                sizes[at] = oldSizes[i];
            }
        }
    }
}
