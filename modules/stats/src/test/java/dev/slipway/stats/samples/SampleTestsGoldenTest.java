package dev.slipway.stats.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.ab.MannWhitney;
import dev.slipway.stats.drift.AndersonDarling;
import dev.slipway.stats.drift.CramerVonMises;
import dev.slipway.stats.drift.CramerVonMises.Method;
import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.regression.BestCut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of samples held to scipy (samples.py) and to what must hold whatever the data. */
class SampleTestsGoldenTest {
    private final Golden golden = Golden.read("samples.csv");

    private static List<double[]> groups(String name) {
        List<double[]> groups = new ArrayList<>();
        for (int g = 0; g < 4; g++) {
            String code = Integer.toString(g);
            double[] values = Golden.rows("samples_data.csv").stream()
                    .filter(row -> row[0].equals(name) && row[1].equals(code))
                    .mapToDouble(row -> Double.parseDouble(row[2]))
                    .toArray();
            if (values.length > 0) {
                groups.add(values);
            }
        }
        return groups;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny", "small", "ties", "large", "three", "four"})
    void andersonDarling(String name) {
        AndersonDarling.Result result = AndersonDarling.test(groups(name));
        double[] critical = result.criticalValues();
        golden.check(
                "anderson." + name,
                Map.of("statistic", result.statistic(), "p", result.pValue(), "c25", critical[0], "c001", critical[6]));
        assertThat(result.capped()).isEqualTo(result.pValue() == 0.25 || result.pValue() == 0.001);
    }

    @ParameterizedTest
    @CsvSource({"tiny,EXACT", "small,EXACT", "tiny,LIMIT", "small,LIMIT", "ties,LIMIT", "large,LIMIT"})
    void cramerVonMises(String name, Method method) {
        List<double[]> xy = groups(name);
        CramerVonMises.Result result = CramerVonMises.test(xy.get(0), xy.get(1), method);
        golden.check(
                "cramer." + method.name().toLowerCase(Locale.ROOT) + "." + name,
                Map.of("statistic", result.statistic(), "p", result.pValue()));
        Method chosen = name.equals("tiny") || name.equals("small") ? Method.EXACT : Method.LIMIT;
        assertThat(CramerVonMises.test(xy.get(0), xy.get(1)).method()).isEqualTo(chosen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny", "small", "ties", "large"})
    void oneSidedRanks(String name) {
        List<double[]> xy = groups(name);
        MannWhitney.Result own = MannWhitney.compare(xy.get(0), xy.get(1), 0.95);
        MannWhitney.Result normal = MannWhitney.compare(xy.get(0), xy.get(1), 0.95, MannWhitney.Method.NORMAL);
        golden.check(
                "ranks." + name,
                Map.of(
                        "two", own.pValue(),
                        "greater", own.pGreater(),
                        "less", own.pLess(),
                        "normal_two", normal.pValue(),
                        "normal_greater", normal.pGreater(),
                        "normal_less", normal.pLess()));
    }

    /** R 4.2.2: wilcox.test(x, y, exact = FALSE, correct = FALSE). */
    @Test
    void ranksWithoutTheCorrection() {
        double[] x = {1.1, 2.2, 3.3, 0.4, 5, 5, 7};
        double[] y = {2.2, 0.1, 3.5, 0.4, 1, 1.5, 2, 0.3};
        MannWhitney.Result plain = MannWhitney.compare(x, y, 0.95, MannWhitney.Method.UNCORRECTED);
        assertThat(plain.u()).isEqualTo(44);
        assertThat(plain.exact()).isFalse();
        assertThat(plain.pValue()).isCloseTo(0.06336524114526235, within(1e-15));
        assertThat(plain.pGreater()).isCloseTo(0.03168262057263117, within(1e-15));
        assertThat(plain.pLess()).isCloseTo(1 - 0.03168262057263117, within(1e-15));
    }

    /** Ranks are all that counts, and which sample comes first does not. */
    @Test
    void monotoneTransformationsAndTheOrderOfSamplesChangeNothing() {
        List<double[]> xy = groups("large");
        double[] x = Arrays.stream(xy.get(0)).map(Math::log1p).toArray();
        double[] y = Arrays.stream(xy.get(1)).map(Math::log1p).toArray();
        assertThat(CramerVonMises.test(y, x)).isEqualTo(CramerVonMises.test(xy.get(0), xy.get(1)));
        assertThat(AndersonDarling.test(List.of(y, x)).statistic())
                .isCloseTo(AndersonDarling.test(xy).statistic(), within(1e-9));
    }

    /** All 35 orders of three and four values, each as likely as another. */
    @Test
    void theExactTailIsTheShareOfOrdersThatAreAtLeastAsFar() {
        double[] all = {1, 2, 3, 4, 5, 6, 7};
        double observed = CramerVonMises.test(new double[] {1, 2, 4}, new double[] {3, 5, 6, 7}, Method.EXACT)
                .statistic();
        int orders = 0;
        int far = 0;
        for (int mask = 0; mask < 1 << 7; mask++) {
            if (Integer.bitCount(mask) == 3) {
                int chosen = mask;
                double[] x = Arrays.stream(all)
                        .filter(v -> ((chosen >> ((int) v - 1)) & 1) == 1)
                        .toArray();
                double[] y = Arrays.stream(all)
                        .filter(v -> ((chosen >> ((int) v - 1)) & 1) == 0)
                        .toArray();
                orders++;
                far += CramerVonMises.test(x, y).statistic() >= observed - 1e-12 ? 1 : 0;
            }
        }
        assertThat(orders).isEqualTo(35);
        assertThat(CramerVonMises.test(new double[] {1, 2, 4}, new double[] {3, 5, 6, 7}, Method.EXACT)
                        .pValue())
                .isCloseTo(far / 35.0, within(1e-15));
    }

    /** Where 1 − cdf has no digit left the tail goes on. */
    @Test
    void theLimitKeepsSmallTails() {
        SplittableRandom random = new SplittableRandom(4);
        double[] x = random.doubles(3_000).toArray();
        double[] y = random.doubles(3_000).map(u -> u * u).toArray();
        CramerVonMises.Result result = CramerVonMises.test(x, y);
        assertThat(result.pValue()).isBetween(1e-200, 1e-30);
    }

    @Test
    void refusesWhatCannotBeTested() {
        double[] one = {1};
        double[] two = {1, 2};
        double[] many = new double[50];
        assertThatThrownBy(() -> CramerVonMises.test(one, two)).hasMessageContaining("values before");
        assertThatThrownBy(() -> CramerVonMises.test(two, new double[] {1, Double.NaN}))
                .hasMessageContaining("after[1]");
        assertThatThrownBy(() -> CramerVonMises.test(many, many, Method.EXACT)).hasMessageContaining("use the limit");
        assertThatThrownBy(() -> AndersonDarling.test(List.of(two))).hasMessageContaining("samples");
        assertThatThrownBy(() -> AndersonDarling.test(List.of(many, many)))
                .hasMessageContaining("all values are equal");
        assertThatThrownBy(() -> MannWhitney.compare(many, many, 0.95, MannWhitney.Method.EXACT))
                .hasMessageContaining("fewer than 50");
    }

    @Test
    void theBestCutIsTheOneThatNoOtherBeats() {
        SplittableRandom random = new SplittableRandom(11);
        double[] x = random.ints(60, 0, 25).asDoubleStream().toArray();
        boolean[] y = new boolean[60];
        for (int i = 0; i < 60; i++) {
            y[i] = random.nextDouble() < (x[i] > 14 ? 0.8 : 0.3);
        }
        BestCut best = BestCut.of(x, y);
        assertThat(best.cut()).isEqualTo(14.5, within(2.0));
        for (double cut = 0.5; cut < 24; cut++) {
            assertThat(best.gain()).isGreaterThanOrEqualTo(gain(x, y, cut) - 1e-12);
        }
        assertThat(best.gain()).isCloseTo(gain(x, y, best.cut()), within(1e-12));
        assertThatThrownBy(() -> BestCut.of(new double[3], new boolean[3])).hasMessageContaining("nothing can be cut");
    }

    private static double gain(double[] x, boolean[] y, double cut) {
        double[] n = new double[2];
        double[] yes = new double[2];
        for (int i = 0; i < x.length; i++) {
            int side = x[i] > cut ? 1 : 0;
            n[side]++;
            yes[side] += y[i] ? 1 : 0;
        }
        double all = (yes[0] + yes[1]) / x.length;
        double left = n[0] == 0 ? 0 : 2 * yes[0] * (1 - yes[0] / n[0]);
        double right = n[1] == 0 ? 0 : 2 * yes[1] * (1 - yes[1] / n[1]);
        return 2 * all * (1 - all) - (left + right) / x.length;
    }
}
