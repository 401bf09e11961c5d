package dev.slipway.benchmarks.scale;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;

/** What this machine has. */
final class Probe {
    private Probe() {}

    static boolean canImport(String python, String module) throws InterruptedException {
        try {
            return new ProcessBuilder(python, "-c", "import " + module)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    static String jarOnClassPath(String name) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> new File(path).getName().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no jar " + name + " on the class path"));
    }

    /** The machine and how busy it is with other work, for the head of the report. */
    static String machine() {
        double load = java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                .getSystemLoadAverage();
        return String.format(
                java.util.Locale.ROOT,
                "%d processors, load %.1f when this began, Java %s",
                Runtime.getRuntime().availableProcessors(),
                load,
                Runtime.version());
    }
}
