package dev.slipway.stats.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.Effect;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** That the transformation and its inverse are that, and what it does for rare large losses. */
class SkewedMeanTest {
    private static final int USERS = 3_200;
    private static final double RARE = 0.03;

    @Property
    void oneUndoesTheOther(
            @ForAll @DoubleRange(min = -1, max = 1) double u, @ForAll @DoubleRange(min = -10, max = 10) double t) {
        SkewedMean skew = new SkewedMean(u);
        // Around −3/u the transformation is flat, and what it forgets its inverse can't know.
        double slope = (1 + u * t / 3) * (1 + u * t / 3);
        assertThat(skew.skewed(skew.straight(t))).isCloseTo(t, within(1e-9 + 1e-5 / Math.max(1e-9, slope) * 1e-3));
    }

    @Test
    void partsAlikeOnBothSidesChangeNothing() {
        SkewedMean skew = SkewedMean.of(new double[] {-2, -1, 0, 1, 2});
        assertThat(skew.u()).isZero();
        assertThat(skew.skewed(1.96)).isEqualTo(1.96);
        // Of 0, 0, 0, 4: mean 1, squares 12, cubes 24: skewness 6/3^1.5 over the root of 4.
        assertThat(SkewedMean.of(new double[] {0, 0, 0, 4}).u()).isCloseTo(3 / Math.pow(3, 1.5), within(1e-12));
    }

    /** Of every hundred users three have a loss, which is lognormal. A symmetric interval misses the truth above in 8 or 9 of 100. */
    @Test
    void theUpperEndOfRareLossesHolds() {
        int runs = 1_000;
        int above = 0;
        int symmetric = 0;
        int below = 0;
        int[] user = IntStream.range(0, USERS).toArray();
        for (int run = 0; run < runs; run++) {
            double[] losses = losses(new SplittableRandom(run));
            Effect effect = ClusterMean.of(Terms.mean(losses), centred(losses), user, 0.95, List.of());
            above += effect.high() < RARE ? 1 : 0;
            below += effect.low() > RARE ? 1 : 0;
            symmetric += effect.estimate() + 1.96 * effect.standardError() < RARE ? 1 : 0;
        }
        assertThat((double) symmetric / runs).isGreaterThan(0.06);
        assertThat((double) above / runs).isLessThan(0.05);
        assertThat((double) below / runs).isBetween(0.005, 0.04);
    }

    private static double[] losses(SplittableRandom random) {
        double[] losses = new double[USERS];
        for (int i = 0; i < USERS; i++) {
            losses[i] = random.nextDouble() < RARE ? Math.exp(1.2 * random.nextGaussian() - 0.72) : 0;
        }
        return losses;
    }

    private static double[] centred(double[] values) {
        double mean = Terms.mean(values);
        double[] centred = values.clone();
        for (int i = 0; i < centred.length; i++) {
            centred[i] -= mean;
        }
        return centred;
    }
}
