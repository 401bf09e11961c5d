package dev.slipway.warehouse;

/** How a run stands. */
public enum RunStatus {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED,
    /** The program ended while the run was going; found when the workspace was opened again. */
    INTERRUPTED
}
