package dev.slipway.app.jobs;

import dev.slipway.app.jobs.JobProgress.Stage;
import dev.slipway.app.jobs.JobProgress.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Collects what a job reports, from any thread, and tells how far it is. Stages that were planned weigh as long as they
 * are expected to take; one that was not planned is put in where it turned up.
 */
final class ProgressTracker {
    private final List<Entry> entries = new ArrayList<>();
    private final LongSupplier nanoTime;
    private final long begun;
    private int current = -1;
    private double finalSeconds = JobProgress.UNKNOWN;

    ProgressTracker(List<PlannedStage> plan, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        begun = nanoTime.getAsLong();
        plan.forEach(stage -> entries.add(new Entry(stage.name(), stage.detail(), stage.expectedSeconds())));
    }

    synchronized void stage(String name, String detail) {
        end(Status.DONE);
        int next = find(name);
        if (next < 0) {
            next = current + 1;
            entries.add(next, new Entry(name, detail, 1));
        }
        for (int skipped = current + 1; skipped < next; skipped++) {
            entries.get(skipped).status = Status.DONE;
        }
        current = next;
        Entry entry = entries.get(next);
        entry.status = Status.RUNNING;
        entry.begun = nanoTime.getAsLong();
        if (!detail.isEmpty()) {
            entry.detail = detail;
        }
    }

    synchronized void progress(long done, long total) {
        if (current >= 0) {
            entries.get(current).fraction =
                    total <= 0 ? JobProgress.UNKNOWN : Math.clamp((double) done / total, 0.0, 1.0);
        }
    }

    synchronized void detail(String text) {
        if (current >= 0) {
            entries.get(current).detail = text;
        }
    }

    /** Ends the stage that runs. After success the stages that never came count as done. */
    synchronized void finish(Status status) {
        end(status);
        if (status == Status.DONE) {
            entries.forEach(entry -> entry.status = Status.DONE);
        }
        finalSeconds = secondsSince(begun);
    }

    synchronized JobProgress snapshot() {
        List<Stage> stages = entries.stream().map(this::view).toList();
        double seconds = finalSeconds >= 0 ? finalSeconds : secondsSince(begun);
        double all = 0;
        double done = 0;
        for (int i = 0; i < stages.size(); i++) {
            double weight = Math.max(entries.get(i).expected, 0.01);
            all += weight;
            done += weight * share(stages.get(i), weight);
        }
        if (all == 0) {
            return new JobProgress(stages, JobProgress.UNKNOWN, seconds, JobProgress.UNKNOWN);
        }
        double fraction = done / all;
        double remaining = fraction > 0.1 ? seconds * (1 - fraction) / fraction : JobProgress.UNKNOWN;
        return new JobProgress(stages, fraction, seconds, remaining);
    }

    /** A stage that says nothing about itself creeps towards nine tenths of the time that it is expected to take. */
    private static double share(Stage stage, double expected) {
        return switch (stage.status()) {
            case DONE -> 1;
            case WAITING -> 0;
            case RUNNING, FAILED, CANCELLED ->
                stage.fraction() >= 0 ? stage.fraction() : Math.min(0.9, 0.9 * stage.seconds() / expected);
        };
    }

    private Stage view(Entry entry) {
        double seconds = entry.status == Status.RUNNING ? secondsSince(entry.begun) : entry.seconds;
        return new Stage(entry.name, entry.detail, entry.status, seconds, entry.fraction);
    }

    private void end(Status status) {
        if (current >= 0 && entries.get(current).status == Status.RUNNING) {
            Entry entry = entries.get(current);
            entry.status = status;
            entry.seconds = secondsSince(entry.begun);
        }
    }

    private int find(String name) {
        for (int i = current + 1; i < entries.size(); i++) {
            if (entries.get(i).name.equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private double secondsSince(long since) {
        return (nanoTime.getAsLong() - since) / 1e9;
    }

    private static final class Entry {
        private final String name;
        private final double expected;
        private String detail;
        private Status status = Status.WAITING;
        private double fraction = JobProgress.UNKNOWN;
        private double seconds;
        private long begun;

        private Entry(String name, String detail, double expected) {
            this.name = name;
            this.detail = detail;
            this.expected = expected;
        }
    }
}
