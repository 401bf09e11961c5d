package dev.slipway.stats.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Large samples by a second way that sorts nothing, keeps no array and takes each formula as it is printed. */
class ProductLimitTest {

    @ParameterizedTest
    @CsvSource({
        "30000, 1000000000, 1.0, 1",
        "30000, 40, 1.0, 1",
        "5000, 1000000000, 0.02, 1",
        "300, 10, 1.0, 1",
        // Whole times: close together, with gaps, and too far apart to have a place each.
        "30000, 1, 1.0, 5000",
        "700, 1, 0.5, 300",
        "3, 1, 0.5, 20",
        "2000, 1, 1.0, 100000000"
    })
    void curveAndBandAreTheFormulas(int n, double grain, double censoring, double unit) {
        SplittableRandom random = new SplittableRandom(n);
        double[] times = new double[n];
        boolean[] event = new boolean[n];
        TreeMap<Double, int[]> counts = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            double life = -Math.log1p(-random.nextDouble());
            double end = 3 * random.nextDouble() / censoring;
            event[i] = life <= end;
            times[i] = Math.rint(Math.min(life, end) * unit * grain) / grain;
            counts.computeIfAbsent(times[i], t -> new int[2])[event[i] ? 0 : 1]++;
        }
        SurvivalCurve curve = KaplanMeier.fit(SurvivalData.of(times, event), Band.LOG_LOG, 0.95);
        assertThat(curve.table().times()).hasSize(counts.size());
        int left = n;
        int k = 0;
        double s = 1;
        double greenwood = 0;
        for (var at : counts.entrySet()) {
            int d = at.getValue()[0];
            assertThat(curve.table().times()[k]).isEqualTo(at.getKey());
            assertThat(curve.table().atRisk()[k]).isEqualTo(left);
            assertThat(curve.table().events()[k]).isEqualTo(d);
            assertThat(curve.table().censored()[k]).isEqualTo(at.getValue()[1]);
            s *= (double) (left - d) / left;
            greenwood += left > d ? (double) d / ((double) left * (left - d)) : 0;
            assertThat(curve.survival()[k]).isEqualTo(s, within(1e-12 * s));
            if (s > 0 && s < 1) {
                double shift = 1.959963984540054 * Math.sqrt(greenwood) / Math.log(s);
                assertThat(curve.standardError()[k]).isCloseTo(s * Math.sqrt(greenwood), within(1e-13));
                assertThat(curve.low()[k]).isCloseTo(Math.pow(s, Math.exp(-shift)), within(1e-13));
                assertThat(curve.high()[k]).isCloseTo(Math.pow(s, Math.exp(shift)), within(1e-13));
            } else {
                assertThat(new double[] {curve.low()[k], curve.high()[k]}).containsExactly(s, s);
            }
            left -= d + at.getValue()[1];
            k++;
        }
    }
}
