package dev.slipway.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Remembers which variant a unit was given. Safe for many threads. */
public interface StickyStore {
    /** The stored variant of a unit, or null. */
    @Nullable
    String get(String experimentKey, String unitId);

    /** Stores a variant; replaces what was stored before. */
    void put(String experimentKey, String unitId, String variant);

    /** When the variant was stored; null when the store doesn't know. */
    default @Nullable Instant storedAt(String experimentKey, String unitId) {
        return null;
    }

    /** A store that forgets everything: the hash alone decides. */
    static StickyStore none() {
        return ForgetfulStore.INSTANCE;
    }
}
