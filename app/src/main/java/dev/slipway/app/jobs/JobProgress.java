package dev.slipway.app.jobs;

import java.util.List;

/**
 * How far a job is, at one moment. Immutable.
 *
 * @param stages those that were planned, in order, and any that the job added
 * @param fraction of the whole, 0 to 1; {@link #UNKNOWN} when nobody can tell
 * @param seconds since the job started
 * @param remaining seconds that are probably left; {@link #UNKNOWN} when nobody can tell
 */
public record JobProgress(List<Stage> stages, double fraction, double seconds, double remaining) {
    /** Not known. */
    public static final double UNKNOWN = -1;

    /** Before the first report. */
    public static final JobProgress NONE = new JobProgress(List.of(), UNKNOWN, 0, UNKNOWN);

    public JobProgress {
        stages = List.copyOf(stages);
    }

    /** Where one stage stands. */
    public enum Status {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /**
     * One stage.
     *
     * @param fraction inside the stage, 0 to 1; {@link #UNKNOWN} when nobody can tell
     */
    public record Stage(String name, String detail, Status status, double seconds, double fraction) {}

    /** The stage that runs now, in words: "Build models · fct_conversions"; empty before the first. */
    public String current() {
        for (Stage stage : stages) {
            if (stage.status() == Status.RUNNING) {
                return stage.detail().isEmpty() ? stage.name() : stage.name() + " · " + stage.detail();
            }
        }
        return "";
    }
}
