package dev.slipway.app.traffic;

import dev.slipway.app.widget.DragHandle;
import dev.slipway.charts.AllocationBarPicture;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.layout.Pane;

/** The handles on the borders of the bar of buckets. They follow the model at once; the bar is redrawn below them. */
final class BorderHandles extends Pane {
    private static final double SIZE = 26;

    private final AllocationModel model;
    private final List<DragHandle> handles = new ArrayList<>();

    BorderHandles(AllocationModel model) {
        this.model = model;
        setPickOnBounds(false);
        setMinSize(0, 0);
        model.triedProperty().addListener((property, before, after) -> fit());
        fit();
    }

    private void fit() {
        int wanted = model.borders().all().size();
        while (handles.size() > wanted) {
            getChildren().remove(handles.removeLast());
        }
        while (handles.size() < wanted) {
            DragHandle handle = new DragHandle(SIZE, Cursor.H_RESIZE, moves(handles.size()));
            handle.setId("border-" + handles.size());
            handle.getStyleClass().add("border-handle");
            handles.add(handle);
            getChildren().add(handle);
        }
        requestLayout();
    }

    private DragHandle.Moves moves(int index) {
        return new DragHandle.Moves() {
            @Override
            public void to(double x, double y) {
                model.borders().moveTo(index, x / Math.max(1, getWidth()) * AllocationBarPicture.BUCKETS);
            }

            @Override
            public void by(int right, int up) {
                model.borders().moveBy(index, right + up);
            }
        };
    }

    @Override
    protected void layoutChildren() {
        for (BucketBorders.Border border : model.borders().all()) {
            if (border.index() < handles.size()) {
                double x = border.bucket() / AllocationBarPicture.BUCKETS * getWidth();
                handles.get(border.index()).show(x, SIZE / 2, border.percent(), border.words());
            }
        }
    }
}
