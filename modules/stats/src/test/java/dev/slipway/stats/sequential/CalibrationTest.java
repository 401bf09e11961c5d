package dev.slipway.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stats.BivariateAccumulator;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.Cuped;
import dev.slipway.stats.ab.TwoProportions;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.math.Normal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Do intervals cover as often as they say? Simulated with fixed seeds; bounds are four Monte-Carlo standard errors. */
class CalibrationTest {

    private static final int RUNS = 2500;
    private static final double SLACK = 4 * Math.sqrt(0.95 * 0.05 / RUNS);

    @Test
    void proportionsCoverAtTheirLevel() {
        SplittableRandom random = new SplittableRandom(31);
        int wald = 0;
        int newcombe = 0;
        for (int run = 0; run < RUNS; run++) {
            long xT = successes(random, 500, 0.22);
            long xC = successes(random, 500, 0.18);
            TwoProportions.Result r = TwoProportions.compare(xT, 500, xC, 500, 0.95);
            wald += covers(r.absolute(), 0.04) ? 1 : 0;
            newcombe += r.newcombeLow() <= 0.04 && 0.04 <= r.newcombeHigh() ? 1 : 0;
        }
        assertNominal(wald);
        assertNominal(newcombe);
    }

    @Test
    void meansAndAdjustedMeansCoverAtTheirLevel() {
        SplittableRandom random = new SplittableRandom(32);
        int welch = 0;
        int cuped = 0;
        int narrower = 0;
        for (int run = 0; run < RUNS; run++) {
            BivariateAccumulator t = new BivariateAccumulator();
            BivariateAccumulator c = new BivariateAccumulator();
            units(random, t, 120, 0.3, 2);
            units(random, c, 80, 0, 1);
            Effect plain =
                    Welch.compare(t.snapshot().y(), c.snapshot().y(), 0.95).absolute();
            Effect adjusted = Cuped.compare(t.snapshot(), c.snapshot(), 0.95).absolute();
            welch += covers(plain, 0.3) ? 1 : 0;
            cuped += covers(adjusted, 0.3) ? 1 : 0;
            narrower += adjusted.halfWidth() < plain.halfWidth() ? 1 : 0;
        }
        assertNominal(welch);
        assertNominal(cuped);
        assertThat(narrower).isGreaterThan(RUNS * 99 / 100);
    }

    /** 28 daily looks without an effect: the sequence errs less than 5 % of the time, daily z-tests far more. */
    @Test
    void theSequenceSurvivesDailyLooksAndTheFixedIntervalDoesNot() {
        SplittableRandom random = new SplittableRandom(33);
        int runs = 1500;
        int sequence = 0;
        int daily = 0;
        double z = Normal.upperQuantile(0.025);
        for (int run = 0; run < runs; run++) {
            BivariateAccumulator t = new BivariateAccumulator();
            BivariateAccumulator c = new BivariateAccumulator();
            boolean sequenceErred = false;
            boolean dailyErred = false;
            for (int day = 1; day <= 28; day++) {
                units(random, t, 40, 0, 1);
                units(random, c, 40, 0, 1);
                Moments mt = t.snapshot().y();
                Moments mc = c.snapshot().y();
                double d = mt.mean() - mc.mean();
                double se = Math.sqrt(mt.varianceOfMean() + mc.varianceOfMean());
                dailyErred |= Math.abs(d) > z * se;
                Effect valid = ConfidenceSequence.asymptotic(d, se, 80L * day, 1120, 0.05);
                sequenceErred |= !covers(valid, 0);
            }
            sequence += sequenceErred ? 1 : 0;
            daily += dailyErred ? 1 : 0;
        }
        assertThat((double) sequence / runs).isLessThan(0.05);
        assertThat((double) daily / runs).isGreaterThan(0.2);
    }

    private static boolean covers(Effect e, double truth) {
        return e.low() <= truth && truth <= e.high();
    }

    private static void assertNominal(int covered) {
        assertThat((double) covered / RUNS).isBetween(0.95 - SLACK, 0.95 + SLACK);
    }

    private static long successes(SplittableRandom random, int n, double p) {
        long x = 0;
        for (int i = 0; i < n; i++) {
            x += random.nextDouble() < p ? 1 : 0;
        }
        return x;
    }

    private static void units(SplittableRandom random, BivariateAccumulator arm, int n, double lift, double sd) {
        for (int i = 0; i < n; i++) {
            double x = random.nextGaussian();
            arm.add(lift + x + sd * random.nextGaussian(), x);
        }
    }
}
