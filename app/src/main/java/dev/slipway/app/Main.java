package dev.slipway.app;

import dev.slipway.app.cli.Cli;
import dev.slipway.app.cli.Display;
import dev.slipway.app.desktop.DesktopApplication;
import dev.slipway.app.desktop.Training;
import dev.slipway.app.run.Places;
import java.nio.file.Path;

/** Starts the desktop when there are no arguments, else the command line. Does not extend Application on purpose. */
public final class Main {
    private static final int NO_DISPLAY = 1;

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("slipway.log", Places.logFile().toString());
        Path training = Training.study();
        if (training != null) {
            System.exit(train(training));
        }
        if (arguments.length > 0) {
            System.exit(Cli.run(arguments));
        }
        if (!Display.available()) {
            System.exit(noDisplay());
        }
        DesktopApplication.open();
    }

    /** What the launcher's cache of classes is made from: the main job, then the window on what it wrote. */
    private static int train(Path study) {
        Training.limit();
        int code = Cli.run("run", study.toString(), "--out", "out");
        if (code == 0) {
            DesktopApplication.open();
        }
        return code;
    }

    private static int noDisplay() {
        System.err.println("Slipway's desktop needs a display and this machine has none.");
        System.err.println("Without one, run a study on the command line:");
        System.err.println("  ./slipway run sample-configs/onboarding-kyc.yaml --out out");
        return NO_DISPLAY;
    }
}
