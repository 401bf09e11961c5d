package dev.slipway.benchmarks.scale;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that has ended, and what it needed.
 *
 * @param output what it wrote to standard output
 * @param seconds on the clock
 * @param processor seconds of processor time, to a tenth of a second
 * @param peakBytes most memory that was resident at once, native memory included; 0 where the system does not say
 */
record Watched(String output, double seconds, double processor, long peakBytes) {
    private static final long LOOK_MILLIS = 50;

    /**
     * Starts a process and waits for its end.
     *
     * @throws IOException when it can't be started or ends with another code than 0; with the last lines that it wrote
     */
    static Watched run(ProcessBuilder builder) throws IOException, InterruptedException {
        Path output = Files.createTempFile("slipway-scale", ".out");
        Path errors = Files.createTempFile("slipway-scale", ".err");
        try {
            long begun = System.nanoTime();
            Process process = builder.redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            Path status = Path.of("/proc", Long.toString(process.pid()), "status");
            double processor = 0;
            long peak = 0;
            boolean ended = false;
            while (!ended) {
                processor = Math.max(processor, processor(process));
                peak = Math.max(peak, peak(status));
                ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (process.exitValue() != 0) {
                throw new IOException(builder.command() + " ended with " + process.exitValue() + ":\n" + tail(errors));
            }
            return new Watched(Files.readString(output, StandardCharsets.UTF_8), seconds, processor, peak);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static double processor(Process process) {
        return process.info()
                .totalCpuDuration()
                .map(time -> time.toNanos() / 1e9)
                .orElse(0.0);
    }

    /** Linux keeps the high-water mark itself. */
    private static long peak(Path status) {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }

    private static String tail(Path file) throws IOException {
        List<String> lines =
                List.of(Files.readString(file, StandardCharsets.UTF_8).split("[\r\n]+"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }
}
