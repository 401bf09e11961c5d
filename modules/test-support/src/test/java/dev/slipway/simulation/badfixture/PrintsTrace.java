package dev.slipway.simulation.badfixture;

/** Breaks: only the command line prints, and nobody a stack trace. */
public final class PrintsTrace {
    private PrintsTrace() {}

    public static void answer(IllegalStateException failure) {
        failure.printStackTrace();
    }
}
