package dev.slipway.app.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.growth.OfferedViewModel.Shown;
import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.GrowthReadouts;
import dev.slipway.app.support.RecordingDialogs;
import dev.slipway.charts.ChartThemes;
import dev.slipway.readout.offers.OfferedUsers;
import dev.slipway.readout.offers.OfferedUsers.OfferedUser;
import dev.slipway.testreadouts.OfferLists;
import dev.slipway.testreadouts.OfferReadouts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single users with their offers, without a toolkit. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class OfferedViewModelTest {
    @TempDir
    Path folder;

    private final DirectJobRunner jobs = new DirectJobRunner();
    private FakeStudyService service;
    private Workbench workbench;
    private OfferedViewModel model;

    @BeforeEach
    void open() throws IOException {
        service = new FakeStudyService(folder);
        service.readout = GrowthReadouts.with(OfferReadouts.held());
        service.offered = OfferLists.users();
        Settings settings = new Settings();
        workbench = new Workbench(service, jobs, settings, Clock.systemUTC());
        workbench.open(service.writeGrowthStudy("offers.yaml"));
        ScreenContext context = new ScreenContext(
                workbench,
                jobs,
                (id, detail) -> {},
                new RecordingDialogs(),
                settings,
                new SimpleObjectProperty<>(ChartThemes.light()));
        model = new OfferedViewModel(context, new GrowthViewModel(context));
    }

    private List<String> ids() {
        return model.shown().users().stream().map(OfferedUser::id).toList();
    }

    @Test
    void thoseWhoGainMostAreListedByOffer() {
        assertThat(ids()).isEmpty();
        workbench.run();
        assertThat(ids()).containsExactly("u0000142", "u0004410", "u0009120", "u0002231", "u0007702");
        assertThat(model.shown().sentence()).isEmpty();
    }

    @Test
    void whoIsLookedUpIsListedAloneWithAndWithoutAnOffer() {
        workbench.run();
        model.lookUp(" u000014 ");
        assertThat(ids()).containsExactly("u0000142", "u0000143");
        model.lookUp("u0000143");
        assertThat(ids()).containsExactly("u0000143");
        assertThat(model.shown().users().getFirst().gain()).isNull();
        model.lookUp("v");
        assertThat(ids()).isEmpty();
        assertThat(model.shown().sentence()).contains("“v”", "still here");
        model.lookUp("");
        assertThat(ids()).hasSize(5);
    }

    @Test
    void whereThereIsNoListItIsSaid() {
        service.offered = null;
        workbench.run();
        assertThat(model.shown().sentence()).contains("Run the study again");
        model.lookUp("u");
        assertThat(ids()).isEmpty();
        service.readout = GrowthReadouts.with(OfferReadouts.unavailable());
        workbench.run();
        assertThat(model.shown()).isEqualTo(new Shown(null, List.of(), "", List.of(), ""));
    }

    @Test
    void nobodyWithAnOfferLeavesTheLookUp() {
        service.offered = new OfferedUsers(List.of(new OfferedUser("u1", "none", null, "bonus", "")));
        workbench.run();
        assertThat(ids()).isEmpty();
        assertThat(model.shown().sentence()).contains("Nobody gets an offer");
        model.lookUp("u");
        assertThat(ids()).containsExactly("u1");
    }
}
