package dev.slipway.app.widget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlueTest {
    @Test
    void aNumberKeepsItsUnitAndAPValueItsNumber() {
        assertThat(Glue.of("by 0.41 pp (p = 0.049), then p < 0.001"))
                .isEqualTo("by 0.41\u00a0pp (p\u00a0=\u00a00.049), then p\u00a0<\u00a00.001");
    }

    @Test
    void otherBlanksStaySoft() {
        assertThat(Glue.of("gain +€0.39 [+0.14, +0.64], [a list, of words]"))
                .isEqualTo("gain +€0.39 [+0.14,\u00a0+0.64], [a list, of words]");
        assertThat(Glue.of("5 apples, a step = one day")).isEqualTo("5 apples, a step = one day");
    }
}
