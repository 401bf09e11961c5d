package dev.slipway.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.Job;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real runner with a queue in place of the toolkit: this thread plays the thread of the window. */
class FxJobRunnerTest {
    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final List<Throwable> unhandled = new CopyOnWriteArrayList<>();
    private final FxJobRunner runner = new FxJobRunner(window::add, unhandled::add);
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        runner.close();
    }

    /** Plays the window until something was told or two seconds are over. */
    private void play(int events) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (told.size() + unhandled.size() < events && System.nanoTime() < end) {
            Runnable next = window.poll(50, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
            }
        }
    }

    private JobHandle submit(Job<String> job) {
        return runner.submit(
                "Run 1",
                List.of(new PlannedStage("one", "", 1), new PlannedStage("two", "", 1)),
                job,
                result -> told.add("done " + result),
                failure -> told.add("failed " + Failures.explain(failure).sentence()),
                () -> told.add("cancelled"));
    }

    @Test
    void successComesOnTheThreadOfTheWindow() throws InterruptedException {
        Thread here = Thread.currentThread();
        runner.background(
                "x",
                context -> Thread.currentThread().getName(),
                name -> {
                    told.add(name + (Thread.currentThread() == here));
                },
                unhandled::add);
        play(1);
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("slipway-background")
                .endsWith("true");
    }

    @Test
    void aCancelledJobIsNoFailureAndStopsSoon() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        JobHandle handle = submit(context -> {
            context.stage("one", "");
            started.countDown();
            while (true) {
                context.checkCancelled();
                Thread.sleep(2);
            }
        });
        assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();
        long begun = System.nanoTime();
        handle.cancel();
        play(1);
        assertThat(told).containsExactly("cancelled");
        assertThat(handle.stateProperty().get()).isEqualTo(JobHandle.State.CANCELLED);
        assertThat((System.nanoTime() - begun) / 1e6).isLessThan(1000);
        assertThat(unhandled).isEmpty();
    }

    @Test
    void errorsOfLinkingAndMemoryAreFailuresInWords() throws InterruptedException {
        submit(context -> {
            throw new NoClassDefFoundError("x");
        });
        submit(context -> {
            throw new OutOfMemoryError("y");
        });
        play(2);
        assertThat(told)
                .hasSize(2)
                .allSatisfy(words -> assertThat(words).startsWith("failed ").doesNotContain("Error"));
        assertThat(Failures.explain(new OutOfMemoryError("y"))).isInstanceOf(SlipwayException.class);
    }

    @Test
    void aFailingHandlerDoesNotVanish() throws InterruptedException {
        runner.background(
                "x",
                context -> "r",
                result -> {
                    throw new IllegalStateException("the view broke");
                },
                unhandled::add);
        play(1);
        assertThat(unhandled).singleElement().satisfies(f -> assertThat(f).hasMessage("the view broke"));
    }

    @Test
    void onlyTheNewestOfOneKeyIsPublished() throws InterruptedException {
        AtomicInteger began = new AtomicInteger();
        for (int i = 0; i < 5; i++) {
            String name = "n" + i;
            runner.latest(
                    "key",
                    30,
                    context -> {
                        began.incrementAndGet();
                        return name;
                    },
                    told::add);
        }
        play(1);
        Thread.sleep(120);
        play(2);
        assertThat(told).containsExactly("n4");
        assertThat(began.get()).isEqualTo(1);
    }

    @Test
    void anOlderOneThatIsRunningIsCancelledAndNotPublished() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        runner.latest(
                "key",
                0,
                context -> {
                    context.onCancel(cancelled::countDown);
                    started.countDown();
                    cancelled.await(5, TimeUnit.SECONDS);
                    return "old";
                },
                told::add);
        assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();
        runner.latest("key", 0, context -> "new", told::add);
        play(1);
        assertThat(cancelled.getCount()).isZero();
        assertThat(told).containsExactly("new");
    }

    @Test
    void aFailureBehindAFilterGoesToTheRunnersOwnHandler() throws InterruptedException {
        runner.latest(
                "key",
                0,
                context -> {
                    throw new IllegalStateException("no such level");
                },
                (String words) -> told.add(words));
        play(1);
        assertThat(unhandled).singleElement().satisfies(f -> assertThat(f).hasMessage("no such level"));
    }

    @Test
    void progressIsToldAtMostTwentyTimesASecond() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        JobHandle handle = submit(context -> {
            context.stage("one", "a");
            for (long i = 0; end.getCount() > 0; i++) {
                context.progress(i % 100, 100);
            }
            return "r";
        });
        AtomicInteger changes = new AtomicInteger();
        handle.progressProperty().addListener((property, before, after) -> changes.incrementAndGet());
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1000);
        while (System.nanoTime() < until) {
            Runnable next = window.poll(10, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
            }
        }
        end.countDown();
        play(1);
        assertThat(changes.get()).isBetween(2, 20);
        assertThat(handle.progressProperty().get().stages())
                .allMatch(stage -> stage.status() == JobProgress.Status.DONE);
        assertThat(handle.progressProperty().get().fraction()).isEqualTo(1);
    }

    @Test
    void nothingIsPublishedAfterClosing() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        submit(context -> {
            started.countDown();
            while (true) {
                context.checkCancelled();
                Thread.sleep(2);
            }
        });
        assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();
        runner.close();
        window.clear();
        Thread.sleep(150);
        assertThat(window).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void aFailureOfTheNewestGoesToItsOwnHandlerAndThatOfAnOlderOneNowhere() throws InterruptedException {
        CountDownLatch overtaken = new CountDownLatch(1);
        runner.latest(
                "key",
                0,
                context -> {
                    overtaken.await();
                    throw new IllegalStateException("older");
                },
                result -> told.add("older"),
                failure -> told.add("older failed"));
        runner.latest(
                "key",
                0,
                context -> {
                    throw new IllegalStateException("newer");
                },
                result -> told.add("newer"),
                failure -> told.add("failed: " + failure.getMessage()));
        overtaken.countDown();
        play(1);
        runner.latest("end", 0, context -> "end", told::add);
        play(2);
        assertThat(told).containsExactly("failed: newer", "end");
        assertThat(unhandled).isEmpty();
    }
}
