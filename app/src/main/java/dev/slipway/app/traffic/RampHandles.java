package dev.slipway.app.traffic;

import dev.slipway.app.widget.DragHandle;
import dev.slipway.charts.ChartTheme;
import dev.slipway.charts.RampChart;
import dev.slipway.core.study.RampStep;
import dev.slipway.readout.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Cursor;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** The handles on the steps of the ramp: left and right move the day, up and down the coverage. */
final class RampHandles extends Pane {
    private static final double SIZE = 20;

    private final TrafficViewModel traffic;
    private final RampModel ramp;
    private final ReadOnlyObjectProperty<ChartTheme> theme;
    private final List<DragHandle> handles = new ArrayList<>();

    RampHandles(TrafficViewModel traffic, ReadOnlyObjectProperty<ChartTheme> theme) {
        this.traffic = traffic;
        this.theme = theme;
        ramp = traffic.allocation().ramp();
        setPickOnBounds(false);
        setMinSize(0, 0);
        ramp.stepsProperty().addListener((property, before, after) -> fit());
        traffic.trafficProperty().addListener((property, before, after) -> requestLayout());
        fit();
    }

    private void fit() {
        int wanted = ramp.steps().size();
        while (handles.size() > wanted) {
            getChildren().remove(handles.removeLast());
        }
        while (handles.size() < wanted) {
            DragHandle handle = new DragHandle(SIZE, Cursor.MOVE, moves(handles.size()));
            handle.setId("ramp-" + handles.size());
            handle.getStyleClass().add("ramp-handle");
            handles.add(handle);
            getChildren().add(handle);
        }
        requestLayout();
    }

    private RampChart.@Nullable Frame frame() {
        RampChart chart = traffic.tried().ramp();
        return chart == null ? null : chart.frame(getWidth(), getHeight(), theme.get());
    }

    private DragHandle.Moves moves(int index) {
        return new DragHandle.Moves() {
            @Override
            public void to(double x, double y) {
                RampChart.Frame frame = frame();
                if (frame != null) {
                    ramp.move(index, frame.day(x), frame.coverage(y));
                }
            }

            @Override
            public void by(int right, int up) {
                ramp.push(index, right, up);
            }

            @Override
            public void remove() {
                ramp.remove(index);
            }
        };
    }

    @Override
    protected void layoutChildren() {
        RampChart.Frame frame = frame();
        List<RampStep> steps = ramp.steps();
        for (int i = 0; frame != null && i < Math.min(steps.size(), handles.size()); i++) {
            RampStep step = steps.get(i);
            handles.get(i)
                    .show(
                            frame.x(step.day()),
                            frame.y(step.coverage()),
                            100 * step.coverage(),
                            words(i, steps.size(), step));
        }
    }

    private static String words(int index, int of, RampStep step) {
        return "Ramp step " + (index + 1) + " of " + of + ": "
                + Numbers.rate(step.coverage()).replace(".0%", "%") + " from day " + step.day()
                + ". Up and down move the coverage by 1 point"
                + (index == 0 ? "." : ", left and right the day, Delete takes the step away.");
    }
}
