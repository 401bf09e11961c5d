package dev.slipway.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnSpecTest {
    @Test
    void aCategoryIsATextWithItsLevels() {
        ColumnSpec arm = ColumnSpec.category("variant", List.of("control", "treatment"));
        assertThat(arm.type()).isEqualTo(ColumnType.TEXT);
        assertThat(arm.levels()).containsExactly("control", "treatment");
        assertThat(new ColumnSpec("variant", ColumnType.TEXT).levels()).isEmpty();
    }

    @Test
    void onlyTextHasLevels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ColumnSpec("day", ColumnType.INTEGER, List.of("1")))
                .withMessageContaining("day");
    }
}
