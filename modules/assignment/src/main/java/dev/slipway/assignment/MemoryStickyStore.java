package dev.slipway.assignment;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Stored assignments in memory, gone when the process ends. */
public final class MemoryStickyStore implements StickyStore {
    private final Clock clock;
    private final ConcurrentMap<Key, Entry> entries = new ConcurrentHashMap<>();

    public MemoryStickyStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable String get(String experimentKey, String unitId) {
        Entry entry = entries.get(new Key(experimentKey, unitId));
        return entry == null ? null : entry.variant();
    }

    @Override
    public void put(String experimentKey, String unitId, String variant) {
        entries.put(new Key(experimentKey, unitId), new Entry(variant, clock.instant()));
    }

    @Override
    public @Nullable Instant storedAt(String experimentKey, String unitId) {
        Entry entry = entries.get(new Key(experimentKey, unitId));
        return entry == null ? null : entry.at();
    }

    /** How many assignments are stored. */
    public int size() {
        return entries.size();
    }

    private record Key(String experiment, String unit) {}

    private record Entry(String variant, Instant at) {}
}
