package dev.slipway.stats.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The limit of chance where rows of one user are alike, against the definition and against simulation. */
class ClusteredPsiTest {
    private static final int BINS = 4;

    /** Users who mostly stay in their bin, active in about the given share of weeks. */
    private static int[][] weeks(SplittableRandom random, int users, int weeks, double stays, double active) {
        int[][] bins = new int[weeks][users];
        for (int u = 0; u < users; u++) {
            int own = random.nextInt(BINS);
            for (int[] week : bins) {
                int bin = random.nextDouble() < stays ? own : random.nextInt(BINS);
                week[u] = random.nextDouble() < active ? bin : ClusteredPsi.NONE;
            }
        }
        return bins;
    }

    private static ClusteredPsi.Result last(int[][] weeks) {
        int[][] before = Arrays.copyOf(weeks, weeks.length - 1);
        return ClusteredPsi.of(before, weeks[weeks.length - 1], BINS, 0.95);
    }

    @Test
    void oneRowInEachClusterIsTheUsualIndex() {
        SplittableRandom random = new SplittableRandom(1);
        int[] before = new int[5_000];
        int[] after = new int[5_000];
        for (int u = 0; u < before.length; u++) {
            before[u] = u < 3_000 ? random.nextInt(BINS) : ClusteredPsi.NONE;
            after[u] = u < 3_000 ? ClusteredPsi.NONE : random.nextInt(BINS);
        }

        ClusteredPsi.Result result = ClusteredPsi.of(new int[][] {before}, after, BINS, 0.95);

        assertThat(result.before()).isEqualTo(3_000);
        assertThat(result.after()).isEqualTo(2_000);
        assertThat(result.limit() / Psi.criticalValue(BINS, 3_000, 2_000, 0.95)).isCloseTo(1, within(0.01));
        assertThat(result.designEffect()).isCloseTo(1, within(0.01));
        assertThat(result.degreesOfFreedom()).isCloseTo(BINS - 1.0, within(0.02));
    }

    @Test
    void theLimitIsThatOfTheCovarianceByDefinition() {
        int[][] weeks = weeks(new SplittableRandom(2), 80, 3, 0.6, 0.7);
        ClusteredPsi.Result result = last(weeks);
        double n = result.before();
        double m = result.after();
        double[] p = new double[BINS];
        Arrays.setAll(p, b -> (n * result.sharesBefore()[b] + m * result.sharesAfter()[b]) / (n + m));
        double[][] sum = new double[BINS][BINS];
        for (int u = 0; u < 80; u++) {
            double[] z = new double[BINS];
            for (int w = 0; w < 3; w++) {
                double weight = w == 2 ? 1 / m : -1 / n;
                for (int b = 0; b < BINS && weeks[w][u] >= 0; b++) {
                    z[b] += weight * ((weeks[w][u] == b ? 1 : 0) - p[b]);
                }
            }
            for (int b = 0; b < BINS; b++) {
                for (int c = 0; c < BINS; c++) {
                    sum[b][c] += z[b] * z[c] / Math.sqrt(p[b] * p[c]);
                }
            }
        }
        double trace = 0;
        double squares = 0;
        for (int b = 0; b < BINS; b++) {
            trace += sum[b][b];
            for (int c = 0; c < BINS; c++) {
                squares += sum[b][c] * sum[b][c];
            }
        }
        assertThat(result.degreesOfFreedom()).isCloseTo(trace * trace / squares, within(1e-9));
        assertThat(result.designEffect()).isCloseTo(trace / (BINS - 1) / (1 / n + 1 / m), within(1e-9));
    }

    /** Users of the reference who are gone make chance larger than rows say, users who stay make it smaller. */
    @Test
    void aboutOneInTwentyIsBeyondTheLimitHoweverUsersStay() {
        for (boolean stay : new boolean[] {true, false}) {
            int beyond = 0;
            int usual = 0;
            int runs = 1_000;
            for (int run = 0; run < runs; run++) {
                SplittableRandom random = new SplittableRandom(run);
                int[][] weeks = weeks(random, 400, 4, 0.9, 0.8);
                if (!stay) {
                    // Nobody of the reference comes back.
                    int[] newcomers = weeks(random, 400, 1, 0, 0.8)[0];
                    for (int w = 0; w < 4; w++) {
                        weeks[w] = Arrays.copyOf(weeks[w], 800);
                        Arrays.fill(weeks[w], 400, 800, ClusteredPsi.NONE);
                    }
                    Arrays.fill(weeks[3], 0, 400, ClusteredPsi.NONE);
                    System.arraycopy(newcomers, 0, weeks[3], 400, 400);
                }
                ClusteredPsi.Result result = last(weeks);
                beyond += result.psi() > result.limit() ? 1 : 0;
                usual += result.psi() > Psi.criticalValue(BINS, (double) result.before(), (double) result.after(), 0.95)
                        ? 1
                        : 0;
            }
            // Two standard errors of 1,000 runs are 0.014.
            assertThat(beyond / (double) runs).isCloseTo(0.05, within(0.02));
            assertThat(usual / (double) runs).matches(rate -> stay ? rate < 0.01 : rate > 0.1);
        }
    }

