package dev.slipway.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // the start method fills the field
class MiddleTest {
    private final List<String> made = new CopyOnWriteArrayList<>();
    private Middle middle;

    @Start
    void start(Stage stage) {
        middle = new Middle();
        stage.setScene(new Scene(middle, 300, 200));
        stage.show();
    }

    @Test
    void aPlaceIsMadeAfterThePressAndOnce(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            middle.show("one", maker("one"));
            assertThat(made).as("nothing in the press itself").isEmpty();
        });
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> shown("one"));
        robot.interact(() -> middle.show("two", maker("two")));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> shown("two"));
        robot.interact(() -> {
            middle.show("one", maker("one"));
            assertThat(shown("one")).as("at once, for it is there").isTrue();
        });
        assertThat(made).containsExactly("one", "two");
    }

    @Test
    void whatWasLeftBeforeItWasThereNeverShows(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            middle.show("slow", maker("slow"));
            middle.show("wanted", maker("wanted"));
        });
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> shown("wanted"));
        assertThat(made).containsExactly("wanted");
    }

    private Supplier<Node> maker(String name) {
        return () -> {
            made.add(name);
            return new Label(name);
        };
    }

    private boolean shown(String name) {
        return middle.getChildren().size() == 1
                && middle.getChildren().getFirst() instanceof Label label
                && label.getText().equals(name);
    }
}
