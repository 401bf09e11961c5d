package dev.slipway.stats.badfixture;

import dev.slipway.core.badfixture.Word;

/** Breaks: stats uses no other module. */
public final class UsesCore {
    private UsesCore() {}

    public static int answer() {
        return Word.length("stats stands alone");
    }
}
