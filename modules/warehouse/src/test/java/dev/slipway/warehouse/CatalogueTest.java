package dev.slipway.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.warehouse.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the catalogue has said is done stays done. */
class CatalogueTest {
    private static final int ROUNDS = 4;

    @TempDir
    Path folder;

    @Test
    void noPublishedRunIsLostWhenTheProgramIsKilledAtAnyMoment() throws IOException, InterruptedException {
        Path published = folder.resolve("published.txt");
        for (int round = 0; round < ROUNDS; round++) {
            int before = last(published);
            Process program = ChildProcess.start(folder, "publish", "-Dpublished=" + published);
            while (program.isAlive() && last(published) <= before + round) {
                Thread.sleep(5);
            }
            Thread.sleep(7L * round);
            program.destroyForcibly().waitFor();
            int known = last(published);
            assertThat(known).isGreaterThan(before);
            try (Workspace workspace = Workspace.open(folder)) {
                List<RunRecord> runs = workspace.runs();
                assertThat(runs.getFirst().number()).isBetween(known, known + 2);
                for (String line : Files.readAllLines(published)) {
                    int number = Integer.parseInt(line);
                    assertThat(runs).anyMatch(run -> run.number() == number && run.status() == RunStatus.DONE);
                    assertThat(workspace.readoutJson(number)).isPresent();
                }
            }
        }
    }

    private static int last(Path published) throws IOException {
        if (!Files.exists(published)) {
            return 0;
        }
        List<String> lines = Files.readAllLines(published);
        return lines.isEmpty() ? 0 : Integer.parseInt(lines.getLast());
    }

    @Test
    void aFinishedRunThatTheCatalogueForgotIsTakenBack() throws IOException {
        var file = StudyText.of(Studies.file(Studies.events(
                Map.of("control", 0.5, "treatment", 0.5), Studies.proportion("p", "signup", Duration.ofDays(1)))));
        Files.createDirectories(folder.resolve("runs/run-3"));
        Files.createDirectories(folder.resolve("warehouse"));
        Files.createFile(folder.resolve("warehouse/run-3.mv.db"));
        Files.createFile(folder.resolve("warehouse/run-4.mv.db"));
        Instant began = Instant.parse("2026-03-01T10:00:00Z");
        try (Workspace workspace = Workspace.open(folder)) {
            assertThat(workspace.unknownRuns()).containsExactly(3);
            assertThat(workspace.nextRun()).isEqualTo(4);
            workspace.adopt(3, file, began, began.plusSeconds(20), new RunPapers("hash", "STOP", "{}", "{}"));
            assertThat(workspace.unknownRuns()).isEmpty();
            RunRecord run = workspace.lastGood("small").orElseThrow();
            assertThat(run.number()).isEqualTo(3);
            assertThat(run.verdict()).isEqualTo("STOP");
            assertThat(run.seconds()).isEqualTo(20);
            assertThat(run.readable()).isTrue();
        }
        assertThat(folder.resolve("warehouse/run-3.mv.db")).exists();
        assertThat(folder.resolve("warehouse/run-4.mv.db")).doesNotExist();
    }

    @Test
    void documentsThatWereNotMovedInTimeAreMovedWhenTheWorkspaceIsOpenedNext() throws IOException {
        var file = StudyText.of(Studies.file(Studies.events(
                Map.of("control", 0.5, "treatment", 0.5), Studies.proportion("p", "signup", Duration.ofDays(1)))));
        try (Workspace workspace = Workspace.open(folder)) {
            int run = workspace.catalogue().begin(file, 0, Engine.H2);
            Files.createDirectories(folder.resolve("runs/run-" + run + ".part"));
            Files.createFile(folder.resolve("runs/run-" + run + ".part/manifest.json"));
            workspace.catalogue().publish(run, "hash", "HOLD", "{}", "{}");
        }
        try (Workspace workspace = Workspace.open(folder)) {
            assertThat(workspace.folderOf(1).resolve("manifest.json")).exists();
        }
    }
}
