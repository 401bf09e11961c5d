package dev.slipway.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;

/** Runs one command line and returns its exit code. */
public final class Cli {
    private static final int WIDTH = 100;

    private Cli() {}

    /** Prints results to standard output, progress and messages to standard error. */
    public static int run(String... arguments) {
        boolean person = Optional.ofNullable(System.console())
                .map(console -> console.isTerminal())
                .orElse(false);
        return run(new Terminal(utf8(System.out), utf8(System.err), person), arguments);
    }

    /** Signs such as the minus are written as they are, whatever the locale of the shell. */
    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    static int run(Terminal terminal, String... arguments) {
        CommandLine line = new CommandLine(new SlipwayCommand(terminal));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        return line.setUsageHelpWidth(WIDTH).execute(arguments);
    }
}
