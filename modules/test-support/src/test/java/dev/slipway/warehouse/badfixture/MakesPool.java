package dev.slipway.warehouse.badfixture;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Breaks: threads come from the job runner. */
public final class MakesPool {
    private MakesPool() {}

    public static ExecutorService answer() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }
}
