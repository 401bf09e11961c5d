package dev.slipway.app.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // the start method fills the field
class SlicesTest {
    private VBox root;

    @Start
    void start(Stage stage) {
        root = new VBox();
        stage.setScene(new Scene(root, 300, 200));
        stage.show();
    }

    @Test
    void withoutAWindowAllIsThereAtOnce(FxRobot robot) {
        robot.interact(() -> {
            Panel panel = new Panel("Title", "").setContent(new Label("content"));
            assertThat(panel.getChildren()).hasSize(1);
            Scene scene = new Scene(new VBox(panel));
            assertThat(scene.getRoot().lookupAll(".panel")).hasSize(1);
            assertThat(panel.getChildren()).hasSize(2);
        });
    }

    @Test
    void inAWindowEachTakesItsPulseInTheOrderInWhichTheyCame(FxRobot robot) throws TimeoutException {
        List<String> done = new CopyOnWriteArrayList<>();
        robot.interact(() -> {
            for (String name : List.of("one", "two", "three")) {
                Label owner = new Label(name);
                Slices.later(owner, () -> done.add(name));
                root.getChildren().add(owner);
            }
            assertThat(done).as("nothing in the event that shows it").isEmpty();
        });
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> done.size() == 3);
        assertThat(done).containsExactly("one", "two", "three");
    }

    @Test
    void smallPiecesShareAPulse(FxRobot robot) throws TimeoutException {
        List<Long> pulses = new CopyOnWriteArrayList<>();
        robot.interact(() -> {
            long[] pulse = {0};
            root.getScene().addPreLayoutPulseListener(() -> pulse[0]++);
            for (int i = 0; i < 4; i++) {
                Label owner = new Label();
                Slices.later(owner, 0.5, () -> pulses.add(pulse[0]));
                root.getChildren().add(owner);
            }
        });
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> pulses.size() == 4);
        assertThat(pulses.get(0)).isEqualTo(pulses.get(1)).isLessThan(pulses.get(2));
        assertThat(pulses.get(2)).isEqualTo(pulses.get(3));
    }

    @Test
    void theContentThatIsSetLastIsTheOneThatIsShown(FxRobot robot) throws TimeoutException {
        Label second = new Label("second");
        Panel panel = new Panel("Title", "").setContent(new Label("first"));
        robot.interact(() -> {
            root.getChildren().add(panel);
            panel.setContent(second);
        });
        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> panel.getChildren().size() == 2);
        assertThat(panel.getChildren().get(1)).isSameAs(second);
    }
}
