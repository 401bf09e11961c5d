package dev.slipway.app.cli;

import picocli.CommandLine;

/** Runs one command line and returns its exit code. */
public final class Cli {
    private Cli() {}

    public static int run(String... arguments) {
        return new CommandLine(new SlipwayCommand())
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    command.getErr().println(e.getMessage());
                    return ExitCode.FAILED;
                })
                .setUsageHelpWidth(100)
                .execute(arguments);
    }
}
