package dev.slipway.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.WorldDescription.Knob;
import org.junit.jupiter.api.Test;

class KnobValueTest {
    private static String unit(String label, String unit) {
        return new KnobValue("knob", new Knob(label, unit, 1, 0, 5, ""), null).unit();
    }

    @Test
    void aUnitThatTheNameSaysLeavesItsRoomToTheNumber() {
        assertThat(unit("Sessions per week", "per_week")).isEmpty();
        assertThat(unit("Size of a bonus", "EUR")).isEqualTo("EUR");
        assertThat(unit("Churn per week", "share")).isEqualTo("%");
        assertThat(unit("Weeks", "weeks")).isEqualTo("weeks");
    }
}
