package dev.slipway.app.window;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WarmUpTest {
    static Iterable<String> names() {
        return WarmUp.CLASSES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyClassThatIsLoadedAheadExists(String name) {
        assertThatCode(() -> Class.forName(name, false, WarmUp.class.getClassLoader()))
                .doesNotThrowAnyException();
    }
}
