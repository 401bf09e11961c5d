package dev.slipway.warehouse.badfixture;

/** Breaks: threads come from the job runner. */
public final class StartsThread {
    private StartsThread() {}

    public static Thread answer() {
        return new Thread(() -> {});
    }
}
