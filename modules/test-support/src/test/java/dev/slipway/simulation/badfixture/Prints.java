package dev.slipway.simulation.badfixture;

/** Breaks: only the command line prints. */
public final class Prints {
    private Prints() {}

    public static void answer() {
        System.out.println("done");
    }
}
