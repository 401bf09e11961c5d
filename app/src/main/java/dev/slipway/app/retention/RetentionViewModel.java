package dev.slipway.app.retention;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.charts.DayReturns;
import dev.slipway.charts.Picture;
import dev.slipway.charts.RetentionDifference;
import dev.slipway.charts.RetentionHeatmap;
import dev.slipway.charts.ReturnCurves;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RetentionReadout;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the Retention tab shows of the readout. */
final class RetentionViewModel {
    private final ReadOnlyObjectProperty<@Nullable Readout> readout;
    private final BooleanProperty rolling = new SimpleBooleanProperty();
    private final StringProperty treatment = new SimpleStringProperty("");

    RetentionViewModel(ScreenContext context) {
        readout = context.workbench().readoutProperty();
        readout.addListener((property, before, after) -> keepArm(after));
        keepArm(readout.get());
    }

    private void keepArm(@Nullable Readout now) {
        if (now != null) {
            treatment.set(now.experiment()
                    .variants()
                    .get(Math.min(1, now.experiment().variants().size() - 1)));
        }
    }

    ReadOnlyObjectProperty<@Nullable Readout> readoutProperty() {
        return readout;
    }

    /** True for "on day d or later", false for "on day d". */
    BooleanProperty rollingProperty() {
        return rolling;
    }

    /** The arm beside the control. */
    String treatment() {
        return treatment.get();
    }

    @Nullable
    RetentionReadout retention() {
        Readout now = readout.get();
        return now == null ? null : now.retention();
    }

    Picture heatmap(RetentionReadout retention, String variant) {
        return new RetentionHeatmap(retention, variant);
    }

    Picture difference(Readout now, RetentionReadout retention) {
        return new RetentionDifference(retention, now.experiment().variants());
    }

    Picture curves(Readout now, RetentionReadout retention) {
        return new ReturnCurves(retention, rolling.get(), now.experiment().variants());
    }

    Picture days(Readout now, RetentionReadout retention) {
        return new DayReturns(retention, now.experiment().variants());
    }
}
