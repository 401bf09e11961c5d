package dev.slipway.app.shell;

/** What the workbench is doing, which decides what the window shows. */
public enum RunState {
    /** No study is open. */
    EMPTY,
    /** A study is open; it was not run yet. */
    READY_TO_RUN,
    /** A run is under way. An earlier run stays readable. */
    RUNNING,
    /** A run is shown. */
    DONE,
    /** The last run failed; {@link Workbench#problemProperty} says why. An earlier run stays readable. */
    FAILED,
    /** The last run was cancelled. An earlier run stays readable. */
    CANCELLED,
    /** The study file has errors; {@link Workbench#problemProperty} lists them. */
    INVALID
}
