package dev.slipway.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class TabKeysTest {
    @Test
    void everyTabHasAKeyOfItsOwn() {
        assertThat(TabKeys.tab(KeyCode.DIGIT1)).isZero();
        assertThat(TabKeys.tab(KeyCode.DIGIT0)).isEqualTo(9);
        assertThat(TabKeys.tab(KeyCode.M)).isEqualTo(10);
        assertThat(TabKeys.tab(KeyCode.Q)).isNegative();
        assertThat(TabKeys.words(0)).isEqualTo("Ctrl+1");
        assertThat(TabKeys.words(10)).isEqualTo("Ctrl+M");
        assertThat(TabKeys.words(11)).isEmpty();
    }
}
