package dev.slipway.stats.ab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Beta;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws, refusals and warnings of the two-arm methods. */
class ArmsContractTest {

    private static final double[] T = Sets.values("large", "T");
    private static final double[] C = Sets.values("large", "C");

    @Test
    void shiftFollowsUnitsAndShifts() {
        MannWhitney.Result base = MannWhitney.compare(T, C, 0.9);
        MannWhitney.Result moved = MannWhitney.compare(map(T, 3, 7), map(C, 3, 0), 0.9);
        assertThat(moved.shift()).isCloseTo(3 * base.shift() + 7, within(1e-12));
        assertThat(moved.low()).isCloseTo(3 * base.low() + 7, within(1e-12));
        MannWhitney.Result swapped = MannWhitney.compare(C, T, 0.9);
        assertThat(swapped.shift()).isEqualTo(-base.shift());
        assertThat(swapped.low()).isEqualTo(-base.high());
        assertThat(swapped.pValue()).isEqualTo(base.pValue());
    }

    @Test
    void ranksOfDifferencesAreThoseOfAllDifferences() {
        SplittableRandom random = new SplittableRandom(4);
        double[] t =
                IntStream.range(0, 23).mapToDouble(i -> random.nextInt(9) - 4).toArray();
        double[] c =
                IntStream.range(0, 17).mapToDouble(i -> random.nextInt(9) / 3.0).toArray();
        double[] all = Arrays.stream(t)
                .flatMap(a -> Arrays.stream(c).map(b -> a - b))
                .sorted()
                .toArray();
        PairwiseDifferences pairs = new PairwiseDifferences(t, c);
        for (int k = 1; k <= all.length; k++) {
            assertThat(pairs.rank(k)).isEqualTo(all[k - 1]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"normal", "heavy tails", "mostly zero", "whole", "one value", "two values"})
    void ranksOfManyDifferencesAreThoseOfAllDifferences(String kind) {
        SplittableRandom random = new SplittableRandom(kind.hashCode());
        double[] t = random.ints(310).mapToDouble(i -> draw(kind, random)).toArray();
        double[] c = random.ints(290).mapToDouble(i -> draw(kind, random)).toArray();
        double[] all = Arrays.stream(t)
                .flatMap(a -> Arrays.stream(c).map(b -> a - b))
                .sorted()
                .toArray();
        PairwiseDifferences pairs = new PairwiseDifferences(t, c);
        for (int k = 1; k <= all.length; k += k < 99 || k > all.length - 99 ? 1 : 97) {
            assertThat(pairs.rank(k)).as("rank %d", k).isEqualTo(all[k - 1]);
        }
        assertThat(pairs.median()).isEqualTo((all[all.length / 2 - 1] + all[all.length / 2]) / 2, within(1e-12));
    }

    private static double draw(String kind, SplittableRandom random) {
        double z = random.nextGaussian();
        return switch (kind) {
            case "normal" -> z;
            case "heavy tails" -> Math.exp(6 * z);
            case "mostly zero" -> random.nextInt(20) == 0 ? Math.exp(2 + z) : 0;
            case "whole" -> Math.rint(3 * z);
            case "two values" -> random.nextInt(2);
            default -> 1;
        };
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.95})
    void errorsOfQuantilesOfManyUnitsWeighRanksByTheBetaDistribution(double q) {
        int n = 80_000;
        double[] sorted = new SplittableRandom(8)
                .doubles(n)
                .map(u -> -Math.log(1 - u))
                .sorted()
                .toArray();
        double m = Math.floor(n * q + 0.5);
        double sum = 0;
        double squares = 0;
        double pivot = sorted[(int) m];
        double before = 0;
        for (int i = (int) m - 2_000; i <= m + 2_000; i++) {
            double upTo = Beta.regularizedBeta((double) i / n, m, n - m + 1);
            sum += (upTo - before) * (sorted[i - 1] - pivot);
            squares += (upTo - before) * Math.pow(sorted[i - 1] - pivot, 2);
            before = upTo;
        }
        double error = QuantileEffect.standardError(sorted, q, 0.95, QuantileEffect.StandardError.MARITZ_JARRETT);
        assertThat(error).isCloseTo(Math.sqrt(squares - sum * sum), withinPercentage(1e-9));
    }

