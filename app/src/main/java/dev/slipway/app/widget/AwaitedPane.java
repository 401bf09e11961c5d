package dev.slipway.app.widget;

import dev.slipway.app.shell.Awaited;
import dev.slipway.app.shell.ScreenContext;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * An analysis in its place. While it is being computed for a new filter, or could not be, a sentence stands there instead, so that
 * nobody takes the numbers of other users for those of the filter.
 */
public final class AwaitedPane extends StackPane {
    private final Node analysis;
    private final Spinner spinner = new Spinner();
    private final NotHere computing = new NotHere(spinner);
    private final NotHere failed = new NotHere("fth-alert-triangle");

    public AwaitedPane(ScreenContext context, Node analysis) {
        this.analysis = analysis;
        getStyleClass().add("awaited");
        computing.setId("awaited-computing");
        failed.setId("awaited-failed");
        getChildren().addAll(analysis, computing, failed);
        ReadOnlyObjectProperty<Awaited> awaited = context.workbench().awaitedProperty();
        awaited.addListener((property, before, after) -> show(after));
        show(awaited.get());
    }

    private void show(Awaited now) {
        analysis.setVisible(now.state() == Awaited.State.NOTHING);
        computing.setVisible(now.state() == Awaited.State.COMPUTING);
        spinner.setVisible(computing.isVisible());
        failed.setVisible(now.state() == Awaited.State.FAILED);
        computing.say(now.sentence());
        failed.say(now.sentence());
    }
}
