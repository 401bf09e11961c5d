package dev.slipway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.support.Studies;
import dev.slipway.warehouse.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest {
    @TempDir
    Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int slipway(String... arguments) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--workspace", folder.resolve("workspace").toString()));
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return Cli.run(terminal, all.toArray(String[]::new));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String told() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String study(String name, int users) throws IOException {
        String text = Studies.ONBOARDING.replace("users: 60000", "users: " + users);
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void runPrintsAVerdictAndWritesEveryFile() throws IOException {
        Path files = folder.resolve("out");

        int code = slipway("run", study("small.yaml", 3_000), "--out", files.toString());

        assertThat(code).as(told()).isEqualTo(0);
        assertThat(printed()).containsAnyOf("SHIP  ", "HOLD  ", "STOP  ").contains("planted +5.0 pp");
        assertThat(told()).contains("Simulate and load").contains("Build models");
        for (String name : List.of("readout.json", "manifest.json", "memo.pdf", "memo.html", "report.pdf")) {
            assertThat(files.resolve(name)).isNotEmptyFile();
        }
        assertThat(files.resolve("charts")).isDirectoryContaining("glob:**.svg");

        assertThat(slipway(
                        "query", "select variant, count(*) as n from marts.unit_metrics group by variant order by 1"))
                .as(told())
                .isEqualTo(0);
        assertThat(printed()).contains("variant").contains("control").contains("treatment");

        assertThat(slipway("query", "delete from marts.unit_metrics")).isEqualTo(1);
        assertThat(printed()).isEmpty();

        assertThat(slipway("doctor")).isEqualTo(0);
        assertThat(printed()).contains("1 run");
    }

    @Test
    void rowsOfAFileWithoutUsersAreUnits() throws IOException {
        StringBuilder rows = new StringBuilder("arm,bought\n");
        for (int i = 0; i < 400; i++) {
            rows.append(i % 2 == 0 ? "control," : "treatment,")
                    .append(i % 5 == 0 ? 1 : 0)
                    .append('\n');
        }
        Files.writeString(folder.resolve("rows.csv"), rows);
        Path study = Files.writeString(folder.resolve("rows.yaml"), """
                study: Rows
                source: {unit_table: {path: rows.csv, variant: arm}}
                experiment: {key: rows}
                metrics: {bought: {kind: proportion, column: bought, better: higher, role: primary}}
                decision: {alpha: 0.05, minimum_effect: 0.01, ship_above: 0}
                """);

        int code =
                slipway("run", study.toString(), "--out", folder.resolve("rows").toString(), "--json");

        assertThat(code).as(told()).isEqualTo(0);
        assertThat(Files.readString(folder.resolve("rows/readout.json"))).contains("\"units\" : 400");
    }

    @Test
    void theSameSeedGivesTheSameBytesWithOneAndWithTwoThreads() throws IOException {
        String study = study("seeded.yaml", 2_000);
        byte[] first = readoutWithThreads(study, "1");
        byte[] second = readoutWithThreads(study, "2");
        assertThat(second).isEqualTo(first);
    }

    private byte[] readoutWithThreads(String study, String threads) throws IOException {
        Path files = folder.resolve("threads-" + threads);
        System.setProperty("slipway.threads", threads);
        try {
            assertThat(slipway("run", study, "--out", files.toString()))
                    .as(told())
                    .isEqualTo(0);
        } finally {
            System.clearProperty("slipway.threads");
        }
        return Files.readAllBytes(files.resolve("readout.json"));
    }

    @Test
    void aBrokenStudyListsEveryErrorAndExitsWithTwo() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), Studies.BROKEN);

        assertThat(slipway("run", broken.toString())).isEqualTo(2);
        assertThat(told())
                .contains("3 errors")
                .contains("fraud_flagged")
                .contains("margin")
                .contains("1.1");

        assertThat(slipway("validate", broken.toString(), "--json")).isEqualTo(2);
        assertThat(printed()).contains("\"problems\"").contains("\"line\"");
    }

    @Test
    void aStudyThatIsNotThereIsSaidInASentence() {
        assertThat(slipway("validate", folder.resolve("nowhere.yaml").toString()))
                .isNotEqualTo(0);
        assertThat(told()).contains("nowhere.yaml").doesNotContain("Exception");
    }

    @Test
    void jsonGoesToStandardOutputAlone() throws IOException {
        assertThat(slipway("validate", study("ok.yaml", 500), "--json")).isEqualTo(0);
        assertThat(printed()).startsWith("{").contains("\"errors\" : 0");
        assertThat(told()).isEmpty();
    }

    @Test
    void unknownWordsAreUnusable() {
        assertThat(slipway("ship-it")).isEqualTo(2);
        assertThat(told()).contains("ship-it");
        assertThat(slipway("run")).isEqualTo(2);
        assertThat(told()).contains("STUDY");
    }

    @Test
    void anEngineThatThisVersionLacksIsSaid() throws IOException {
        assertThat(slipway("run", study("engine.yaml", 500), "--engine", "oracle"))
                .isEqualTo(2);
        assertThat(told()).contains("oracle").contains("h2").contains("duckdb");
    }

    @Test
    void aWorkspaceInUseIsASentence() throws IOException {
        String study = study("locked.yaml", 500);
        try (Workspace other = Workspace.open(folder.resolve("workspace"))) {
            assertThat(other.runs()).isEmpty();
            assertThat(slipway("run", study)).isEqualTo(1);
        }
        assertThat(told()).contains("already open").doesNotContain("Exception");
    }

    @Test
    void simulateWritesTheTables() throws IOException {
        Path tables = folder.resolve("tables");

        assertThat(slipway("simulate", study("world.yaml", 400), "--out", tables.toString()))
                .as(told())
                .isEqualTo(0);

        assertThat(Files.readAllLines(tables.resolve("users.csv"))).hasSize(401);
        assertThat(tables.resolve("events.csv")).isNotEmptyFile();
        assertThat(slipway("simulate", study("world3.yaml", 400), "--out", tables.toString(), "--format", "parquet"))
                .as(told())
                .isEqualTo(0);
        assertThat(tables.resolve("events.parquet")).isNotEmptyFile();
        assertThat(slipway("simulate", study("world2.yaml", 400), "--out", tables.toString(), "--format", "xml"))
                .isEqualTo(2);
    }

    @Test
    void buildTestsTheModelsAndKeepsNothing() throws IOException {
        assertThat(slipway("build", study("build.yaml", 400))).as(told()).isEqualTo(0);
        assertThat(printed()).contains("marts.unit_metrics").contains("data tests passed");
        assertThat(slipway("query", "select 1")).isEqualTo(1);
    }

    @Test
    void aFolderThatCannotBeUsedIsSaidBeforeAnyWork() throws IOException {
        String study = study("door.yaml", 400);
        String file = Files.writeString(folder.resolve("file.txt"), "kept").toString();

        assertThat(slipway("run", study, "--out", file)).isEqualTo(2);
        assertThat(told())
                .contains("file.txt is a file, and --out needs a folder")
                .doesNotContain("Simulate");
        assertThat(slipway("simulate", study, "--out", file + "/below")).isEqualTo(1);
        assertThat(told()).contains("nothing was started");
        assertThat(slipway("run", study, "--out", "")).isEqualTo(2);
        assertThat(told()).contains("--out names no folder");
        assertThat(Path.of(file)).hasContent("kept");
        assertThat(folder.resolve("workspace")).doesNotExist();
    }

    @Test
    void wrongArgumentsAreOneSentenceAndALineThatHelps() throws IOException {
        assertThat(slipway("my-study.yaml")).isEqualTo(2);
        assertThat(told()).contains("slipway run my-study.yaml");
        assertThat(slipway("run", study("more.yaml", 400), "extra")).isEqualTo(2);
        assertThat(told()).contains("extra").contains("slipway run --help").hasLineCount(2);
        assertThat(slipway("query", "select 1", "--rows", "-3")).isEqualTo(2);
        assertThat(told()).contains("--rows is -3");
    }

    @Test
    void anEmptyStudyHasNoLine() throws IOException {
        String empty = Files.writeString(folder.resolve("empty.yaml"), "").toString();

        assertThat(slipway("validate", empty)).isEqualTo(2);
        assertThat(told())
                .contains("the whole file")
                .contains("The file is empty")
                .doesNotContain("line 0");
    }

    @Test
    void everyCommandHelpsWithAnExample() {
        for (String command : List.of("run", "simulate", "validate", "build", "query")) {
            assertThat(slipway(command, "--help")).isEqualTo(0);
            assertThat(printed()).contains("Example: slipway " + command + " ");
        }
    }
}
