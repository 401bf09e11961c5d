package dev.slipway.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root: without a command it opens the desktop, which {@code Main} does before it comes here. */
@Command(
        name = "slipway",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = {
            "A workbench for experiments: ship, hold or stop, and why.",
            "Without a command it opens the desktop."
        },
        subcommands = {
            RunCommand.class,
            SimulateCommand.class,
            ValidateCommand.class,
            BuildCommand.class,
            QueryCommand.class,
            DoctorCommand.class
        },
        footer = {
            "",
            "Start with:  slipway run sample-configs/onboarding-kyc.yaml --out out",
            "Of one command:  slipway run --help",
            "",
            "Exit codes: 0 done, 1 failed, 2 unusable arguments or study, 130 cancelled.",
            "The verdict never changes the exit code."
        })
final class SlipwayCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print machine-readable output on standard output; messages go to standard error.")
    boolean json;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder of the warehouse and the runs. Default: $SLIPWAY_HOME, else .slipway in your home.")
    @Nullable
    Path workspace;

    final Terminal terminal;

    SlipwayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
