package dev.slipway.app.retention;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.charts.DayReturns;
import dev.slipway.charts.Picture;
import dev.slipway.charts.RetentionDifference;
import dev.slipway.charts.RetentionHeatmap;
import dev.slipway.charts.ReturnCurves;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.RetentionReadout;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the Retention tab shows of the readout. */
final class RetentionViewModel {
    private final ReadOnlyObjectProperty<@Nullable Findings> readout;
    private final BooleanProperty rolling = new SimpleBooleanProperty();
    private final StringProperty treatment = new SimpleStringProperty("");

    RetentionViewModel(ScreenContext context) {
        readout = context.workbench().findingsProperty();
        readout.addListener((property, before, after) -> keepArm(after));
        keepArm(readout.get());
    }

    private void keepArm(@Nullable Findings now) {
        if (now != null) {
            treatment.set(now.experiment()
                    .variants()
                    .get(Math.min(1, now.experiment().variants().size() - 1)));
        }
    }

    ReadOnlyObjectProperty<@Nullable Findings> findingsProperty() {
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
        Findings now = readout.get();
        return now == null ? null : now.retention();
    }

    Picture heatmap(RetentionReadout retention, String variant) {
        return new RetentionHeatmap(retention, variant);
    }

    Picture difference(Findings now, RetentionReadout retention) {
        return new RetentionDifference(retention, now.experiment().variants());
    }

    Picture curves(Findings now, RetentionReadout retention) {
        return new ReturnCurves(retention, rolling.get(), now.experiment().variants());
    }

    Picture days(Findings now, RetentionReadout retention) {
        return new DayReturns(retention, now.experiment().variants());
    }
}
