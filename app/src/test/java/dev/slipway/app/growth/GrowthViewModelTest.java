package dev.slipway.app.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.growth.GrowthViewModel.Shown;
import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.GrowthReadouts;
import dev.slipway.app.support.Readouts;
import dev.slipway.app.support.RecordingDialogs;
import dev.slipway.charts.ChartThemes;
import dev.slipway.charts.Dial;
import dev.slipway.charts.OfferTables;
import dev.slipway.readout.DataFilter;
import dev.slipway.readout.model.MonitorReadout;
import dev.slipway.readout.model.OfferEffect;
import dev.slipway.readout.model.OffersReadout;
import dev.slipway.readout.model.RaceReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.testreadouts.MonitorReadouts;
import dev.slipway.testreadouts.OfferReadouts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class GrowthViewModelTest {
    @TempDir
    Path folder;

    private FakeStudyService service;
    private Workbench workbench;
    private GrowthViewModel model;

    @BeforeEach
    void open() throws IOException {
        service = new FakeStudyService(folder);
        DirectJobRunner jobs = new DirectJobRunner();
        Settings settings = new Settings();
        workbench = new Workbench(service, jobs, settings, Clock.systemUTC());
        workbench.open(service.writeGrowthStudy("offers.yaml"));
        model = new GrowthViewModel(new ScreenContext(
                workbench,
                jobs,
                (id, detail) -> {},
                new RecordingDialogs(),
                settings,
                new SimpleObjectProperty<>(ChartThemes.light())));
    }

    private Shown run(Readout readout) {
        service.readout = readout;
        workbench.run();
        return model.shown();
    }

    @Test
    void beforeARunItSaysWhatToDo() {
        assertThat(model.shown().findings()).isNull();
        assertThat(GrowthViewModel.whyNoOffers(model.shown())).startsWith("Run the study");
        assertThat(GrowthViewModel.example(model.shown())).isEmpty();
    }

    @Test
    void aStudyOfWeeksIsToldWhatToAdd() {
        Shown now = run(GrowthReadouts.with(null));
        assertThat(GrowthViewModel.whyNoOffers(now)).contains("does not ask who should get which offer");
        assertThat(GrowthViewModel.example(now)).contains("metric: net_revenue\n", "limits: [loss_rate]");
    }

    @Test
    void aStudyOfEventsIsToldWhatTheRestNeeds() throws IOException {
        workbench.open(service.writeStudy("onboarding.yaml"));
        Shown now = run(Readouts.ship());
        assertThat(GrowthViewModel.whyNoOffers(now)).contains("need weeks", "This study has events.");
        assertThat(GrowthViewModel.example(now)).isEmpty();
        assertThat(RiskModel.of(now).words()).isEqualTo("2 of 2 inside");
        assertThat(RiskModel.of(now).dials()).extracting(Dial::kind).containsExactly(Dial.Kind.FALL, Dial.Kind.RISE);
    }

    @Test
    void withoutMonitorOrRaceItSaysWhy() throws IOException {
        assertThat(GrowthViewModel.whyNoMonitor(model.shown())).startsWith("Run the study");
        assertThat(GrowthViewModel.whyNoRace(model.shown())).startsWith("Run the study");
        Shown weeks = run(GrowthReadouts.with(OfferReadouts.held()));
        assertThat(weeks.monitor()).isNull();
        assertThat(GrowthViewModel.whyNoMonitor(weeks)).startsWith("Nothing could be compared in any week");
        assertThat(GrowthViewModel.whyNoRace(weeks)).contains("Add race: {rounds: 26");
        assertThat(GrowthViewModel.whyNoRace(run(GrowthReadouts.with(null)))).contains("does not ask who should get");
        workbench.open(service.writeStudy("onboarding.yaml"));
        assertThat(GrowthViewModel.whyNoMonitor(run(Readouts.ship()))).contains("path day by day is in tab Impact");
    }

    @Test
    void whatWatchingSaysIsSetBesideTheVerdict() {
        Shown now = run(GrowthReadouts.watched());
        assertThat(now.monitor()).isNotNull();
        assertThat(GrowthViewModel.besideVerdict(now))
                .startsWith("The verdict rests on one look at the planned end, where intervals are narrower");
        assertThat(GrowthViewModel.besideVerdict(run(Readouts.ship())))
                .as("the plan looks at any time")
                .isEmpty();
    }

    /** A readout of the file of a study that has one variant, or whose other variants nobody met, has no treatment. */
    @Test
    void withOneVariantThereIsNothingToCompare() {
        MonitorReadout watched = MonitorReadouts.monitor();
        MonitorReadout alone = new MonitorReadout(
                watched.metric(),
                watched.label(),
                true,
                watched.volume(),
                0,
                watched.level(),
                watched.harmError(),
                watched.arms().subList(0, 1),
                List.of(),
                List.of(),
                "",
                List.of());
        Shown now = run(GrowthReadouts.watched(alone));
        assertThat(now.monitor()).isNull();
        assertThat(GrowthViewModel.whyNoMonitor(now))
                .isEqualTo(
                        "Only one arm has users, so there is nothing to compare it with. Check the allocation and the"
                                + " assignments in tab Traffic.");
    }

    @Test
    void aRaceThatCannotBeRunSaysWhyAndWhatWouldHelp() {
        OffersReadout offers = OfferReadouts.held()
                .withRace(new RaceReadout("Only a simulated world knows what every offer would have brought.", null));
        assertThat(GrowthViewModel.whyNoRace(run(GrowthReadouts.with(offers))))
                .isEqualTo("Only a simulated world knows what every offer would have brought.");
        assertThat(GrowthViewModel.whyNoRace(run(GrowthReadouts.with(OfferReadouts.unavailable()))))
                .as("offers that could not be learned are the reason, not a missing key")
                .startsWith("No week was drawn by chance");
    }

    @Test
    void whyThereIsNothingIsTheReadoutsOwnSentence() {
        Shown now = run(GrowthReadouts.with(OfferReadouts.unavailable()));
        assertThat(GrowthViewModel.whyNoOffers(now)).startsWith("No week was drawn by chance");
        assertThat(now.found()).isNull();
    }

    @Test
    void choicesStayWhereTheyExist() {
        Shown now = run(GrowthReadouts.with(OfferReadouts.held()));
        assertThat(now.treatment()).isEqualTo("targeted");
        assertThat(now.offer()).isEqualTo("bonus");
        assertThat(GrowthViewModel.whyNoOffers(now)).isEmpty();

        model.chooseOffer("fee_waiver");
        model.chooseTreatment("bonus");
        Shown again = run(GrowthReadouts.with(OfferReadouts.recommended()));
        assertThat(again.treatment()).isEqualTo("bonus");
        assertThat(Objects.requireNonNull(again.effect()).offer()).isEqualTo("fee_waiver");
        assertThat(again.place()).isEqualTo(2);

        model.chooseOffer("nothing");
        assertThat(model.shown().offer()).isEqualTo("bonus");
    }

    @Test
    void risksFollowTheChosenArm() {
        Shown targeted = run(GrowthReadouts.with(OfferReadouts.held()));
        RiskModel risks = RiskModel.of(targeted);
        assertThat(risks.dials())
                .extracting(Dial::reading)
                .containsExactly(Dial.Reading.INSIDE, Dial.Reading.NOT_SHOWN, Dial.Reading.INSIDE);
        assertThat(risks.words()).isEqualTo("2 of 3 inside");
        assertThat(risks.outside()).isZero();

        model.chooseTreatment("bonus");
        RiskModel bonus = RiskModel.of(model.shown());
        assertThat(bonus.words()).isEqualTo("0 of 3 inside");
        assertThat(bonus.outside()).isEqualTo(1);
    }

    @Test
    void aFilterLeavesOffersAlone() {
        run(GrowthReadouts.with(OfferReadouts.held()));
        List<Shown> seen = new ArrayList<>();
        model.shownProperty().addListener((property, before, after) -> seen.add(after));
        workbench.filterProperty().set(new DataFilter("device_type", "phone", null, null));
        assertThat(seen).isNotEmpty().allSatisfy(now -> assertThat(now.found()).isNotNull());
        assertThat(model.shown().filtered()).isTrue();
    }

    @Test
    void theTablesSayTheirNumbers() {
        Shown now = run(GrowthReadouts.with(OfferReadouts.held()));
        var found = Objects.requireNonNull(now.found());
        assertThat(OfferTables.limits(found).rows().getFirst())
                .containsExactly("Bonus cost", "€0.20", "€0.17 [0.15, 0.19]", "€0.20", "€0.41 for €1 more");
        assertThat(OfferTables.order(Objects.requireNonNull(now.effect())).rows())
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly(
                        "Qini +€0.06 [+0.03, +0.09]",
                        "AUUC −€0.06 [−0.11, −0.01]",
                        "AUTOC +€0.21 [+0.10, +0.32]",
                        "Uplift@10% +€0.47 [+0.28, +0.66]",
                        "Uplift@30% +€0.33 [+0.21, +0.45]");
        assertThat(OfferTables.expected(found.policy())).startsWith("For 7,214 users who are still here");
        assertThat(OfferTables.logged(found.log())).contains("68,554 users' weeks of 7,987 users, weeks 3 to 12");
        assertThat(Objects.requireNonNull(OfferTables.truth(found)).rows().getFirst())
                .containsExactly("Bonus", "−€0.24 [−0.30, −0.18]", "−€0.23", "€0.41, constant €0.58", "0.63", "79%");
        assertThat(OfferTables.policyTruth(found.evaluation()))
                .isEqualTo("The policy's gain is estimated as +€0.14 [+0.05, +0.24]; planted is +€0.13; who knows every"
                        + " effect and keeps the limits gains +€0.31.");
        assertThat(OfferTables.level(found)).isEqualTo("Intervals are at 95%.");
        assertThat(OfferTables.made(found))
                .isEqualTo("To repeat: seed 42 of the split and the learners, with smile 6.2.5.");
    }

    @Test
    void withoutSimulationNothingWasPlanted() {
        Shown now = run(GrowthReadouts.with(OfferReadouts.observed()));
        assertThat(OfferTables.truth(Objects.requireNonNull(now.found()))).isNull();
        assertThat(OfferTables.policyTruth(Objects.requireNonNull(now.found()).evaluation()))
                .isEmpty();
        assertThat(Objects.requireNonNull(now.found()).uplift().offers())
                .extracting(OfferEffect::truth)
                .containsOnlyNulls();
    }
}
