package dev.slipway.readout.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Weeks for training, validation and test: every label is known before the next part begins. */
class LabelSplitTest {
    @Test
    void everyPartWaitsForTheLabelsOfTheOneBefore() {
        for (int span = 1; span <= 8; span++) {
            for (int weeks = 1; weeks <= 60; weeks++) {
                LabelSplit split = LabelSplit.of(0, weeks, span);
                assertThat(split == null).isEqualTo(weeks < LabelSplit.fewest(span));
                if (split != null) {
                    assertThat(split.train()).isNotNegative();
                    assertThat(split.train() + span).isEqualTo(split.validation());
                    assertThat(split.validation() + span).isLessThanOrEqualTo(split.test());
                    assertThat(split.test()).isLessThanOrEqualTo(split.last());
                    assertThat(split.last() + span).isEqualTo(weeks);
                }
            }
        }
    }

    @Test
    void twelveWeeks() {
        assertThat(LabelSplit.of(0, 12, 2)).isEqualTo(new LabelSplit(4, 6, 9, 10));
        assertThat(Objects.requireNonNull(LabelSplit.of(3, 15, 2)).validation()).isEqualTo(9);
    }
}
