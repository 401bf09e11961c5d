package dev.slipway.readout.weekly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses.Drift;
import dev.slipway.readout.model.ScoreDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.weekly.ScoreDriftCalculator.ScoredWeeks;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Limits, alerts and arms of scores that are given. */
class ScoreDriftCalculatorTest {
    private static final int UNITS = 2_000;
    private static final int WEEKS = 6;

    /** Uniform scores; in the last two weeks those of these arms are higher. */
    private static ScoredWeeks model(long seed, double up, List<Integer> arms) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] variant = IntStream.range(0, UNITS).map(u -> u % 2).toArray();
        double[][] byWeek = new double[WEEKS][UNITS];
        for (int week = 0; week < WEEKS; week++) {
            for (int u = 0; u < UNITS; u++) {
                byWeek[week][u] = random.nextDouble() + (week >= 4 && arms.contains(variant[u]) ? up : 0);
            }
        }
        return new ScoredWeeks("m" + seed, "Model " + seed, "7 days after exposure", byWeek, variant);
    }

    private static ScoreDriftReadout compute(ScoredWeeks... models) {
        return ScoreDriftCalculator.compute(
                List.of(models),
                new Drift(2, .02, List.of()),
                List.of("control", "treatment"),
                .05,
                JobContext.unwatched());
    }

    /** Twelve pairs of models without drift: at 5 % for each pair about one has a cell beyond chance. */
    @Test
    void chanceSeldomReachesTheLimit() {
        long beyond = LongStream.range(0, 12)
                .filter(i -> compute(model(2 * i, 0, List.of()), model(2 * i + 1, 0, List.of())).models().stream()
                        .flatMap(one -> one.score().cells().stream())
                        .anyMatch(Cell::beyondChance))
                .count();

        assertThat(beyond).isLessThanOrEqualTo(3);
    }

    @Test
    void theLevelIsSharedAmongModelsAndWeeks() {
        ScoreDriftReadout one = compute(model(1, 0, List.of()));
        ScoreDriftReadout two = compute(model(1, 0, List.of()), model(2, 0, List.of()));

        assertThat(one.comparisons()).isEqualTo(4);
        assertThat(two.comparisons()).isEqualTo(8);
        assertThat(two.models().getFirst().score().cells().getFirst().limit())
                .isGreaterThan(
                        one.models().getFirst().score().cells().getFirst().limit());
    }

    @Test
    void anAlertSaysWhetherTheArmsMovedAlike() {
        ScoreDriftReadout both = compute(model(1, .2, List.of(0, 1)));
        ScoreDriftReadout apart = compute(model(1, .2, List.of(1)));

        assertThat(both.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.weeks()).containsExactly(5, 6);
            assertThat(alert.arms()).isEqualTo("alike");
        });
        assertThat(apart.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.arms()).isEqualTo("differ");
            assertThat(alert.sentence()).contains("Treatment moved unlike control");
        });
    }

    /** At 5 % about two of forty. */
    @Test
    void armsThatMovedAlikeSeldomDiffer() {
        long differ = LongStream.range(0, 40)
                .filter(seed -> compute(model(seed, .375, List.of(0, 1))).alerts().stream()
                        .anyMatch(alert -> alert.arms().equals("differ")))
                .count();

        assertThat(differ).isLessThanOrEqualTo(6);
    }

    @Test
    void aModelThatSaysTheSameOfEverybodyIsLeftOut() {
        double[][] constant = new double[WEEKS][UNITS];
        Arrays.stream(constant).forEach(week -> Arrays.fill(week, .3));
        ScoreDriftReadout drift =
                compute(new ScoredWeeks("c", "Flat", "7 days after exposure", constant, new int[UNITS]));

        assertThat(drift.models()).isEmpty();
        assertThat(drift.comparisons()).isZero();
        assertThat(drift.warnings()).containsExactly("Scores of Flat are the same for everybody, so they can't move.");
    }

    /** Weeks without any score at the beginning and the end are none of the reference and none that could not be tested. */
    @Test
    void theReferenceBeginsWithTheFirstScores() {
        ScoredWeeks all = model(1, .2, List.of(0, 1));
        Arrays.fill(all.byWeek()[0], Double.NaN);
        Arrays.fill(all.byWeek()[5], Double.NaN);
        ScoreDriftReadout drift = compute(all);

        assertThat(drift.models().getFirst().referenceFrom()).isEqualTo(2);
        assertThat(drift.models().getFirst().referenceTo()).isEqualTo(3);
        assertThat(drift.alerts().getFirst().untested()).isEmpty();
        assertThat(drift.alerts().getFirst().lasting()).isTrue();
        assertThat(drift.asTable().weeks()).hasSize(5);
        assertThat(drift.asTable().referenceWeeks()).isEqualTo(3);
    }
}
