package dev.slipway.app.cli;

import java.io.PrintStream;

/** Where a command prints: results to {@code out}, progress and messages to {@code err}. */
record Terminal(PrintStream out, PrintStream err, boolean interactive) {
    void print(String text) {
        out.println(text);
    }

    void tell(String text) {
        err.println(text);
    }
}
