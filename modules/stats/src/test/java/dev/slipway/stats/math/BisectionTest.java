package dev.slipway.stats.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoublePredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BisectionTest {
    private static double plain(DoublePredicate below) {
        double low = -1;
        double high = 1;
        for (int i = 0; i < 64; i++) {
            double middle = (low + high) / 2;
            if (below.test(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    @Property(tries = 500)
    void anyGuessGivesTheDigitsOfPlainHalving(
            @ForAll long seed,
            @ForAll @DoubleRange(min = -3, max = 3) double off,
            @ForAll @IntRange(min = 1, max = 15) int digits) {
        double edge = new SplittableRandom(seed).nextDouble(-1, 1);
        double margin = Math.pow(10, -digits);
        DoublePredicate below = x -> x < edge;
        double expected = plain(below);
        assertThat(Bisection.edge(-1, 1, below, edge, margin)).isEqualTo(expected);
        assertThat(Bisection.edge(-1, 1, below, edge + off * margin, margin)).isEqualTo(expected);
        assertThat(Bisection.edge(-1, 1, below, off, margin)).isEqualTo(expected);
        assertThat(Bisection.edge(-1, 1, below, Double.NaN, margin)).isEqualTo(expected);
    }

    @Test
    void aGoodGuessAsksLess() {
        AtomicInteger asked = new AtomicInteger();
        Bisection.edge(-1, 1, x -> asked.incrementAndGet() > 0 && x < 0.3, 0.3, 1e-13);
        assertThat(asked.get()).isLessThan(20);
    }

    @Test
    void anEndIsGivenWhereNothingChanges() {
        assertThat(Bisection.edge(-1, 1, x -> true, Double.NaN, 1e-13)).isEqualTo(plain(x -> true));
        assertThat(Bisection.edge(-1, 1, x -> false, -1, 1e-13)).isEqualTo(plain(x -> false));
    }
}
