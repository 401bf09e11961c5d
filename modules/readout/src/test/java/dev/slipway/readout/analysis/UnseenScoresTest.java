package dev.slipway.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.Analyses.Drift;
import dev.slipway.core.study.Prediction;
import dev.slipway.core.study.Prediction.AsOf;
import dev.slipway.core.study.Prediction.Features;
import dev.slipway.core.study.Prediction.Kind;
import dev.slipway.core.study.Prediction.Method;
import dev.slipway.core.study.Prediction.Search;
import dev.slipway.core.study.Prediction.SplitBy;
import dev.slipway.core.study.Prediction.Target;
import dev.slipway.learning.random.Seeds;
import dev.slipway.readout.model.ScoreDriftReadout;
import dev.slipway.readout.model.ScoreDriftReadout.Scores;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which units are scored in which week, and that a change of who comes is seen in the scores and chance is not. */
class UnseenScoresTest {
    private static final int DAY = 86_400;
    private static final int UNITS = 5_000;
    private static final Drift ASKED = new Drift(2, 0.02, List.of());

    private static Prediction churn(AsOf asOf, SplitBy split) {
        return new Prediction(
                "churn",
                "Who leaves",
                new Target(Kind.CHURN, null, Duration.ofDays(7)),
                asOf,
                new Features(null, List.of(Duration.ofDays(7)), null, java.util.Map.of()),
                List.of("xgboost"),
                new Search(Method.RANDOM, 2, null),
                split);
    }

    private static final AsOf A_WEEK_LATER = new AsOf(Duration.ofDays(7), null);

    /**
     * Units come evenly over 49 of 63 days, view one to four times in their first week and stay the more likely the more they view; those who
     * come from {@code livelyFrom} on view three times as often.
     */
    private static ModelStudies world(double livelyFrom) {
        SplittableRandom random = new SplittableRandom(11);
        int[] variant = new int[UNITS];
        double[] exposed = new double[UNITS];
        int[][][] events = new int[UNITS][][];
        for (int u = 0; u < UNITS; u++) {
            variant[u] = random.nextInt(2);
            exposed[u] = 49 * random.nextDouble();
            int views = (1 + random.nextInt(4)) * (exposed[u] >= livelyFrom ? 3 : 1);
            List<int[]> own = new ArrayList<>();
            for (int v = 0; v < views; v++) {
                own.add(new int[] {0, random.nextInt(7 * DAY)});
            }
            if (random.nextDouble() < 1 / (1 + Math.exp(2 - views * .8))) {
                own.add(new int[] {0, 7 * DAY + random.nextInt(7 * DAY)});
            }
            own.sort(Comparator.comparingInt(e -> e[1]));
            events[u] = own.toArray(int[][]::new);
        }
        return ModelStudies.of(variant).events(List.of("view"), exposed, events).days(63);
    }

    private static @Nullable ScoreDriftReadout drift(ModelStudies world, AsOf asOf, SplitBy split) {
        return PredictionCalculator.compute(
                        world.predicts(churn(asOf, split)).drift(ASKED).input())
                .scores();
    }

    private static Scores scores(ModelStudies world, AsOf asOf, SplitBy split) {
        return Objects.requireNonNull(drift(world, asOf, split)).models().getFirst();
    }

    /** Who comes on day 28 or later is scored on day 35 or later, which week 6 begins with. */
    @Test
    void otherUsersAreSeenInTheWeekInWhichTheyAreScored() {
        Scores scores = scores(world(28), A_WEEK_LATER, SplitBy.USER);

        assertThat(List.of(scores.referenceFrom(), scores.referenceTo())).containsExactly(2, 3);
        assertThat(scores.score().cells()).extracting(Cell::week).containsExactly(4, 5, 6, 7, 8);
        assertThat(scores.alert()).isNotNull().satisfies(alert -> {
            assertThat(alert.weeks()).containsExactly(6, 7, 8);
            assertThat(alert.lasting()).isTrue();
            assertThat(alert.sentence())
                    .startsWith("Who leaves (score) fell from 0.")
                    .contains("against weeks 2–3 (moved since week 6)");
        });
    }

    @Test
    void chanceIsNoAlert() {
        Scores scores = scores(world(99), A_WEEK_LATER, SplitBy.USER);

        assertThat(scores.alert()).isNull();
        assertThat(scores.score().cells()).noneMatch(Cell::beyondChance);
    }

    /** A fifth of the units whose outcome is known is for the test; the rest of each week was learned from and has no row. */
    @Test
    void nobodyIsScoredWhomTheModelKnows() {
        Scores byUser = scores(world(99), A_WEEK_LATER, SplitBy.USER);
        long rows = byUser.score().referenceRows()
                + byUser.score().cells().stream().mapToLong(Cell::rows).sum();
        assertThat(rows).isBetween(UNITS / 5 - 120L, UNITS / 5 + 120L);

        Scores byTime = scores(world(99), A_WEEK_LATER, SplitBy.TIME);
        // Of the moments, days 7 to 56, the first 60 % train but for those whose outcome was known too late, from about
        // day 29 on.
        assertThat(byTime.referenceFrom()).isEqualTo(5);
    }

    /** As of day 28 and again each week: weeks 5 to 9 of units that came by then, each unit in several of them. */
    @Test
    void aModelForADayScoresAgainEachWeek() {
        Scores scores = scores(world(99), new AsOf(null, LocalDate.parse("1970-01-29")), SplitBy.USER);

        assertThat(scores.referenceFrom()).isEqualTo(5);
        assertThat(scores.score().cells()).extracting(Cell::week).containsExactly(7, 8, 9);
        assertThat(scores.score().cells().getFirst().rows())
                .isGreaterThan(scores.score().referenceRows() / 2);
    }

    @Test
    void tooFewWeeksAreSaid() {
        ScoreDriftReadout drift =
                Objects.requireNonNull(drift(world(99).observedUntil(27), A_WEEK_LATER, SplitBy.USER));

        assertThat(drift.models()).isEmpty();
        assertThat(drift.warnings())
                .containsExactly("Scores of Who leaves are in 2 full weeks, and the reference is 2 weeks long:"
                        + " no week is left to compare.");
    }

    @Test
    void aStudyThatDoesNotAskHasNone() {
        assertThat(PredictionCalculator.compute(world(99)
                                .predicts(churn(A_WEEK_LATER, SplitBy.USER))
                                .input())
                        .scores())
                .isNull();
        assertThat(drift(world(99).filtered(), A_WEEK_LATER, SplitBy.USER)).isNull();
    }

    /** The smallest numbers of one stream must not be those that another stream puts into training. */
    @Test
    void aSampleOfManyUnitsIsPartedAsAllAre() {
        long seed = 5;
        int[] drawn = PredictionTable.sample(
                IntStream.range(0, 4 * PredictionTable.MOST_ROWS).toArray(), Seeds.of(seed, PredictionTable.DRAWN));
        double train =
                IntStream.of(drawn).filter(u -> Seeds.uniform(seed, u) < 0.6).count() / (double) drawn.length;

        assertThat(drawn).hasSize(PredictionTable.MOST_ROWS);
        assertThat(train).isBetween(0.59, 0.61);
    }
}
