package dev.slipway.warehouse;

import static dev.slipway.core.data.ColumnSpec.number;
import static dev.slipway.core.data.ColumnSpec.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.engine.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that lost their end, were written over or are gone: whoever opens them reads what happened and what to do. */
class DamagedWorkspaceTest {
    private static final Study STUDY =
            Studies.units(null, Studies.metric("spend", MetricKind.MEAN, null, null, "spend", null, null));

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void run() {
        JobContext context = JobContext.unwatched();
        RowsTable units = new RowsTable("units", text("unit"), text("group"), number("spend"))
                .row("a", "control", 1.5)
                .row("b", "treatment", 2.5);
        try (Workspace workspace = Workspace.open(folder);
                RunBuild build = workspace.begin(Studies.file(STUDY), Engine.H2)) {
            build.load(units, context);
            build.buildModels(STUDY, context);
            build.testModels(context);
            build.publish("{}", "SHIP", "{}");
        }
    }

    /** Of a file that lost its end some hundred bytes or nearly none are left; nothing but zeros is left of the others. */
    private static void damage(Path file, String how) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(
                file,
                switch (how) {
                    case "empty of sense" -> "garbage".getBytes(StandardCharsets.US_ASCII);
                    case "zeros" -> new byte[bytes.length];
                    case "zeros in the middle" -> {
                        Arrays.fill(bytes, bytes.length / 4, bytes.length, (byte) 0);
                        yield bytes;
                    }
                    default -> Arrays.copyOf(bytes, (int) (bytes.length * Double.parseDouble(how)));
                });
    }

    private static @Nullable SlipwayException refused(ThrowableAssert.ThrowingCallable work) {
        Throwable thrown = catchThrowable(work);
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(SlipwayException.class);
        }
        return (SlipwayException) thrown;
    }

    private static void assertUseful(@Nullable SlipwayException said, String named) {
        if (said != null) {
            assertThat(said.category()).isEqualTo(ErrorCategory.WORKSPACE);
            assertThat(said.getMessage()).contains("damaged").contains(named).doesNotContainPattern("\\[\\d+-\\d+]");
            assertThat(said.remedy()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty of sense", "zeros", "zeros in the middle", "0.02", "0.3", "0.7", "0.95"})
    void aRunsTablesThatAreDamagedAreSaidSoAndItsReadoutStays(String how) throws IOException {
        damage(folder.resolve("warehouse/run-1.mv.db"), how);
        try (Workspace workspace = Workspace.open(folder)) {
            assertUseful(refused(() -> workspace.read(1, STUDY, JobContext.unwatched())), "run 1");
            assertUseful(refused(() -> workspace.query("select count(*) from marts.unit_metrics", 5)), "run 1");
            assertThat(workspace.readoutJson(1)).contains("{}");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".trace.db"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty of sense", "zeros", "zeros in the middle", "0.02", "0.3", "0.7", "0.95"})
    void aDamagedListOfRunsIsNamedAndMayBeMovedAway(String how) throws IOException {
        Path list = folder.resolve("slipway.mv.db");
        damage(list, how);
        assertUseful(refused(() -> Workspace.open(folder).close()), "slipway.mv.db");
        Files.delete(list);
        Files.createDirectories(folder.resolve("runs/run-1"));
        try (Workspace workspace = Workspace.open(folder)) {
            assertThat(workspace.unknownRuns()).containsExactly(1);
        }
    }
}
