package dev.slipway.core.job;

/** The job was cancelled. Not a failure: nothing is logged and nothing is shown but that it was cancelled. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("Cancelled", null, false, false);
    }
}
