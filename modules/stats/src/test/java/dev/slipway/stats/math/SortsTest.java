package dev.slipway.stats.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SortsTest {

    /** A name beside a shape, so that a failure tells which. */
    record Shape(String name, DoubleUnaryOperator quantile) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Provide
    Arbitrary<Shape> shapes() {
        return Arbitraries.of(
                new Shape("uniform", u -> u),
                new Shape("exponential", u -> -Math.log1p(-u)),
                new Shape("so skewed that nearly all share a bin", u -> Math.exp(60 * u)),
                new Shape("a spike at the end", u -> Math.min(0.3, u)),
                new Shape("spikes between others", u -> u < 0.5 ? Math.rint(u * 10) : u),
                new Shape("whole days", u -> Math.floor(u * 28)),
                new Shape("one value", u -> 3.5),
                new Shape("both signs, zeros of both", u -> Math.rint(4 * u - 2) * (u < 0.5 ? 0.0 : 1.0)),
                new Shape("the smallest numbers", u -> u * 1e-310),
                new Shape("a range that overflows", u -> (u - 0.5) * Double.MAX_VALUE * 2),
                new Shape("some infinite", u -> u > 0.99 ? Double.POSITIVE_INFINITY : u),
                new Shape("some not a number", u -> u > 0.99 ? Double.NaN : u));
    }

    @Property(tries = 60)
    void valuesAreSortedWhateverTheirShape(@ForAll("shapes") Shape shape, @ForAll long seed) {
        int n = 900 + (int) Math.floorMod(seed, 5000L);
        double[] values =
                new SplittableRandom(seed).doubles(n).map(shape.quantile).toArray();
        double[] expected = Arrays.stream(values).map(v -> v + 0.0).sorted().toArray();
        assertThat(RadixSort.sorted(values))
                .usingElementComparator(Double::compare)
                .containsExactly(expected);
    }
}
