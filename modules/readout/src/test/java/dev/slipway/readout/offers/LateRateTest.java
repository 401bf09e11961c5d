package dev.slipway.readout.offers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LateRateTest {
    private static final int USERS = 1_000;
    private static final int WEEKS = 12;

    /** Each user's week has one with a probability that the week decides. */
    private static double[] counted(double[] byWeek) {
        SplittableRandom random = new SplittableRandom(1);
        double[] counted = new double[USERS * WEEKS];
        for (int i = 0; i < counted.length; i++) {
            counted[i] = random.nextDouble() < byWeek[i % WEEKS] ? 1 : 0;
        }
        return counted;
    }

    private static int[] week() {
        int[] week = new int[USERS * WEEKS];
        for (int i = 0; i < week.length; i++) {
            week[i] = i % WEEKS;
        }
        return week;
    }

    private static double[] from(int first, double rate) {
        double[] byWeek = new double[WEEKS];
        for (int w = first; w < WEEKS; w++) {
            byWeek[w] = rate;
        }
        return byWeek;
    }

    @Test
    void weeksThatAreEmptyBecauseNothingCanHaveComeAreLeftOutWithTheOneAfterThem() {
        assertThat(LateRate.firstWeek(counted(from(3, 0.01)), week(), USERS * WEEKS))
                .isEqualTo(4);
    }

    @Test
    void whatComesAtOnceKeepsAllWeeks() {
        assertThat(LateRate.firstWeek(counted(from(0, 0.01)), week(), USERS * WEEKS))
                .isZero();
    }

    @Test
    void rareThingsMayBeMissingByChance() {
        double[] three = new double[USERS * WEEKS];
        three[5] = 1;
        three[500 * WEEKS + 7] = 1;
        three[800 * WEEKS + 9] = 1;
        assertThat(LateRate.firstWeek(three, week(), USERS * WEEKS)).isZero();
    }

    @Test
    void nothingAtAllAndOnlyInTheLastWeekKeepAllWeeks() {
        assertThat(LateRate.firstWeek(new double[USERS * WEEKS], week(), USERS * WEEKS))
                .isZero();
        assertThat(LateRate.firstWeek(counted(from(WEEKS - 1, 0.5)), week(), USERS * WEEKS))
                .isZero();
    }

    /** Rows after the rounds are those of the next week, which brought nothing yet. */
    @Test
    void onlyRoundsAreLookedAt() {
        double[] counted = counted(from(0, 0.01));
        assertThat(LateRate.firstWeek(counted, week(), WEEKS)).isZero();
    }
}
