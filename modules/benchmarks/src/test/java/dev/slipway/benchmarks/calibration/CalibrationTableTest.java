package dev.slipway.benchmarks.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed table of calibration, what it says about warnings, and the page that is made of it. */
class CalibrationTableTest {
    private static final Path ASSETS = Path.of("..", "..", "assets");
    private static final Path TABLE = ASSETS.resolve("calibration.csv");

    /** What nobody should do, for contrast; a method can't see that it is misused. */
    private static final List<String> MISUSES =
            List.of("at every look", "on events", "without adjustment", "linear_classical");

    @Test
    void whereErrorsAreTooManyTheMethodWarns() throws IOException {
        List<String> silent = GuidePage.rows(TABLE).stream()
                .filter(row -> MISUSES.stream().noneMatch(row.method()::contains))
                .filter(row -> !row.honest())
                .map(Row::csv)
                .toList();

        assertThat(silent).isEmpty();
    }

    @Test
    void everyKindOfDataAndSizeIsThere() throws IOException {
        Set<String> cells = GuidePage.rows(TABLE).stream().map(Row::cell).collect(Collectors.toSet());

        for (Supplier<? extends Family> made : Catalogue.all()) {
            Family family = made.get();
            for (int units : family.sizes()) {
                assertThat(cells).contains(family.label() + "," + units);
            }
        }
    }

    @Test
    void rowsSayWhatTheirNumbersSay() throws IOException {
        try (Stream<String> lines = Files.lines(TABLE)) {
            assertThat(lines.findFirst()).contains(Row.HEADER);
        }
        List<String> written = Files.readAllLines(TABLE);
        assertThat(GuidePage.rows(TABLE).stream().map(Row::csv)).isEqualTo(written.subList(1, written.size()));
    }

    @Test
    void theGuideShowsTheTable() throws IOException {
        String page = Files.readString(ASSETS.resolve("docs").resolve("guide").resolve("calibration.md"));

        assertThat(page).isEqualTo(GuidePage.markdown(GuidePage.rows(TABLE)));
    }

    @Test
    void sameExperimentsGiveTheSameRowsWhateverTheThreads() {
        Family family = new Rates("rate 10%", 0.10, 0.10, 1);

        List<Row> rows = Calibrate.run(family, 50, List.of(), 200);

        assertThat(Calibrate.run(family, 50, List.of(), 200)).isEqualTo(rows);
        assertThat(rows).extracting(Row::method).contains("two_proportion_z", "fisher_exact");
        assertThat(rows).allMatch(row -> row.experiments() == 200);
    }

    @Test
    void aCellThatGoesOnEndsAsOneThatNeverStopped() {
        Family family = new Rates("rate 1%", 0.01, 0.20, 1);

        List<Row> half = Calibrate.run(family, 50, List.of(), 3_000);
        List<Row> written = half.stream().map(Row::csv).map(Row::parse).toList();

        assertThat(Calibrate.run(family, 50, written, 6_000)).isEqualTo(Calibrate.run(family, 50, List.of(), 6_000));
    }

    @Test
    void verdictsNeedMoreThanChance() {
        assertThat(row(0.065, 400).verdict()).isEqualTo("undecided");
        assertThat(row(0.065, 20_000).verdict()).isEqualTo("liberal");
        assertThat(row(0.056, 20_000).verdict()).isEqualTo("calibrated");
        assertThat(row(0.02, 20_000).verdict()).isEqualTo("conservative");
        assertThat(row(0.07, 20_000).honest()).isFalse();
        assertThat(row(0.04, 20_000).honest()).isTrue();
    }

    private static Row row(double wrong, long experiments) {
        return new Row("x", 50, "m", Tally.TEST, wrong, 0.05, 0, wrong, experiments, experiments);
    }
}
