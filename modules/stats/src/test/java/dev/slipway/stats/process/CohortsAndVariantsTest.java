package dev.slipway.stats.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.ab.Proportions;
import org.junit.jupiter.api.Test;

/** Worked out by hand. */
class CohortsAndVariantsTest {
    /** Unit 0 pays 10 in period 5 and 4 and 6 in period 7; unit 1 pays 20 in 5; unit 2 pays 7 in 6 and 1 in 7. */
    private static final int[] UNIT = {2, 0, 1, 0, 0, 2};

    private static final int[] PERIOD = {6, 5, 5, 7, 7, 7};
    private static final double[] AMOUNT = {7, 10, 20, 4, 6, 1};

    @Test
    void cohortsByTheirFirstPeriod() {
        CohortTable table = CohortTable.of(UNIT, PERIOD, AMOUNT, 0.9);
        assertThat(table.cohorts()).hasSize(2);
        CohortTable.Cohort first = table.cohorts().get(0);
        assertThat(first.period()).isEqualTo(5);
        assertThat(first.size()).isEqualTo(2);
        assertThat(first.active()).containsExactly(2, 0, 1);
        assertThat(first.retention()).containsExactly(1, 0, 0.5);
        assertThat(first.amount()).containsExactly(30, 0, 10);
        assertThat(first.value()).containsExactly(15, 15, 20);
        // 10 and 20 have a standard deviation of √50, over √2 it is 5; at last both have paid 20.
        assertThat(first.valueError()).containsExactly(new double[] {5, 5, 0}, within(1e-12));
        double[] wilson = Proportions.wilson(1, 2, 0.9);
        assertThat(first.low()[2]).isEqualTo(wilson[0]);
        assertThat(first.high()[2]).isEqualTo(wilson[1]);
        CohortTable.Cohort second = table.cohorts().get(1);
        assertThat(second.active()).containsExactly(1, 1);
        assertThat(second.value()).containsExactly(7, 8);
        assertThat(second.valueError()).containsOnly(Double.NaN);
    }

    @Test
    void cohortsRefuseWhatIsNoEvent() {
        assertThatThrownBy(() -> CohortTable.of(new int[0], new int[0], new double[0], 0.9))
                .hasMessageContaining("events");
        assertThatThrownBy(() -> CohortTable.of(new int[] {0, -1}, new int[2], new double[2], 0.9))
                .hasMessageContaining("unit");
        assertThatThrownBy(() -> CohortTable.of(new int[1], new int[1], new double[] {Double.NaN}, 0.9))
                .hasMessageContaining("amount[0]");
        assertThatThrownBy(() -> CohortTable.of(new int[2], new int[] {0, 2_000_000}, new double[2], 0.9))
                .hasMessageContaining("a million periods");
    }

    @Test
    void variantsAreCountedAndTheMostFrequentComesFirst() {
        // 1-2, 1, 1-2, 2-1, 1
        int[] sequence = {7, 7, 3, 9, 9, 4, 4, 8};
        int[] state = {1, 2, 1, 1, 2, 2, 1, 1};
        SequenceVariants found = SequenceVariants.of(sequence, state);
        assertThat(found.sequences()).isEqualTo(5);
        assertThat(found.events()).isEqualTo(8);
        assertThat(found.longest()).isEqualTo(2);
        assertThat(found.meanLength()).isEqualTo(1.6);
        assertThat(found.variants()).hasSize(3);
        // Of the two that occur twice the one seen first.
        assertThat(found.variants().get(0).states()).containsExactly(1, 2);
        assertThat(found.variants().get(0).count()).isEqualTo(2);
        assertThat(found.variants().get(1).states()).containsExactly(1);
        assertThat(found.variants().get(2).states()).containsExactly(2, 1);
        assertThatThrownBy(() -> SequenceVariants.of(new int[2], new int[1])).hasMessageContaining("state 1");
    }
}