    @Test
    void armsTooFarApartAreRefused() {
        assertThatThrownBy(() -> MannWhitney.compare(new double[] {1e308, 1e308}, new double[] {-1e308, 0}, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("further apart");
    }

    @Test
    void permutationIsTheSameOnAnyNumberOfThreadsAndInAnyOrderOfRows() throws Exception {
        PermutationTest.Result base = PermutationTest.meanDifference(T, C, 999, 11);
        try (ForkJoinPool single = new ForkJoinPool(1)) {
            assertThat(single.submit(() -> PermutationTest.meanDifference(T, C, 999, 11))
                            .get())
                    .isEqualTo(base);
        }
        double[] reversed = IntStream.range(0, T.length)
                .mapToDouble(i -> T[T.length - 1 - i])
                .toArray();
        assertThat(PermutationTest.meanDifference(reversed, C, 999, 11).extreme())
                .isEqualTo(base.extreme());
        assertThat(PermutationTest.meanDifference(T, C, 999, 12).extreme()).isNotEqualTo(base.extreme());
    }

    @Test
    void everyDivisionIsEquallyLikely() {
        double[] t = {1};
        double[] c = {2, 4, 8, 16};
        PooledUnits.Division division = new PooledUnits(t, c, false).division();
        long largest =
                IntStream.range(0, 50_000).filter(i -> division.draw(5, i) > 9).count();
        assertThat(largest / 50_000.0).isCloseTo(0.2, within(4 * Math.sqrt(0.2 * 0.8 / 50_000)));
    }

    @Test
    void permutationCanBeCancelled() {
        assertThatThrownBy(
                        () -> PermutationTest.compare(T, C, PermutationTest.Statistic.MEAN_DIFFERENCE, 1000, 1, () -> {
                            throw new CancellationException("stopped");
                        }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void oneEventPerUnitIsLikeIndependentUnits() {
        ClusteredQuantile.Events t =
                new ClusteredQuantile.Events(T, IntStream.range(0, T.length).toArray(), T.length);
        ClusteredQuantile.Events c =
                new ClusteredQuantile.Events(C, IntStream.range(0, C.length).toArray(), C.length);
        Effect clustered = ClusteredQuantile.compare(t, c, 0.5, 0.95).absolute();
        Effect plain = QuantileEffect.compare(T, C, 0.5, 0.95, QuantileEffect.StandardError.ORDER_STATISTICS)
                .absolute();
        assertThat(clustered.estimate()).isEqualTo(plain.estimate());
        assertThat(clustered.standardError()).isCloseTo(plain.standardError(), within(0.02 * plain.standardError()));
    }

    /** Both ranks of the interval on one value give an error of 0, or of what lies just beside it. */
    @Test
    void tiesOfClusteredEventsWarn() {
        double[] loads = new double[600];
        int[] units = new int[600];
        for (int i = 0; i < loads.length; i++) {
            units[i] = i / 6;
            loads[i] = i % 6 < 4 ? 0 : i % 10 + i / 1000.0;
        }
        ClusteredQuantile.Events tied = new ClusteredQuantile.Events(loads, units, 100);
        ClusteredQuantile.Events smooth = new ClusteredQuantile.Events(
                IntStream.range(0, 600).mapToDouble(i -> loads[i] + i / 700.0).toArray(), units, 100);
        Effect e = ClusteredQuantile.compare(smooth, tied, 0.5, 0.95).absolute();
        assertThat(kinds(e.warnings())).containsExactly(StatWarning.Kind.TIED_VALUES);
        assertThat(e.warnings().getFirst().message()).startsWith("400 events of the control arm");
        assertThat(kinds(ClusteredQuantile.compare(smooth, smooth, 0.5, 0.95)
                        .absolute()
                        .warnings()))
                .isEmpty();
    }

    @Test
    void fiellerSaysWhenTheLiftHasNoBounds() {
        Effect e = Fieller.lift(1, 0.3, 0.5, 0.3, 0.95);
        assertThat(e.low()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(kinds(e.warnings())).contains(StatWarning.Kind.UNBOUNDED_INTERVAL);
        assertThat(Fieller.lift(1, 0.3, 0, 0.3, 0.95).estimate()).isNaN();
        assertThat(kinds(Fieller.lift(2, 0, 2, 0, 0.95).warnings())).contains(StatWarning.Kind.ZERO_VARIANCE);
    }

    @Test
    void constantsAndTiesWarn() {
        double[] threes = map(C, 0, 3);
        MannWhitney.Result r = MannWhitney.compare(threes, threes, 0.95);
        assertThat(r.pValue()).isNaN();
        assertThat(kinds(r.warnings())).contains(StatWarning.Kind.ZERO_VARIANCE, StatWarning.Kind.TIED_VALUES);
        assertThat(kinds(QuantileEffect.compare(threes, threes, 0.5, 0.95)
                        .absolute()
                        .warnings()))
                .contains(StatWarning.Kind.ZERO_VARIANCE, StatWarning.Kind.TIED_VALUES);
        PermutationTest.Result p = PermutationTest.meanDifference(threes, threes, 99, 1);
        assertThat(p.pValue()).isEqualTo(1);
        assertThat(kinds(p.warnings())).contains(StatWarning.Kind.ZERO_VARIANCE);
        assertThat(kinds(MannWhitney.compare(new double[] {1}, new double[] {2}, 0.95)
                        .warnings()))
                .contains(StatWarning.Kind.COVERAGE_BELOW_LEVEL);
    }

    @Test
    void refusals() {
        double[] bad = {1, Double.NaN, 3};
        refused("t[1]", () -> MannWhitney.compare(bad, C, 0.95));
        refused("c[1]", () -> PermutationTest.meanDifference(T, bad, 99, 1));
        refused("t[1]", () -> QuantileEffect.compare(bad, C, 0.5, 0.95));
        refused("values[1]", () -> new ClusteredQuantile.Events(bad, new int[3], 2));
        refused("units[2]", () -> new ClusteredQuantile.Events(new double[3], new int[] {0, 1, 2}, 2));
        refused("reference[1]", () -> FrozenCap.ofQuantile(bad, 0.9, false));
        refused("no value", () -> FrozenCap.ofQuantile(new double[4], 0.9, true));
        refused("at least 1", () -> MannWhitney.compare(new double[0], C, 0.95));
        refused("two columns", () -> ContingencyTable.test(new long[][] {{3, 0}, {4, 0}}));
        refused("counts[1][0]", () -> ContingencyTable.test(new long[][] {{3, 1}, {-4, 0}}));
        refused("exceeds", () -> FisherExact.test(5, 4, 1, 4, 0.95));
        refused("level", () -> Fieller.lift(1, 1, 9, 1, 1));
    }

    @Test
    void fisherWithoutInformationSaysSo() {
        FisherExact.Result r = FisherExact.test(0, 10, 0, 12, 0.95);
        assertThat(r.pValue()).isEqualTo(1);
        assertThat(r.oddsRatio()).isNaN();
        assertThat(r.low()).isZero();
        assertThat(r.high()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    private static List<StatWarning.Kind> kinds(List<StatWarning> warnings) {
        return warnings.stream().map(StatWarning::kind).toList();
    }

    private static double[] map(double[] values, double factor, double shift) {
        return Arrays.stream(values).map(v -> factor * v + shift).toArray();
    }
}
