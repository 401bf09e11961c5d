package dev.slipway.simulation.growth;

import dev.slipway.simulation.random.UserStream;

/**
 * Users who are no single people: every 8 users who signed up one after the other are a block, and some blocks begin with a
 * fraud ring or with accounts of one bonus abuser. Its members share a device and a country.
 *
 * @param size how many of the block's first users belong to it
 * @param ring commits fraud; else it abuses bonuses
 */
record Cluster(int size, boolean ring, int device, int country) {
    static final int BLOCK = 8;

    private static final int RING_LEAST = 4;
    private static final int RING_SIZES = 5;
    private static final int ABUSE_LEAST = 3;
    private static final int ABUSE_SIZES = 4;

    /** The cluster of a block, of size 0 where there is none. */
    static Cluster of(int block, Setting setting, UserStream stream) {
        stream.start(block, Purpose.CLUSTER);
        double u = stream.next();
        double rings = setting.rings() * BLOCK / mean(RING_LEAST, RING_SIZES);
        double abuse = setting.abusers() * BLOCK / mean(ABUSE_LEAST, ABUSE_SIZES);
        boolean ring = u < rings;
        int size = 0;
        if (ring) {
            size = RING_LEAST + (int) (RING_SIZES * stream.next());
        } else if (u < rings + abuse) {
            size = ABUSE_LEAST + (int) (ABUSE_SIZES * stream.next());
        }
        return new Cluster(size, ring, stream.choose(Population.DEVICE), stream.choose(Population.COUNTRY));
    }

    private static double mean(int least, int sizes) {
        return least + (sizes - 1) / 2.0;
    }

    /** Whether the user with that index, in this block, belongs to it. */
    boolean holds(int index) {
        return index % BLOCK < size;
    }
}
