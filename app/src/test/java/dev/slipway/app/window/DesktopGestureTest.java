package dev.slipway.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.settings.ThemeChoice;
import dev.slipway.app.shell.RunState;
import dev.slipway.app.support.Studies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a person does in the window, with the real job runner and a study service without a warehouse. */
class DesktopGestureTest extends GestureCase {
    @Start
    void start(Stage stage) throws IOException {
        open(stage);
    }

    @Test
    void aSampleIsRunAndItsVerdictIsRead(FxRobot robot) throws TimeoutException {
        assertThat(words(robot)).contains("Open a study to get a verdict", "Onboarding", "Drop a CSV here");
        press(robot, "#sample-onboarding-kyc");
        await(RunState.DONE);
        awaitWords(robot, "Sample ratio");
        assertThat(words(robot))
                .contains("SHIP", "Sign-up completion rises by 4.9 pp", "Sample ratio", "Verdict SHIP")
                .contains("Run 1 finished in 11.4 s", "46.1%");
        assertThat(robot.lookup("#card-kyc_7d").queryAs(Button.class).getAccessibleText())
                .contains("KYC within 7 days", "\u22120.6 pp", "[\u22121.7, +0.5]");
    }

    @Test
    void aRunIsCancelledInTheMiddle(FxRobot robot) throws TimeoutException {
        press(robot, "#sample-onboarding-kyc");
        await(RunState.DONE);
        service.gate = new CountDownLatch(1);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(RunState.RUNNING);
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> words(robot).contains("fct_conversions, 5 of 9"));
        assertThat(words(robot)).contains("Running the study", "Run 1 stays open and complete", "Run 2");
        assertThat(robot.lookup("#run").queryAs(Button.class).isVisible()).isFalse();
        long begun = System.nanoTime();
        press(robot, "#cancel");
        await(RunState.CANCELLED);
        assertThat((System.nanoTime() - begun) / 1e9).isLessThan(2);
        assertThat(words(robot)).contains("Run 2 was cancelled", "Run 1 is untouched", "SHIP");
    }

    @Test
    void theLastGoodRunIsReadWhileAnotherRuns(FxRobot robot) throws TimeoutException {
        press(robot, "#sample-onboarding-kyc");
        await(RunState.DONE);
        CountDownLatch gate = new CountDownLatch(1);
        service.gate = gate;
        press(robot, "#run");
        await(RunState.RUNNING);
        press(robot, "#show-last-good");
        assertThat(words(robot)).contains("SHIP", "Sample ratio").doesNotContain("Running the study");
        gate.countDown();
        await(RunState.DONE);
        assertThat(words(robot)).contains("Run 2 finished");
    }

    @Test
    void aBrokenStudyIsMendedWithOneButton(FxRobot robot) throws IOException, TimeoutException {
        Path broken = Files.writeString(service.workspace().resolveSibling("broken.yaml"), Studies.BROKEN);
        robot.interact(() -> harness.desktop().opener().open(broken));
        await(RunState.INVALID);
        assertThat(words(robot))
                .contains(
                        "The study file has 3 errors",
                        "A guardrail needs a margin",
                        "fraud_flaged",
                        "The weights add up to 1.1")
                .contains("Fix all three");
        press(robot, "#problem-main");
        await(RunState.READY_TO_RUN);
        assertThat(Files.readString(broken))
                .contains("event: fraud_flagged", "margin:")
                .doesNotContain("0.6");
    }

    @Test
    void aFaultIsTechnicalOnlyOnDemand(FxRobot robot) throws TimeoutException {
        service.failure = new IllegalStateException("table marts.x is not there");
        press(robot, "#sample-onboarding-kyc");
        await(RunState.FAILED);
        assertThat(words(robot))
                .contains("Slipway met a fault of its own", "Run again")
                .doesNotContain("IllegalState");
        Node area = robot.lookup(".text-area").query();
        assertThat(area.isVisible()).isFalse();
        press(robot, "#technical-details");
        assertThat(area.isVisible()).isTrue();
        service.failure = null;
        press(robot, "#problem-main");
        await(RunState.DONE);
    }

    @Test
    void theThemeIsSwitchedAndRemembered(FxRobot robot) throws TimeoutException {
        press(robot, "#sample-onboarding-kyc");
        await(RunState.DONE);
        assertThat(harness.desktop().context().theme().get().dark()).isFalse();
        press(robot, "#theme");
        assertThat(harness.settings().themeProperty().get()).isEqualTo(ThemeChoice.DARK);
        assertThat(harness.desktop().context().theme().get().dark()).isTrue();
        assertThat(harness.scene().getStylesheets().getFirst()).contains("tokens-dark");
        press(robot, "#theme");
        assertThat(harness.settings().themeProperty().get()).isEqualTo(ThemeChoice.LIGHT);
    }

    @Test
    void aFilterIsChosenAndTakenOff(FxRobot robot) throws TimeoutException {
        press(robot, "#sample-onboarding-kyc");
        await(RunState.DONE);
        press(robot, "#segment");
        Button phone = robot.lookup(node -> node instanceof Button b && "phone".equals(b.getAccessibleText()))
                .queryAs(Button.class);
        robot.interact(phone::fire);
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> words(robot).contains("exploratory"));
        assertThat(robot.lookup("#segment").query().getStyleClass()).contains("on");
        press(robot, "#segment");
        Button all = robot.lookup(node -> node instanceof Button b && "All users".equals(b.getAccessibleText()))
                .queryAs(Button.class);
        robot.interact(all::fire);
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> !words(robot).contains("What is below is exploratory"));
    }

    @Test
    void theMemoIsExportedWithTheKeyboard(FxRobot robot) throws TimeoutException {
        press(robot, "#sample-onboarding-kyc");
        await(RunState.DONE);
        Path target = service.workspace().resolveSibling("memo.pdf");
        harness.dialogs().target = target;
        robot.push(KeyCode.CONTROL, KeyCode.E);
        WaitForAsyncUtils.waitFor(
                5, TimeUnit.SECONDS, () -> !harness.dialogs().said.isEmpty());
        assertThat(target).exists();
        assertThat(harness.dialogs().said).containsExactly("Saved memo.pdf.");
    }

    @Test
    void everyControlHasWordsForThoseWhoDoNotSee(FxRobot robot) throws TimeoutException {
        press(robot, "#sample-onboarding-kyc");
        await(RunState.DONE);
        for (Node node : robot.lookup(node -> node.isFocusTraversable() && node.isVisible())
                .queryAll()) {
            String words = node instanceof Labeled labeled && !labeled.getText().isEmpty()
                    ? labeled.getText()
                    : node.getAccessibleText();
            assertThat(words).as(node.toString()).isNotBlank();
        }
        assertThat(robot.lookup("#trend").query().getAccessibleText()).contains("sers");
    }

    @Test
    void thePlaceOfAToastIsInTheWindow(FxRobot robot) {
        Toast toast = new Toast();
        robot.interact(() -> {
            harness.desktop().add(toast);
            toast.say("Saved memo.pdf.");
        });
        StackPane root = harness.desktop().root();
        assertThat(root.getChildren()).contains(toast);
        assertThat(toast.sentence()).isEqualTo("Saved memo.pdf.");
        assertThat(toast.lookupAll(".label")).allMatch(Label.class::isInstance);
    }
}
