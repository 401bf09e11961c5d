package dev.slipway.app.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.support.Readouts;
import dev.slipway.charts.PowerCurves;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.PlanReadout;
import dev.slipway.readout.model.Readout;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;

class PlanModelTest {
    private static Readout planned() {
        Readout r = Readouts.ship();
        PlanReadout plan = new PlanReadout(
                1071,
                0.412,
                0.011,
                0.99,
                null,
                List.of(
                        new PlanReadout.Curve(0.02, List.of(0.0, 0.4, 0.9)),
                        new PlanReadout.Curve(0.007, List.of(0.0, 0.1, 0.2))),
                List.of(
                        new PlanReadout.Row(0.02, 9, 17, null, null),
                        new PlanReadout.Row(0.007, 73, null, null, null)));
        return new Readout(
                r.schema(),
                r.study(),
                r.experiment(),
                r.data(),
                r.filter(),
                r.health(),
                r.metrics(),
                r.activity(),
                r.funnel(),
                r.retention(),
                r.segments(),
                r.drift(),
                plan,
                r.analyses(),
                r.decision());
    }

    private static int curves(PlanModel model) {
        return ((PowerCurves) Objects.requireNonNull(model.power()))
                .plan()
                .curves()
                .size();
    }

    @Test
    void aRowSinglesItsCurveOutAndASecondClickShowsAll() {
        PlanModel model =
                new PlanModel(new ReadOnlyObjectWrapper<Findings>(planned()).getReadOnlyProperty(), () -> false);
        assertThat(curves(model)).isEqualTo(2);
        model.choose(0.007);
        assertThat(curves(model)).isEqualTo(1);
        assertThat(model.isChosen(0.007)).isTrue();
        model.choose(0.007);
        assertThat(curves(model)).isEqualTo(2);
    }

    @Test
    void effectsAndDaysAreSaidInWords() {
        PlanModel model =
                new PlanModel(new ReadOnlyObjectWrapper<Findings>(planned()).getReadOnlyProperty(), () -> false);
        assertThat(model.effectText(0.02)).isEqualTo("+2.0 pp");
        assertThat(model.effectText(0.007)).isEqualTo("+0.70 pp");
        assertThat(PlanModel.days(1)).isEqualTo("1 day");
        assertThat(PlanModel.days(null)).isEqualTo("over 10 years");
    }

    @Test
    void aNewReadoutForgetsTheChoice() {
        ReadOnlyObjectWrapper<Findings> readout = new ReadOnlyObjectWrapper<>(planned());
        PlanModel model = new PlanModel(readout.getReadOnlyProperty(), () -> false);
        model.choose(0.02);
        readout.set(Readouts.ship());
        assertThat(model.effectProperty().get()).isNull();
        assertThat(model.power()).isNull();
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void whereAllBeginAtOnceUsersArePlanned() {
        PlanModel model =
                new PlanModel(new ReadOnlyObjectWrapper<Findings>(planned()).getReadOnlyProperty(), () -> true);
        assertThat(model.ofUsers()).isTrue();
        assertThat(model.users(9)).isEqualTo("about 9,640");
        assertThat(model.users(73)).isEqualTo("about 78,200");
        assertThat(model.users(null)).isEqualTo("over 3,910,000");
        PowerCurves curves = (PowerCurves) Objects.requireNonNull(model.power());
        assertThat(curves.accessibleText()).contains("+2.0 pp with 2,142 users an arm", "not with 2,142 users an arm");
        assertThat(curves.table().headers()).endsWith("Users an arm for the asked power");
    }
}
