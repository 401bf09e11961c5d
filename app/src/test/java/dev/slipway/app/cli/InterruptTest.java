package dev.slipway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Main;
import dev.slipway.app.support.Studies;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program that is told to end in the middle of a run. */
class InterruptTest {
    /** Mostly it takes half a second; a program that waits for itself in vain goes down after five. */
    private static final long ALLOWED_SECONDS = 5;

    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a program can only be killed")
    void itSaysSoAndEndsSoonAndLeavesNothingHalfDone() throws IOException, InterruptedException {
        Path study = Files.writeString(
                folder.resolve("study.yaml"), Studies.ONBOARDING.replace("users: 60000", "users: 20000"));
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "--enable-native-access=ALL-UNNAMED",
                        Main.class.getName(),
                        "run",
                        study.toString(),
                        "--workspace",
                        folder.resolve("workspace").toString())
                .start();
        try (BufferedReader told = run.errorReader()) {
            String line = told.readLine();
            while (line != null && !line.contains("Build models")) {
                line = told.readLine();
            }
            run.toHandle().destroy();
            long asked = System.nanoTime();
            assertThat(told.lines()).anyMatch(said -> said.startsWith("Cancelled. Nothing was changed"));
            assertThat(run.waitFor(ALLOWED_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - asked))
                    .isLessThan(ALLOWED_SECONDS);
        } finally {
            run.destroyForcibly();
        }
        try (Stream<Path> left = Files.list(folder.resolve("workspace").resolve("warehouse"))) {
            assertThat(left).isEmpty();
        }
    }
}
