package dev.slipway.app.window;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;

/**
 * Knocks at the FX thread every few milliseconds and notes how long it takes to answer, as long as a click would wait, and how
 * much processor time the thread used meanwhile, which other work on the machine hardly changes. By the part of the path that
 * a test names.
 */
final class FxThreadWatch implements AutoCloseable {
    private static final long PAUSE_MILLIS = 4;
    private static final long HOPELESS_SECONDS = 120;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, Stall> worst = new LinkedHashMap<>();
    private final AtomicReference<String> part = new AtomicReference<>("start");
    private final Thread thread = new Thread(this::knock, "fx-watch");

    /**
     * The longest of each.
     *
     * @param waitMillis until the thread answered
     * @param workMillis processor time of the thread before it answered
     */
    record Stall(double waitMillis, double workMillis) {
        Stall or(Stall other) {
            return new Stall(Math.max(waitMillis, other.waitMillis), Math.max(workMillis, other.workMillis));
        }
    }

    FxThreadWatch() {
        thread.setDaemon(true);
        thread.start();
    }

    /** What follows belongs to this part. */
    void part(String name) {
        part.set(name);
    }

    /** By part, in the order in which they came. */
    Map<String, Stall> worst() {
        synchronized (worst) {
            return new LinkedHashMap<>(worst);
        }
    }

    private void knock() {
        try {
            AtomicLong fx = new AtomicLong();
            CountDownLatch known = new CountDownLatch(1);
            Platform.runLater(() -> {
                fx.set(Thread.currentThread().threadId());
                known.countDown();
            });
            boolean answers = known.await(HOPELESS_SECONDS, TimeUnit.SECONDS);
            while (answers && !Thread.currentThread().isInterrupted()) {
                String now = part.get();
                CountDownLatch answered = new CountDownLatch(1);
                long used = threads.getThreadCpuTime(fx.get());
                long asked = System.nanoTime();
                Platform.runLater(answered::countDown);
                answers = answered.await(HOPELESS_SECONDS, TimeUnit.SECONDS);
                Stall stall =
                        new Stall((System.nanoTime() - asked) / 1e6, (threads.getThreadCpuTime(fx.get()) - used) / 1e6);
                synchronized (worst) {
                    worst.merge(now, stall, Stall::or);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
