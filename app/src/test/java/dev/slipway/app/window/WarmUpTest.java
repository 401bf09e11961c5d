package dev.slipway.app.window;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;

class WarmUpTest {
    static Iterable<String> names() {
        return WarmUp.CLASSES;
    }

    static Iterable<Runnable> controls() {
        return WarmUp.CONTROLS;
    }

    @ParameterizedTest
    @MethodSource("controls")
    void everyControlCanBeMadeBelowTheWindow(Runnable control) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        assertThatCode(control::run).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyClassThatIsLoadedAheadExists(String name) {
        assertThatCode(() -> Class.forName(name, false, WarmUp.class.getClassLoader()))
                .doesNotThrowAnyException();
    }
}
