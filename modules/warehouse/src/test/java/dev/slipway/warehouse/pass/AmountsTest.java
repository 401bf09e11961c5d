package dev.slipway.warehouse.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.math.BigDecimal;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e19, -1e300})
    void whatCanNotBeAddedUpIsRefusedInWords(double amount) {
        UserEvents user = new UserEvents(0);
        user.begin(1);
        user.add(0, 0, "buy", amount, "control");
        assertThatThrownBy(() -> user.plusAmount(BigDecimal.ZERO, 0))
                .hasMessageContaining("The amount of an event is " + amount)
                .asInstanceOf(InstanceOfAssertFactories.type(SlipwayException.class))
                .satisfies(e -> assertThat(e.category()).isEqualTo(ErrorCategory.DATA_INVALID));
    }

    @Test
    void amountsOfMoneyAreAddedToTheCent() {
        UserEvents user = new UserEvents(0);
        user.begin(1);
        user.add(0, 0, "buy", 0.1, "control");
        user.add(0, 0, "buy", 4e15, "control");
        assertThat(user.plusAmount(user.plusAmount(BigDecimal.ZERO, 0), 1)).isEqualByComparingTo("4000000000000000.1");
    }
}
