package dev.slipway.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.data.DataViewModel.State;
import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.settings.PastQuery;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.Navigator;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.RecordingDialogs;
import dev.slipway.charts.ChartThemes;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.readout.DataFilter;
import dev.slipway.warehouse.ColumnProfile;
import dev.slipway.warehouse.TableProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class DataViewModelTest {
    @TempDir
    Path folder;

    private final DirectJobRunner jobs = new DirectJobRunner();
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final Settings settings = new Settings();
    private final List<Path> imported = new ArrayList<>();
    private FakeStudyService service;
    private Workbench workbench;
    private DataViewModel model;

    @BeforeEach
    void open() throws IOException {
        service = new FakeStudyService(folder);
        workbench = new Workbench(service, jobs, settings, Clock.systemUTC());
        workbench.open(service.writeStudy("onboarding-kyc.yaml"));
        model = model();
    }

    private DataViewModel model() {
        Navigator navigator = new Navigator() {
            @Override
            public void go(String tab, String detail) {
                throw new AssertionError("nothing leads to " + tab);
            }

            @Override
            public void startImport(Path csv) {
                imported.add(csv);
            }
        };
        DataViewModel made = new DataViewModel(new ScreenContext(
                workbench, jobs, navigator, dialogs, settings, new SimpleObjectProperty<>(ChartThemes.light())));
        made.open();
        return made;
    }

    private void run() {
        workbench.run();
        assertThat(model.stateProperty().get()).isEqualTo(State.READY);
    }

    @Test
    void beforeARunItSaysWhatToDo() {
        assertThat(model.stateProperty().get()).isEqualTo(State.EMPTY);
        assertThat(model.insteadOfLineage()).isEqualTo("Run the study to see where its numbers come from.");
        model.query().run();
        assertThat(service.data.asked).isEmpty();
    }

    @Test
    void theTableOfTheUnitsIsShownFirstAndAChoiceStays() {
        run();
        assertThat(model.selectedProperty().get()).isEqualTo("unit_metrics");
        assertThat(model.size()).isEqualTo("60,000 rows");
        model.choose("table:stg_events_raw");
        model.choose("table:nothing");
        assertThat(model.size())
                .as("counted behind the screen")
                .isEqualTo("1,019,940 rows, 4,378 fewer than raw.events");
        assertThat(model.table().shownWords()).isEqualTo("first 200 shown");
        assertThat(model.table().profileWords()).startsWith("The heads tell of every 6th row.");
        workbench.run();
        assertThat(model.selectedProperty().get()).isEqualTo("stg_events_raw");
        assertThat(model.built()).isEqualTo("built in 4.0 s");
        assertThat(model.tests().passed()).isEqualTo(20);
        assertThat(model.tests().total()).isEqualTo(21);
    }

    @Test
    void whileItIsReadTheTabSaysSoAndALaterRunWins() {
        jobs.hold();
        workbench.run();
        jobs.releaseOne();
        jobs.releaseOne();
        assertThat(model.stateProperty().get()).isEqualTo(State.LOADING);
        jobs.release();
        assertThat(model.stateProperty().get()).isEqualTo(State.READY);
        assertThat(model.graphProperty().get().nodes()).hasSize(14);
    }

    @Test
    void tablesThatAreNotKeptAreAFailureWithARemedy() {
        service.data.gone = true;
        workbench.run();
        assertThat(model.stateProperty().get()).isEqualTo(State.FAILED);
        assertThat(model.insteadOfLineage()).contains("is not kept", "Run the study again");
        service.data.gone = false;
        run();
        model.choose("fct_conversions");
        assertThat(Objects.requireNonNull(model.table().rowsProperty().get()).failure())
                .isInstanceOf(SlipwayException.class);
        assertThat(model.table().shownWords()).isEmpty();
    }

    @Test
    void aFilterDoesNotChangeTablesAndThatIsSaid() {
        run();
        assertThat(model.note()).startsWith("click a table");
        workbench
                .filterProperty()
                .set(new DataFilter(null, null, LocalDate.of(2026, 10, 5), LocalDate.of(2026, 10, 6)));
        assertThat(model.note()).isEqualTo("tables hold all rows, whatever is filtered above");
    }

    @Test
    void importAsksForAFile() {
        model.importFile();
        assertThat(imported).isEmpty();
        dialogs.chosen = folder.resolve("ab.csv");
        model.importFile();
        assertThat(imported).containsExactly(folder.resolve("ab.csv"));
    }

    @Test
    void aQueryIsAnsweredRememberedAndExported() {
        run();
        QueryViewModel query = model.query();
        assertThat(query.summary()).isEmpty();
        query.textProperty().set("select a");
        query.run();
        query.textProperty().set("select b");
        query.run();
        query.textProperty().set("select a");
        query.run();
        assertThat(query.summary()).matches("4 rows, \\d+ ms");
        assertThat(query.history()).extracting(PastQuery::sql).containsExactly("select a", "select b");
        settings.remember(new PastQuery("elsewhere", "select c", "", 1, 1));
        assertThat(query.history()).hasSize(2);
        assertThat(model().query().textProperty().get())
                .as("the next window starts with the last query")
                .isEqualTo("select a");

        query.export();
        assertThat(dialogs.said).as("nobody chose a file").isEmpty();
        dialogs.target = folder.resolve("out.csv");
        query.textProperty().set("something else");
        query.export();
        assertThat(dialogs.target).hasContent("select a");
        assertThat(dialogs.said).containsExactly("Saved 1,019,940 rows to out.csv.");
        model.table().export();
        assertThat(dialogs.target).hasContent("marts.unit_metrics");
    }

    @Test
    void aRefusedQueryPointsAtItsPlaceUntilItIsChanged() {
        run();
        QueryViewModel query = model.query();
        query.textProperty().set("select *\nfrom broken");
        query.run();
        assertThat(query.result()).isNull();
        assertThat(Objects.requireNonNull(query.failure()).sentence()).contains("There is no table named broken");
        assertThat(query.badLine()).isEqualTo(2);
        assertThat(query.badPosition()).isEqualTo("select *\nfrom ".length());
        assertThat(query.history()).as("what was refused is not kept").isEmpty();
        query.textProperty().set("select 1");
        assertThat(query.badLine()).isZero();
        assertThat(query.badPosition()).isNegative();
    }

    @Test
    void aSlowQueryIsCancelledAndTheAnswerBeforeStays() {
        run();
        QueryViewModel query = model.query();
        query.textProperty().set("select a");
        query.run();
        jobs.hold();
        query.run();
        assertThat(query.runningProperty().get()).isTrue();
        assertThat(query.summary()).isEqualTo("asking…");
        query.cancel();
        jobs.release();
        assertThat(query.runningProperty().get()).isFalse();
        assertThat(query.summary()).startsWith("4 rows");
    }

    @Test
    void headsOfColumnsTellTheirShapeInWords() {
        TableProfile table = service.data.profile(1, "", dev.slipway.core.job.JobContext.unwatched());
        assertThat(table.columns())
                .extracting(column -> ColumnHead.words(column, table))
                .containsExactly(
                        "170,000 values seen", "5 Oct–2 Nov", "4 values", "51.8% treatment", "0.4–214, 24.7% missing");
        ColumnProfile constant = new ColumnProfile(
                "country",
                ColumnProfile.Type.TEXT,
                ColumnProfile.Shape.LEVELS,
                0,
                1,
                List.of(new ColumnProfile.Level("EE", 9)),
                List.of(),
                Double.NaN,
                Double.NaN);
        assertThat(ColumnHead.words(constant, new TableProfile(List.of(), 9, 1)))
                .isEqualTo("always EE");
    }
}
