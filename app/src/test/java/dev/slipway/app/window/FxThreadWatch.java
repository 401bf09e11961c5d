package dev.slipway.app.window;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Knocks at the FX thread every few milliseconds and notes how long it takes to answer, as long as a click would wait, and how
 * much processor time the thread used meanwhile, which other work on the machine hardly changes. While it is waited for, its stack is
 * looked at every few milliseconds, so that a stall has a cause. By the part of the path that a test names.
 */
final class FxThreadWatch implements AutoCloseable {
    private static final long PAUSE_MILLIS = 4;
    private static final long SAMPLE_MILLIS = 2;
    private static final long HOPELESS_SECONDS = 120;

    /** What the platform without a display does for each pulse and a real one does not: it copies the window pixel by pixel. */
    private static final String COPYING = "com.sun.glass.ui.headless.HeadlessWindow";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, Stall> worst = new LinkedHashMap<>();
    private final Map<String, FxStackSamples> samples = new LinkedHashMap<>();
    private volatile String part = "start";
    private final AtomicReference<@Nullable Thread> fx = new AtomicReference<>();
    private final Thread knocker = new Thread(this::knock, "fx-watch");
    private final Thread sampler = new Thread(this::sample, "fx-sampler");
    private final List<StackTraceElement[]> seen = new ArrayList<>();
    private boolean waiting;

    /**
     * The longest of each.
     *
     * @param waitMillis until the thread answered
     * @param workMillis processor time of the thread before it answered
     * @param ownMillis of that, what was not the copying of pixels by the platform that tests run on, by sampled stacks
     */
    record Stall(double waitMillis, double workMillis, double ownMillis) {
        Stall or(Stall other) {
            return new Stall(
                    Math.max(waitMillis, other.waitMillis),
                    Math.max(workMillis, other.workMillis),
                    Math.max(ownMillis, other.ownMillis));
        }
    }

    FxThreadWatch() {
        knocker.setDaemon(true);
        sampler.setDaemon(true);
        knocker.start();
        sampler.start();
    }

    /** What follows belongs to this part. */
    void part(String name) {
        part = name;
    }

    /** By part, in the order in which they came. */
    Map<String, Stall> worst() {
        synchronized (worst) {
            return new LinkedHashMap<>(worst);
        }
    }

    /** What the thread was doing in the longest stall of each part. */
    Map<String, FxStackSamples> samples() {
        synchronized (worst) {
            return new LinkedHashMap<>(samples);
        }
    }

    private void sample() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread watched = fx.get();
                if (watched != null) {
                    StackTraceElement[] stack = watched.getStackTrace();
                    synchronized (seen) {
                        if (waiting) {
                            seen.add(stack);
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
            CountDownLatch known = new CountDownLatch(1);
            Platform.runLater(() -> {
                fx.set(Thread.currentThread());
                known.countDown();
            });
            boolean answers = known.await(HOPELESS_SECONDS, TimeUnit.SECONDS);
            Thread watched = fx.get();
            while (answers && watched != null && !Thread.currentThread().isInterrupted()) {
                answers = knockOnce(watched.threadId());
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean knockOnce(long id) throws InterruptedException {
        String now = part;
        CountDownLatch answered = new CountDownLatch(1);
        watch(true);
        long used = threads.getThreadCpuTime(id);
        long asked = System.nanoTime();
        Platform.runLater(answered::countDown);
        boolean answers = answered.await(HOPELESS_SECONDS, TimeUnit.SECONDS);
        double wait = (System.nanoTime() - asked) / 1e6;
        double work = (threads.getThreadCpuTime(id) - used) / 1e6;
        note(now, wait, work, watch(false));
        return answers;
    }

    /** Starts or ends the looking and returns what was seen until now. */
    private List<StackTraceElement[]> watch(boolean on) {
        synchronized (seen) {
            List<StackTraceElement[]> before = List.copyOf(seen);
            seen.clear();
            waiting = on;
            return before;
        }
    }

    private void note(String now, double wait, double work, List<StackTraceElement[]> stacks) {
        long copying = stacks.stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().equals(COPYING)))
                .count();
        double own = stacks.isEmpty() ? work : work * (stacks.size() - copying) / stacks.size();
        synchronized (worst) {
            Stall before = worst.get(now);
            if (before == null || own > before.ownMillis()) {
                FxStackSamples longest = new FxStackSamples();
                stacks.forEach(longest::add);
                samples.put(now, longest);
            }
            worst.merge(now, new Stall(wait, work, own), Stall::or);
        }
    }

    @Override
    public void close() {
        knocker.interrupt();
        sampler.interrupt();
    }
}
