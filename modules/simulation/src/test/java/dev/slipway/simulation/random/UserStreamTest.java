package dev.slipway.simulation.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class UserStreamTest {
    @Test
    void aStreamDependsOnSeedUserAndPurposeOnly() {
        UserStream a = new UserStream(5);
        UserStream b = new UserStream(5);
        a.start(1, 1).next();
        long first = a.start(17, 3).nextLong();
        assertThat(b.start(17, 3).nextLong()).isEqualTo(first);
        assertThat(b.start(18, 3).nextLong()).isNotEqualTo(first);
        assertThat(b.start(17, 4).nextLong()).isNotEqualTo(first);
        assertThat(new UserStream(6).start(17, 3).nextLong()).isNotEqualTo(first);
    }

    @Test
    void firstDrawsAreUniformAndUncorrelatedAcrossUsersPurposesAndSeeds() {
        int n = 100_000;
        double[] bins = new double[20];
        double users = 0;
        double purposes = 0;
        double seeds = 0;
        UserStream stream = new UserStream(42);
        UserStream other = new UserStream(43);
        for (int i = 0; i < n; i++) {
            double u = stream.start(i, 1).next();
            bins[(int) (u * 20)]++;
            users += (u - 0.5) * (stream.start(i + 1, 1).next() - 0.5);
            purposes += (u - 0.5) * (stream.start(i, 2).next() - 0.5);
            seeds += (u - 0.5) * (other.start(i, 1).next() - 0.5);
        }
        double chi = 0;
        for (double bin : bins) {
            chi += Math.pow(bin - n / 20.0, 2) / (n / 20.0);
        }
        assertThat(chi).isLessThan(43.8); // 99.9 % point with 19 degrees of freedom
        double fourErrors = 4 * Math.sqrt(n) / 12;
        assertThat(users).isCloseTo(0, within(fourErrors));
        assertThat(purposes).isCloseTo(0, within(fourErrors));
        assertThat(seeds).isCloseTo(0, within(fourErrors));
    }

    @Test
    void momentsAreRight() {
        UserStream stream = new UserStream(1).start(0, 0);
        double normal = 0;
        double normalSquares = 0;
        double exponential = 0;
        int n = 100_000;
        for (int i = 0; i < n; i++) {
            double z = stream.normal();
            normal += z;
            normalSquares += z * z;
            exponential += stream.exponential(3);
        }
        assertThat(normal / n).isCloseTo(0, within(0.013));
        assertThat(normalSquares / n).isCloseTo(1, within(0.02));
        assertThat(exponential / n).isCloseTo(3, within(0.04));
        int[] chosen = new int[3];
        for (int i = 0; i < n; i++) {
            chosen[stream.choose(new double[] {0.2, 0.2, 1})]++;
        }
        assertThat(chosen[0] / (double) n).isCloseTo(0.2, within(0.006));
        assertThat(chosen[1]).isZero();
    }

    /** Gamma has mean and variance equal to its shape, Poisson to its mean. */
    @Test
    void gammaAndPoissonHaveTheirMoments() {
        UserStream stream = new UserStream(11).start(1, 1);
        for (double shape : new double[] {0.3, 0.8, 1, 4.5}) {
            assertMoments(stream, s -> s.gamma(shape), shape, 0.05 * shape);
        }
        for (double mean : new double[] {0, 0.4, 12}) {
            assertMoments(stream, s -> s.poisson(mean), mean, 0.05 * mean);
        }
    }

    private static void assertMoments(
            UserStream stream, ToDoubleFunction<UserStream> draw, double expected, double tolerance) {
        int n = 60_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double x = draw.applyAsDouble(stream);
            sum += x;
            squares += x * x;
        }
        assertThat(sum / n).isCloseTo(expected, within(tolerance));
        assertThat(squares / n - sum / n * sum / n).isCloseTo(expected, within(2 * tolerance));
    }
}
