package dev.slipway.app.growth;

import dev.slipway.app.growth.FrontierViewModel.Shown;
import dev.slipway.app.widget.DragHandle;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.ChartTheme;
import dev.slipway.charts.OfferWords;
import dev.slipway.charts.PolicyFrontier;
import dev.slipway.readout.model.Interval;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** The handle on the frontier: dragging moves it along the curve, arrow keys go from one solved assignment to the next. */
final class FrontierHandle extends Pane {
    private static final double SIZE = 26;

    private final FrontierViewModel model;
    private final ReadOnlyObjectProperty<ChartTheme> theme;
    private final DragHandle handle;

    FrontierHandle(FrontierViewModel model, PictureView picture, ReadOnlyObjectProperty<ChartTheme> theme) {
        this.model = model;
        this.theme = theme;
        handle = new DragHandle(SIZE, Cursor.H_RESIZE, moves());
        handle.setId("frontier-handle");
        setPickOnBounds(false);
        setMinSize(0, 0);
        getChildren().add(handle);
        model.shownProperty().addListener((property, before, after) -> requestLayout());
        // The numbers of the picture are asked for in the same way whether it or its handle has the focus.
        handle.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.T) {
                picture.fireEvent(event.copyFor(picture, picture));
                event.consume();
            }
        });
    }

    private PolicyFrontier.@Nullable Frame frame() {
        Shown now = model.shownProperty().get();
        return now == null ? null : now.picture().frame(getWidth(), getHeight(), theme.get());
    }

    private DragHandle.Moves moves() {
        return new DragHandle.Moves() {
            @Override
            public void to(double x, double y) {
                PolicyFrontier.Frame frame = frame();
                if (frame != null) {
                    model.drag(frame.value(x));
                }
            }

            @Override
            public void by(int right, int up) {
                model.step(right + up);
            }

            @Override
            public void letGo() {
                model.letGo();
            }
        };
    }

    @Override
    protected void layoutChildren() {
        Shown now = model.shownProperty().get();
        PolicyFrontier.Frame frame = frame();
        handle.setVisible(frame != null);
        if (now != null && frame != null) {
            double span = Math.max(1e-12, frame.high() - frame.low());
            handle.show(frame.x(now.at()), frame.handleY(), 100 * (now.at() - frame.low()) / span, words(now));
        }
    }

    private static String words(Shown now) {
        Interval gain = now.choice().gain();
        return now.moving().label() + " at most " + FrontierPanel.most(now) + ": gain "
                + (gain == null ? "not known" : OfferWords.gain(gain))
                + " per user and week. Left and right go to the next solved limit.";
    }
}
