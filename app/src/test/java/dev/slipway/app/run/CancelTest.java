package dev.slipway.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.app.support.Studies;
import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.core.study.StudyFile;
import dev.slipway.warehouse.RunStatus;
import dev.slipway.warehouse.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is cancelled in the middle of each stage stops soon and leaves the last good run as it was. */
class CancelTest {
    /** The promise is 200 ms on a quiet machine; a crowded one gets more before this test complains. */
    private static final long ALLOWED_MILLIS = 1_500;

    private static final long INTO_THE_STAGE_MILLIS = 60;

    @TempDir
    Path folder = Path.of("");

    private StudyFile study(int users) throws IOException {
        String text = Studies.ONBOARDING.replace("users: 60000", "users: " + users);
        Path file = Files.writeString(folder.resolve("study-" + users + ".yaml"), text);
        return StudyFiles.reader().read(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Simulate and load", "Build models", "Test data", "Draw and write the memo"})
    void aCancelledRunLeavesTheLastGoodRun(String stage) throws IOException {
        try (Workspace workspace = Workspace.open(folder.resolve("workspace"))) {
            StudyRunner runner = new StudyRunner(workspace);
            RunResult good = runner.run(study(600), null, JobContext.unwatched());
            CancelIn context = new CancelIn(stage);

            assertThatThrownBy(() -> runner.run(study(8_000), null, context)).isInstanceOf(CancelledException.class);

            assertThat(context.millisSinceCancel()).isLessThan(ALLOWED_MILLIS);
            assertThat(workspace.runs().getFirst().status()).isEqualTo(RunStatus.CANCELLED);
            assertThat(workspace.lastGood("onboarding-kyc").orElseThrow().number())
                    .isEqualTo(good.number());
            assertThat(workspace
                            .query("select count(*) from marts.unit_metrics", 1)
                            .rows()
                            .getFirst())
                    .containsExactly("600");
            assertThat(good.folder().resolve("memo.pdf")).isNotEmptyFile();
            assertThat(names(folder.resolve("workspace").resolve("runs"))).containsExactly("run-1");
        }
    }

    @Test
    void aFolderThatCanNotBeWrittenFailsTheCopyInASentenceAndKeepsTheRun() throws IOException {
        try (Workspace workspace = Workspace.open(folder.resolve("workspace"))) {
            Path file = Files.writeString(folder.resolve("taken"), "a file, not a folder");

            assertThatThrownBy(() -> new StudyRunner(workspace).run(study(600), file, JobContext.unwatched()))
                    .hasMessageContaining("could not write")
                    .hasMessageContaining("taken");

            assertThat(workspace.runs()).hasSize(1);
        }
    }

    private static List<String> names(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** Cancels a moment after a stage has begun. */
    private static final class CancelIn extends StoppableContext {
        private final String stage;
        private final AtomicLong cancelledAt = new AtomicLong();
        private CompletableFuture<Void> pending = CompletableFuture.completedFuture(null);

        CancelIn(String stage) {
            super(new Cancellation());
            this.stage = stage;
        }

        long millisSinceCancel() {
            long now = System.nanoTime();
            // The run may have answered before the thread that cancelled it has come to its end.
            pending.join();
            return TimeUnit.NANOSECONDS.toMillis(now - cancelledAt.get());
        }

        @Override
        public void stage(String name, String detail) {
            if (name.equals(stage)) {
                pending = CompletableFuture.runAsync(
                        this::cancel, CompletableFuture.delayedExecutor(INTO_THE_STAGE_MILLIS, TimeUnit.MILLISECONDS));
            }
        }

        private void cancel() {
            cancelledAt.set(System.nanoTime());
            cancellation().cancel();
        }
    }
}
