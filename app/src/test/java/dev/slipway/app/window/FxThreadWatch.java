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
import org.jspecify.annotations.Nullable;

/**
 * Knocks at the FX thread every few milliseconds and notes how long it takes to answer, as long as a click would wait, and how
 * much processor time the thread used meanwhile, which other work on the machine hardly changes. Where it does not answer at
 * once, its stack is looked at every few milliseconds, so that a stall has a cause. By the part of the path that a test names.
 */
final class FxThreadWatch implements AutoCloseable {
    private static final long PAUSE_MILLIS = 4;
    private static final long SAMPLE_MILLIS = 5;

    /** Until then a wait is no stall, and nobody asks what the thread does. */
    private static final long SAMPLED_AFTER_MILLIS = 20;

    private static final long HOPELESS_SECONDS = 120;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, Stall> worst = new LinkedHashMap<>();
    private final AtomicReference<String> part = new AtomicReference<>("start");
    private final Map<String, FxStackSamples> samples = new LinkedHashMap<>();
    private final Thread thread = new Thread(this::knock, "fx-watch");
    private final Thread sampler = new Thread(this::sample, "fx-sampler");
    private volatile @Nullable Thread fx;
    private volatile long waitingSince;

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
        sampler.setDaemon(true);
        sampler.start();
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

    /** What the thread was doing in the waits of each part. */
    Map<String, FxStackSamples> samples() {
        synchronized (samples) {
            return new LinkedHashMap<>(samples);
        }
    }

    private void sample() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long since = waitingSince;
                Thread watched = fx;
                if (since != 0 && watched != null && System.nanoTime() - since > SAMPLED_AFTER_MILLIS * 1_000_000) {
                    StackTraceElement[] stack = watched.getStackTrace();
                    if (waitingSince == since) {
                        synchronized (samples) {
                            samples.computeIfAbsent(part.get(), p -> new FxStackSamples())
                                    .add(stack);
                        }
                    }
                }
                Thread.sleep(SAMPLE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void knock() {
        try {
            AtomicLong id = new AtomicLong();
            CountDownLatch known = new CountDownLatch(1);
            Platform.runLater(() -> {
                fx = Thread.currentThread();
                id.set(Thread.currentThread().threadId());
                known.countDown();
            });
            boolean answers = known.await(HOPELESS_SECONDS, TimeUnit.SECONDS);
            while (answers && !Thread.currentThread().isInterrupted()) {
                String now = part.get();
                CountDownLatch answered = new CountDownLatch(1);
                long used = threads.getThreadCpuTime(id.get());
                long asked = System.nanoTime();
                waitingSince = asked;
                Platform.runLater(answered::countDown);
                answers = answered.await(HOPELESS_SECONDS, TimeUnit.SECONDS);
                waitingSince = 0;
                Stall stall =
                        new Stall((System.nanoTime() - asked) / 1e6, (threads.getThreadCpuTime(id.get()) - used) / 1e6);
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
        sampler.interrupt();
    }
}
