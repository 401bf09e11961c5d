package dev.slipway.app.widget;

import dev.slipway.app.jobs.JobRunner;
import dev.slipway.app.shell.Dialogs;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.charts.ChartTheme;
import dev.slipway.charts.HotSpot;
import dev.slipway.charts.Picture;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Shows a {@link Picture}. It is drawn off the thread of the window, at the scale of the screen, whenever picture, size or
 * theme change; the newest wins and the older image stays until then. Marks answer to the mouse after 150 ms and to the
 * arrow keys; Enter or a click tells {@link #setOnHotSpot}; T shows the numbers; the context menu copies and saves.
 */
public final class PictureView extends Region {
    private static final long RESIZE_PAUSE_MILLIS = 60;
    private static final double PREFERRED_WIDTH = 320;
    private static final double PREFERRED_HEIGHT = 180;
    private static final double RING_GAP = 2;

    private final JobRunner jobs;
    private final ReadOnlyObjectProperty<ChartTheme> theme;
    private final ObjectProperty<@Nullable Picture> picture = new SimpleObjectProperty<>();
    private final ImageView image = new ImageView();
    private final Rectangle ring = new Rectangle();
    private final HotSpotTip tip = new HotSpotTip(this);
    private final PictureActions actions;
    private final InvalidationListener onTheme = observable -> requestLayout();
    private List<HotSpot> spots = List.of();
    private @Nullable HotSpot current;
    private String kept = "";
    private Consumer<HotSpot> onHotSpot = spot -> {};
    private @Nullable Request drawn;

    private record Request(Picture picture, double width, double height, double scale, ChartTheme theme) {}

    public PictureView(ScreenContext context) {
        this(context.jobs(), context.theme(), context.dialogs());
    }

    public PictureView(JobRunner jobs, ReadOnlyObjectProperty<ChartTheme> theme, Dialogs dialogs) {
        this.jobs = jobs;
        this.theme = theme;
        actions = new PictureActions(this, jobs, dialogs);
        ring.getStyleClass().add("hot-ring");
        ring.setArcWidth(6);
        ring.setArcHeight(6);
        ring.setVisible(false);
        image.setMouseTransparent(true);
        ring.setMouseTransparent(true);
        getChildren().addAll(image, ring);
        getStyleClass().add("picture");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(0, 0);
        theme.addListener(new WeakInvalidationListener(onTheme));
        picture.addListener((property, before, after) -> changed(after));
        addEventHandler(MouseEvent.MOUSE_MOVED, this::pointed);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> mark(isFocused() ? current : null, false));
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().addListener((property, before, after) -> {
            if (!after) {
                mark(null, false);
            }
        });
    }

    public ObjectProperty<@Nullable Picture> pictureProperty() {
        return picture;
    }

    public void setPicture(@Nullable Picture shown) {
        picture.set(shown);
    }

    /** What happens when a mark is clicked or chosen with Enter. */
    public void setOnHotSpot(Consumer<HotSpot> action) {
        onHotSpot = action;
    }

    /** The marks of what is drawn now, in drawing order. */
    public List<HotSpot> hotSpots() {
        return spots;
    }

    /** The mark that has the ring; null when none has. */
    public @Nullable HotSpot currentHotSpot() {
        return current;
    }

    /** The theme of what is drawn. */
    ChartTheme theme() {
        return theme.get();
    }

    private void changed(@Nullable Picture after) {
        HotSpot before = ring.isVisible() ? current : null;
        mark(null, false);
        kept = before == null ? "" : before.key();
        setAccessibleText(after == null ? "" : after.accessibleText());
        if (after == null) {
            jobs.forget(this);
            drawn = null;
            image.setImage(null);
            spots = List.of();
        }
        requestLayout();
    }

    @Override
    public @Nullable Orientation getContentBias() {
        Picture shown = picture.get();
        return shown != null && shown.preferredHeight(PREFERRED_WIDTH) > 0 ? Orientation.HORIZONTAL : null;
    }

    @Override
    protected double computePrefHeight(double width) {
        Picture shown = picture.get();
        double wanted = shown == null ? 0 : shown.preferredHeight(width > 0 ? width : PREFERRED_WIDTH);
        return wanted > 0 ? wanted : PREFERRED_HEIGHT;
    }

    @Override
    protected double computePrefWidth(double height) {
        return PREFERRED_WIDTH;
    }

    @Override
    protected void layoutChildren() {
        Picture shown = picture.get();
        if (shown == null || getWidth() < 4 || getHeight() < 4) {
            return;
        }
        Request wanted = new Request(shown, getWidth(), getHeight(), scale(), theme.get());
        Request last = drawn;
        if (wanted.equals(last)) {
            return;
        }
        drawn = wanted;
        boolean onlySize =
                last != null && last.picture().equals(shown) && last.theme().equals(wanted.theme());
        jobs.latest(
                this,
                onlySize ? RESIZE_PAUSE_MILLIS : 0,
                context -> DrawnPicture.draw(wanted.picture, wanted.width, wanted.height, wanted.scale, wanted.theme),
                result -> show(wanted, result));
    }

    private void show(Request request, DrawnPicture result) {
        if (request.equals(drawn)) {
            image.setImage(result.image());
            image.setFitWidth(request.width());
            image.setFitHeight(request.height());
            spots = result.hotSpots();
            keepMark();
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }

    /** The arrow keys go on from the mark that had the ring in the picture before, if this one has it too. */
    private void keepMark() {
        spots.stream()
                .filter(spot -> isFocused() && spot.key().equals(kept))
                .findFirst()
                .ifPresent(spot -> mark(spot, true));
        kept = "";
    }

    private double scale() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window == null ? 1 : Math.max(1, window.getOutputScaleX());
    }

    private void pointed(MouseEvent event) {
        HotSpot spot = HotSpots.at(spots, event.getX(), event.getY());
        setCursor(spot == null ? Cursor.DEFAULT : Cursor.HAND);
        if (!Objects.equals(spot, current)) {
            mark(spot, false);
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            HotSpot spot = HotSpots.at(spots, event.getX(), event.getY());
            requestFocus();
            if (spot != null) {
                onHotSpot.accept(spot);
            }
        }
    }

    private void pressed(KeyEvent event) {
        boolean taken = true;
        switch (event.getCode()) {
            case LEFT -> mark(HotSpots.next(spots, current, -1, 0), true);
            case RIGHT -> mark(HotSpots.next(spots, current, 1, 0), true);
            case UP -> mark(HotSpots.next(spots, current, 0, -1), true);
            case DOWN -> mark(HotSpots.next(spots, current, 0, 1), true);
            case HOME -> mark(spots.isEmpty() ? null : spots.getFirst(), true);
            case END -> mark(spots.isEmpty() ? null : spots.getLast(), true);
            case ENTER, SPACE -> taken = chooseCurrent();
            case T -> actions.showTable();
            case ESCAPE -> {
                taken = current != null;
                mark(null, false);
            }
            default -> taken = false;
        }
        if (taken) {
            event.consume();
        }
    }

    private boolean chooseCurrent() {
        HotSpot spot = current;
        if (spot != null) {
            onHotSpot.accept(spot);
        }
        return spot != null;
    }

    private void mark(@Nullable HotSpot spot, boolean byKeyboard) {
        current = spot;
        ring.setVisible(spot != null && byKeyboard);
        if (spot == null) {
            tip.hide();
            Picture shown = picture.get();
            setAccessibleText(shown == null ? "" : shown.accessibleText());
            return;
        }
        ring.setX(spot.x() - RING_GAP);
        ring.setY(spot.y() - RING_GAP);
        ring.setWidth(spot.width() + 2 * RING_GAP);
        ring.setHeight(spot.height() + 2 * RING_GAP);
        setAccessibleText(spot.title() + ". " + String.join(". ", spot.lines()));
        tip.show(spot);
    }
}
