package dev.slipway.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

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
        line.setParameterExceptionHandler((wrong, given) -> unusable(terminal, wrong, given));
        return line.setUsageHelpWidth(WIDTH).execute(arguments);
    }

    /** What is wrong with the arguments and the line that helps on, instead of a page of options. */
    private static int unusable(Terminal terminal, ParameterException wrong, String... given) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        if (given.length > 0 && command.getParent() == null && wrong instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().getFirst();
            terminal.tell("There is no " + (first.startsWith("-") ? "option " : "command ") + first + ".");
            terminal.tell(
                    first.endsWith(".yaml") || first.endsWith(".yml")
                            ? "To run a study: slipway run " + first
                            : "All commands and options: slipway --help");
        } else {
            terminal.tell(wrong.getMessage() + ".");
            terminal.tell("How it is used: " + name + " --help");
        }
        return ExitCode.UNUSABLE;
    }
}
