package dev.slipway.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.ColumnSum.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a metric may write about columns of a weekly table. */
class ColumnSumTest {
    @Test
    void columnsAreAddedAndSubtracted() {
        ColumnSum sum =
                ColumnSum.parse("revenue_gross - loss_fraud-Bonus_Cost + fees").orElseThrow();

        assertThat(sum.terms())
                .containsExactly(
                        new Term("revenue_gross", false),
                        new Term("loss_fraud", true),
                        new Term("bonus_cost", true),
                        new Term("fees", false));
    }

    @Test
    void oneColumnIsASumAndTheFirstMayBeSubtracted() {
        assertThat(ColumnSum.parse(" gmv ").orElseThrow().columns()).containsExactly("gmv");
        assertThat(ColumnSum.parse("\u2212loss").orElseThrow().terms()).containsExactly(new Term("loss", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a -", "a * b", "a - a", "2 a", "a - 3"})
    void anythingElseIsNone(String text) {
        assertThat(ColumnSum.parse(text)).isEmpty();
    }
}
