package dev.slipway.learning.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.learning.learner.LearnerFamily.Encoding;
import dev.slipway.learning.learner.Task;
import dev.slipway.stats.math.linear.Matrix;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Dates are respected, parts don't overlap, and encoders know nothing but the training rows. */
class FeatureTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    private static final int UNITS = 400;
    private static final int DAYS = 10;

    @Test
    void aFeatureThatWasReadPastTheAsOfMomentIsRefusedByName() {
        long[] asOf = {START, START + DAY};
        Feature honest = new Feature.Numeric("visits", new double[] {1, 2}, new Known.ByRow(asOf));
        Feature leak = new Feature.Numeric(
                "refunds", new double[] {1, 2}, new Known.ByRow(new long[] {START, START + DAY + 1}));
        Feature snapshot = new Feature.Numeric("plan", new double[] {1, 2}, new Known.Until(START + DAY));

        assertThat(new FeatureTable(new long[] {1, 2}, asOf, List.of(honest)).rows())
                .isEqualTo(2);
        assertThatThrownBy(() -> new FeatureTable(new long[] {1, 2}, asOf, List.of(honest, leak)))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("refunds")
                .hasMessageContaining("1 of 2 rows")
                .hasMessageContaining("2026-03-02T00:00:00.001Z");
        assertThatThrownBy(() -> new FeatureTable(new long[] {1, 2}, asOf, List.of(snapshot)))
                .hasMessageContaining("plan");
    }

    @Test
    void noTrainingRowIsAfterTheStartOfValidationAndNoOutcomeReachesOver() {
        FeatureTable table = panel();
        long validation = START + 5 * DAY;
        long test = START + 7 * DAY;
        Outcome outcome = outcome(table, Duration.ofDays(2), START + DAYS * DAY);

        for (SplitPlan plan :
                List.of(SplitPlan.byTime(validation, test), SplitPlan.byTimeAndUnit(validation, test, 1))) {
            Split split = Split.of(table, outcome, plan);

            assertThat(boxed(split.train()))
                    .isNotEmpty()
                    .allSatisfy(
                            i -> assertThat(outcome.knownFrom(table.asOf()[i])).isLessThanOrEqualTo(validation));
            assertThat(boxed(split.validation())).isNotEmpty().allSatisfy(i -> {
                assertThat(table.asOf()[i]).isBetween(validation, test - 1);
                assertThat(outcome.knownFrom(table.asOf()[i])).isLessThanOrEqualTo(test);
            });
            assertThat(boxed(split.test()))
                    .isNotEmpty()
                    .allSatisfy(i -> assertThat(table.asOf()[i]).isGreaterThanOrEqualTo(test));
            assertThat(split.train().length
                            + split.validation().length
                            + split.test().length
                            + split.immature()
                            + split.purged()
                            + split.apart())
                    .isEqualTo(table.rows());
        }
    }

    @Test
    void unitsStayTogether() {
        FeatureTable table = panel();
        Split split = Split.of(table, outcome(table, Duration.ofDays(1), START + 99 * DAY), SplitPlan.byUnit(7));

        Set<Long> train = units(table, split.train());
        Set<Long> test = units(table, split.test());
        assertThat(train)
                .doesNotContainAnyElementsOf(test)
                .doesNotContainAnyElementsOf(units(table, split.validation()));
        assertThat((double) train.size() / UNITS).isCloseTo(0.6, within(0.1));
    }

    @Test
    void outcomesThatAreNotKnownYetAreLeftOut() {
        FeatureTable table = panel();
        Outcome delayed = new Outcome(
                "fraud",
                Task.PROBABILITY,
                new double[table.rows()],
                Duration.ofDays(2),
                Duration.ofDays(3),
                START + DAYS * DAY);

        Split split = Split.of(table, delayed, SplitPlan.byUnit(7));

        assertThat(split.immature()).isEqualTo(4 * UNITS);
        assertThat(Arrays.stream(split.test()).mapToLong(i -> table.asOf()[i]).max())
                .hasValue(START + 5 * DAY);
    }

    @Test
    void encodersLearnFromTrainingRowsOnly() {
        double[] values = {1, 3, Double.NaN, 5, 1e9, 7};
        int[] codes = {0, 1, 0, 1, 2, -1};
        FeatureTable table = table(values, codes);

        Encoder trees = Encoder.fit(table, new int[] {0, 1, 2, 3}, Encoding.CODES);
        Matrix x = trees.encode(table, IntStream.range(0, 6).toArray());

        assertThat(trees.columns()).containsExactly("n", "n missing", "c");
        assertThat(x.column(0)).containsExactly(1, 3, 3, 5, 1e9, 7);
        assertThat(x.column(1)).containsExactly(0, 0, 1, 0, 0, 0);
        assertThat(x.column(2)).containsExactly(0, 1, 0, 1, 2, -1);
    }

    @Test
    void oneHotSharesAColumnForRareAndUnknownLevels() {
        int[] codes =
                IntStream.range(0, 103).map(i -> i < 60 ? 0 : i < 100 ? 1 : 2).toArray();
        double[] values = IntStream.range(0, 103).mapToDouble(i -> i).toArray();
        FeatureTable table = table(values, codes);
        Encoder linear = Encoder.fit(table, IntStream.range(0, 103).toArray(), Encoding.ONE_HOT);
        FeatureTable later = new FeatureTable(
                new long[] {1, 2, 3},
                new long[3],
                List.of(
                        new Feature.Numeric("n", new double[] {51, 51, 51}, Known.beforeAsOf()),
                        new Feature.Categorical(
                                "c", List.of("new", "b", "a"), new int[] {0, 1, 2}, Known.beforeAsOf())));

        Matrix x = linear.encode(later, new int[] {0, 1, 2});

        assertThat(linear.columns()).containsExactly("n", "c = b", "c = other");
        assertThat(x.column(0)).containsExactly(new double[] {0, 0, 0}, within(1e-12));
        assertThat(x.column(1)).containsExactly(0, 1, 0);
        assertThat(x.column(2)).containsExactly(1, 0, 0);
    }

    @Test
    void constantFeaturesAreLeftOutAndNamed() {
        FeatureTable table = table(new double[] {2, 2, 2, 9}, new int[] {0, 1, 0, 1});

        Encoder encoder = Encoder.fit(table, new int[] {0, 1, 2}, Encoding.CODES);

        assertThat(encoder.constantFeatures()).containsExactly("n");
        assertThat(encoder.features()).containsExactly("c");
    }

    @Test
    void namesThatAreNotThereGetASuggestion() {
        assertThatThrownBy(() -> panel().feature("vists"))
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.remedy()).contains("Did you mean visits?"));
    }

    private static List<Integer> boxed(int[] rows) {
        return Arrays.stream(rows).boxed().toList();
    }

    private static Set<Long> units(FeatureTable table, int[] rows) {
        Set<Long> units = new HashSet<>();
        Arrays.stream(rows).forEach(i -> units.add(table.units()[i]));
        return units;
    }

    private static Outcome outcome(FeatureTable table, Duration window, long end) {
        return new Outcome("churned", Task.PROBABILITY, new double[table.rows()], window, Duration.ZERO, end);
    }

    private static FeatureTable panel() {
        int rows = UNITS * DAYS;
        long[] units = IntStream.range(0, rows).mapToLong(i -> i / DAYS).toArray();
        long[] asOf = IntStream.range(0, rows)
                .mapToLong(i -> START + (i % DAYS) * DAY)
                .toArray();
        return new FeatureTable(
                units, asOf, List.of(new Feature.Numeric("visits", new double[rows], Known.beforeAsOf())));
    }

    private static FeatureTable table(double[] values, int[] codes) {
        long[] units = IntStream.range(0, values.length).mapToLong(i -> i).toArray();
        return new FeatureTable(
                units,
                new long[values.length],
                List.of(
                        new Feature.Numeric("n", values, Known.beforeAsOf()),
                        new Feature.Categorical("c", List.of("a", "b", "d"), codes, Known.beforeAsOf())));
    }
}
