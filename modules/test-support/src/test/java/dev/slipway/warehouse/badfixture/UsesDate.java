package dev.slipway.warehouse.badfixture;

import java.util.Date;

/** Breaks: no java.util.Date. */
@SuppressWarnings("JavaUtilDate") // the rule under test must see it
public final class UsesDate {
    private UsesDate() {}

    public static long answer() {
        return new Date().getTime();
    }
}