    @Test
    void groupsThatChangeAlikeAreToldFromThoseThatDoNot() {
        int alike = 0;
        int apart = 0;
        for (int run = 0; run < 400; run++) {
            SplittableRandom random = new SplittableRandom(run);
            int[][] weeks = weeks(random, 1_000, 3, 0.5, 0.8);
            int[] group = new int[1_000];
            Arrays.setAll(group, u -> u % 2);
            int[][] before = {weeks[0], weeks[1]};
            int[] both = weeks[2].clone();
            int[] one = weeks[2].clone();
            for (int u = 0; u < group.length; u++) {
                boolean moves = both[u] == 0 && random.nextInt(2) == 0;
                both[u] = moves ? 1 : both[u];
                one[u] = moves && group[u] == 1 ? 1 : one[u];
            }
            ClusteredPsi.Result same = ClusteredPsi.difference(before, both, group, BINS, 0.95);
            ClusteredPsi.Result other = ClusteredPsi.difference(before, one, group, BINS, 0.95);
            alike += same.psi() > same.limit() ? 1 : 0;
            apart += other.psi() > other.limit() ? 1 : 0;
        }
        assertThat(alike / 400.0).isBetween(0.02, 0.085);
        assertThat(apart / 400.0).isGreaterThan(0.95);
    }

    @Test
    void oneBinHasNoLimitAndNonsenseIsRefused() {
        ClusteredPsi.Result same = ClusteredPsi.of(new int[][] {{0, 0, -1}}, new int[] {0, -1, 0}, 2, 0.95);

        assertThat(same.psi()).isZero();
        assertThat(same.limit()).isZero();
        assertThat(same.pValue()).isEqualTo(1);
        assertThatThrownBy(() -> ClusteredPsi.of(new int[][] {{0}}, new int[] {-1}, 2, 0.95))
                .hasMessageContaining("no row after");
        assertThatThrownBy(() -> ClusteredPsi.of(new int[][] {{0}}, new int[] {2}, 2, 0.95))
                .hasMessageContaining("bin 2");
        assertThatThrownBy(() -> ClusteredPsi.of(new int[][] {{0, 1}}, new int[] {1}, 2, 0.95))
                .hasMessageContaining("one entry for each cluster");
    }

    @Test
    void quantilesOfKolmogorovsLimitAreThoseOfTables() {
        // Smirnov 1948, Annals of Mathematical Statistics 19, table of the limit.
        assertThat(KolmogorovDistribution.limitQuantile(0.05)).isCloseTo(1.3581, within(1e-4));
        assertThat(KolmogorovDistribution.limitQuantile(0.01)).isCloseTo(1.6276, within(1e-4));
    }

    @Test
    void aSmallGroupIsNotHiddenBehindALargeOne() {
        int users = 1_010;
        int[] before = new int[users];
        int[] after = new int[users];
        int[] group = new int[users];
        for (int u = 0; u < users; u++) {
            before[u] = u % 2;
            after[u] = (u / 2) % 2;
            group[u] = u < 10 ? 1 : 0;
        }
        assertThat(ClusteredPsi.difference(new int[][] {before}, after, group, 2, 0.95)
                        .fewest())
                .isCloseTo(5, within(0.05));
    }

    @Test
    void whereNobodyCanChangeBinsThereIsNoLimit() {
        int[] bins = new int[500];
        Arrays.setAll(bins, u -> u % 3 == 0 ? 0 : 1);
        ClusteredPsi.Result result = ClusteredPsi.of(new int[][] {bins, bins, bins}, bins, 2, 0.95);
        assertThat(result.psi()).isLessThan(1e-12);
        assertThat(result.limit()).isZero();
        assertThat(result.pValue()).isEqualTo(1);
    }
}
