package dev.slipway.assignment;

import java.nio.charset.StandardCharsets;

/**
 * Hashes a unit into one of 10,000 buckets: FNV-1a (32 bit) of the UTF-8 bytes of {@code seed + unit}, written as a
 * decimal number, hashed once more, modulo 10,000. One pass alone leaves experiments with similar seeds correlated;
 * the second pass removes that. The scheme is the second version of the public GrowthBook SDK hash, with UTF-8 bytes
 * everywhere so that other languages agree on identifiers that are not ASCII.
 *
 * <p>FNV-1a: Fowler, Noll, Vo; draft-eastlake-fnv. Offset basis 2166136261, prime 16777619.
 *
 * @param seed what is hashed before the unit; ours end in a colon, so that ("a1", "2") and ("a", "12") differ
 */
public record Bucketer(String seed) {
    /** How many buckets there are. */
    public static final int BUCKETS = 10_000;

    private static final int OFFSET_BASIS = 0x811c9dc5;
    private static final int PRIME = 0x01000193;

    /** The bucketer that chooses variants of an experiment. */
    public static Bucketer ofExperiment(String experimentKey) {
        return new Bucketer(experimentKey + ":");
    }

    /** The bucketer that all experiments of a layer share. */
    public static Bucketer ofLayer(String layer) {
        return new Bucketer("layer:" + layer + ":");
    }

    /** The text whose hash decides. */
    public String textOf(String unitId) {
        return seed + unitId;
    }

    /** The first pass, 0 to 2³² − 1. */
    public long firstHash(String unitId) {
        return fnv1a32(textOf(unitId));
    }

    /** Both passes, 0 to 2³² − 1. */
    public long hash(String unitId) {
        return fnv1a32(Long.toString(firstHash(unitId)));
    }

    /** The bucket, 0 to 9,999. */
    public int bucket(String unitId) {
        return (int) (hash(unitId) % BUCKETS);
    }

    /** FNV-1a with 32 bits over the UTF-8 bytes of a text, as an unsigned number. */
    public static long fnv1a32(String text) {
        int hash = OFFSET_BASIS;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        return Integer.toUnsignedLong(hash);
    }
}
