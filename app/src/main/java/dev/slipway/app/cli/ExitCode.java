package dev.slipway.app.cli;

/** Exit codes of every command. The verdict never changes them. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int UNUSABLE = 2;
    static final int CANCELLED = 130;

    private ExitCode() {}
}
