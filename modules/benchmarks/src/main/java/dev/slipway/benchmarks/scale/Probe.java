package dev.slipway.benchmarks.scale;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

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
        return String.format(
                Locale.ROOT,
                "%d processors, load %.1f when this began, Java %s",
                Runtime.getRuntime().availableProcessors(),
                load(),
                Runtime.version());
    }

    /** Processes that wanted a processor in the last minute, ours among them; below 0 where the system does not say. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
