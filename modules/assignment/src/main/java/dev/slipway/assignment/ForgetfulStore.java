package dev.slipway.assignment;

import org.jspecify.annotations.Nullable;

/** Stores nothing. */
enum ForgetfulStore implements StickyStore {
    INSTANCE;

    @Override
    public @Nullable String get(String experimentKey, String unitId) {
        return null;
    }

    @Override
    public void put(String experimentKey, String unitId, String variant) {}
}
