package dev.slipway.readout.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.job.JobContext;
import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.RiskReadout;
import dev.slipway.readout.model.RiskReadout.AtBudget;
import dev.slipway.readout.model.RiskReadout.Case;
import dev.slipway.readout.model.RiskReadout.Found;
import dev.slipway.readout.model.RiskReadout.Planted;
import dev.slipway.readout.model.RiskReadout.Ranking;
import dev.slipway.readout.model.RiskReadout.Reason;
import dev.slipway.readout.text.RiskWords;
import dev.slipway.warehouse.RiskWeeks;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** Whom to look at first, against what was planted. */
class RiskCalculatorTest {
    private static final LossWorld WORLD = new LossWorld(800, 14, true);
    private static final String VISITS = "visits_1w";

    private static RiskReadout readout(LossWorld world, int delay, String feature) {
        List<RiskReadout> all =
                RiskCalculator.compute(world.study(delay), world.data(), world.weeks(feature), JobContext.unwatched());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static Found found(RiskReadout readout) {
        return Objects.requireNonNull(readout.found(), String.valueOf(readout.unavailable()));
    }

    @Test
    void theGuiltyStandFirstAndWhatTheyAreWorthIsMeasuredOnLaterWeeks() {
        RiskReadout readout = readout(WORLD, 1, VISITS);
        Found found = found(readout);

        assertThat(found.better()).isTrue();
        assertThat(found.queue().week()).isEqualTo(15);
        assertThat(found.queue().users()).isEqualTo(800);
        assertThat(found.queue().cases()).hasSize(40);
        assertThat(found.queue().cases())
                .extracting(Case::probability)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(found.queue().cases().getFirst().reasons())
                .extracting(Reason::label)
                .contains("Devices");
        Planted planted = Objects.requireNonNull(found.planted());
        assertThat(planted.guilty()).isGreaterThanOrEqualTo(18);
        assertThat(planted.allGuilty()).isEqualTo(40);
        assertThat(planted.best()).isEqualTo(9);
        assertThat(planted.everybody()).isCloseTo(9 / 20.0, within(1e-9));

        // Half of each loss of 30 is prevented, so a review of 2 pays from 2/15 on, and everybody's would cost too
        // much.
        assertThat(found.threshold().casePrevents()).isEqualTo(15);
        assertThat(found.threshold().breakEven()).isCloseTo(2 / 15.0, within(1e-12));
        assertThat(found.threshold().saved().low()).isPositive();
        AtBudget own = found.ranking(Ranking.MODEL).at(20);
        assertThat(own.reviews()).isEqualTo(20);
        assertThat(own.saved().effect()).isCloseTo(20 * (15 * own.precision().effect() - 2), within(1e-9));
        assertThat(found.ranking(Ranking.MODEL).budgets().getLast().saved().high())
                .isNegative();

        assertThat(found.model().kind()).isEqualTo(PredictionReadout.RISK);
        assertThat(Objects.requireNonNull(found.model().trained()).immature()).isEqualTo(800);
        assertThat(found.model().trained().segments()).hasSize(2);
        assertThat(RiskWords.planted(readout)).contains("of the first 20 are planted, of 40 among 800 users");
    }

    @Test
    void threadsChangeNothing() throws Exception {
        RiskReadout here = readout(WORLD, 1, VISITS);
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            assertThat(one.submit(() -> readout(WORLD, 1, VISITS)).get()).isEqualTo(here);
        }
    }

    @Test
    void ofNoiseItSaysThatTheOrderIsNoBetterThanChance() {
        Found found = found(readout(new LossWorld(800, 14, false), 1, VISITS));

        assertThat(found.better()).isFalse();
        assertThat(found.ranking(Ranking.MODEL).averagePrecision().effect()).isLessThan(2 * found.rate());
        assertThat(RiskWords.verdict(found)).startsWith("Not shown to find cases better than chance");
    }

    /** The loss of the week before is not known yet when the week begins: as a feature it would tell the future. */
    @Test
    void aLeakIsRefused() {
        RiskReadout leaking = readout(WORLD, 1, "loss_1w");

        assertThat(leaking.found()).isNull();
        assertThat(leaking.unavailable())
                .contains("The feature “loss_1w” knows the future", "Compute it only from what happened before");
        assertThat(readout(WORLD, 0, "loss_1w").found()).isNotNull();
    }

    @Test
    void tooFewWeeksAreSaid() {
        RiskReadout none = readout(WORLD, 4, VISITS);

        assertThat(none.found()).isNull();
        assertThat(none.unavailable())
                .contains("The data has 14 weeks. Labels that come 5 weeks after a review need 15");
    }

    @Test
    void dataWithoutALossOrWithFewSaysWhatToDo() {
        assertThat(losing(0).unavailable())
                .isEqualTo(
                        "No week of the data lost anything (loss is never above 0), so there is no case to learn from. Check"
                                + " that outcome names the columns of losses; where nothing was lost there is nobody to review.");
        assertThat(losing(3).found()).isNull();
        assertThat(losing(3).unavailable())
                .contains(" rows, ", "of them with the rarer outcome; it needs")
                .endsWith("Bring more users or more weeks, or shorten horizon or delay.");
    }

    /** Of the world's losses only the first so many. */
    private static RiskReadout losing(int losses) {
        RiskWeeks weeks = WORLD.weeks(VISITS);
        double[] lost = weeks.lost("fraud").clone();
        int left = losses;
        for (int i = 0; i < lost.length; i++) {
            lost[i] = left > 0 ? lost[i] : 0;
            left -= lost[i] > 0 ? 1 : 0;
        }
        RiskWeeks few = new RiskWeeks(
                weeks.weeks(),
                weeks.log(),
                weeks.unit(),
                weeks.week(),
                weeks.features(),
                weeks.names(),
                Map.of("fraud", lost),
                weeks.share(),
                weeks.planted());
        return RiskCalculator.compute(WORLD.study(1), WORLD.data(), few, JobContext.unwatched())
                .getFirst();
    }
}
