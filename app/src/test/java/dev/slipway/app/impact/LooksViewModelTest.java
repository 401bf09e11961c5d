package dev.slipway.app.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.Readouts;
import dev.slipway.app.support.RecordingDialogs;
import dev.slipway.charts.ChartThemes;
import dev.slipway.readout.model.Readout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class LooksViewModelTest {
    private static final Readout NOW = Analysed.readout();

    @TempDir
    Path folder;

    private LooksViewModel model;

    @BeforeEach
    void openARun() throws IOException {
        DirectJobRunner jobs = new DirectJobRunner();
        FakeStudyService service = new FakeStudyService(folder);
        service.readout = NOW;
        Workbench workbench = new Workbench(service, jobs, new Settings(), Clock.systemUTC());
        workbench.open(service.writeStudy("onboarding-kyc.yaml"));
        workbench.run();
        model = new LooksViewModel(new ImpactViewModel(new ScreenContext(
                workbench,
                jobs,
                (tab, detail) -> {},
                new RecordingDialogs(),
                new Settings(),
                new ReadOnlyObjectWrapper<>(ChartThemes.light()).getReadOnlyProperty())));
    }

    private String line(String name) {
        return model.lines(NOW, Objects.requireNonNull(model.row(NOW))).stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void theRowThatDecidesIsExplainedUntilAnotherIsChosen() {
        assertThat(line("Result")).isEqualTo("+4.9 pp [+3.6, +6.2] at 95%, p < 0.001");
        assertThat(line("Formula")).contains("ρ");
        assertThat(line("Inputs")).contains("control 41.2% of 22,537", "standard error 0.41 pp");
        model.choose("way:4");
        assertThat(line("Result")).isEqualTo("+4.9 pp, no interval, p < 0.001");
        assertThat(line("Source")).contains("Phipson and Smyth");
        assertThat(line("Why it is as wide as it is")).contains("Permutation test");
        model.choose("way:3");
        assertThat(line("Result")).endsWith("> 99.9% better");
        assertThat(line("Source")).contains("Bayesian Data Analysis");
        model.choose("way:0");
        assertThat(line("What it answers")).isEqualTo("How far apart the two rates are, looked at once.");
        model.choose("way:99");
        assertThat(Objects.requireNonNull(model.row(NOW)).decides()).isTrue();
    }

    @Test
    void disagreementIsSaidWithWhatIsLeftOut() {
        assertThat(model.agree(Objects.requireNonNull(model.looks(NOW)))).isFalse();
        assertThat(model.words(NOW)).startsWith("They disagree").endsWith("place looks on.");
        assertThat(Objects.requireNonNull(model.picture(NOW)).accessibleText()).contains("Any-time decides: +4.9 pp");
    }

    @Test
    void theFamilyHasItsNumbersAndTheWayToItsMethod() {
        assertThat(model.family(NOW)).hasSize(2);
        LooksViewModel.FamilyRow row = model.family(NOW).get(1);
        assertThat(row.difference()).isEqualTo("−0.6 pp [−1.3, +0.1]");
        assertThat(row.p()).isEqualTo("0.12");
        assertThat(row.found()).isFalse();
        assertThat(row.key()).isEqualTo("metric:kyc_7d/estimate:two_proportion_z");
        assertThat(LooksViewModel.familyWords(
                        Objects.requireNonNull(NOW.analyses().family())))
                .isEqualTo(
                        "Holm. The chance of any false finding among these 2 effects is at most 5%. Each p-value is that"
                                + " of one look.");
    }

    @Test
    void anOlderRunSaysThatItHasNone() {
        Readout older = Readouts.ship();
        assertThat(model.looks(older)).isNull();
        assertThat(model.picture(older)).isNull();
        assertThat(model.row(older)).isNull();
        assertThat(model.words(older)).startsWith("This run is older");
        assertThat(model.family(older)).isEmpty();
    }
}
