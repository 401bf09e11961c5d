package dev.slipway.stats.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.golden.Golden;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order of a chain against scipy's tests of tables, worked by hand, and calibrated where steps cannot happen. */
class MarkovOrderTest {

    private static final Golden GOLDEN = Golden.read("process.csv");
    private static final int K = 5;
    private static final int[] SEQUENCE = column(0);
    private static final int[] STATE = column(1);

    @Test
    void orders() {
        OrderTest.Result first = OrderTest.firstAgainstZero(TransitionCounts.of(SEQUENCE, STATE, K));
        GOLDEN.check(
                "process.order1",
                Map.of(
                        "g", first.statistic(),
                        "df", first.degreesOfFreedom(),
                        "p", first.pValue(),
                        "l0", first.logLikelihoodNull(),
                        "l1", first.logLikelihoodAlternative(),
                        "bic0", first.bicNull(),
                        "bic1", first.bicAlternative()));
        OrderTest.Result second = OrderTest.secondAgainstFirst(SEQUENCE, STATE, K);
        GOLDEN.check(
                "process.order2",
                Map.of(
                        "g", second.statistic(),
                        "df", second.degreesOfFreedom(),
                        "p", second.pValue(),
                        "l1", second.logLikelihoodNull(),
                        "l2", second.logLikelihoodAlternative(),
                        "bic1", second.bicNull(),
                        "bic2", second.bicAlternative()));
    }

    /** The sessions of the data as walks on a ring: each state leads to two others only. */
    @Test
    void stepsThatCannotHappenAreNoDegreesOfFreedom() {
        int[] walk = new int[STATE.length];
        for (int e = 0; e < walk.length; e++) {
            boolean begins = e == 0 || SEQUENCE[e] != SEQUENCE[e - 1];
            walk[e] = begins ? STATE[e] : Math.floorMod(walk[e - 1] + (STATE[e] % 2 == 1 ? 1 : -1), K);
        }
        OrderTest.Result r = OrderTest.secondAgainstFirst(SEQUENCE, walk, K);
        GOLDEN.check("process.ring", Map.of("g", r.statistic(), "df", r.degreesOfFreedom(), "p", r.pValue()));
    }

    /**
     * Two predecessors and two successors of state 1, none of any other: 0-1-0 and 2-1-2 three times each, 0-1-2 and 2-1-0
     * once each. G² = 2 Σ n ln(n/4 · 2) = 2 (6 ln 1.5 + 2 ln 0.5), one degree of freedom.
     */
    @Test
    void byHand() {
        int[][] sessions = {{0, 1, 0}, {0, 1, 0}, {0, 1, 0}, {2, 1, 2}, {2, 1, 2}, {2, 1, 2}, {0, 1, 2}, {2, 1, 0}};
        int[] state = Arrays.stream(sessions).flatMapToInt(Arrays::stream).toArray();
        int[] sequence = IntStream.range(0, state.length).map(e -> e / 3).toArray();
        OrderTest.Result r = OrderTest.secondAgainstFirst(sequence, state, 3);
        assertThat(r.statistic()).isCloseTo(2 * (6 * Math.log(1.5) + 2 * Math.log(0.5)), within(1e-12));
        assertThat(r.degreesOfFreedom()).isEqualTo(1);
        assertThat(r.parameters()).isEqualTo(1);
        assertThat(r.steps()).isEqualTo(8);
    }

    /** First-order walks over eight states with three ways out of each: 5% and half of the p-values lie where they should. */
    @Test
    void calibratedWhereFewStepsCanHappen() {
        int runs = 600;
        int small = 0;
        int half = 0;
        for (int run = 0; run < runs; run++) {
            int[][] events = walks(new SplittableRandom(9_000 + run), 200, 25, 8, 0.5);
            double p = OrderTest.secondAgainstFirst(events[0], events[1], 8).pValue();
            small += p < 0.05 ? 1 : 0;
            half += p < 0.5 ? 1 : 0;
        }
        assertThat((double) small / runs).isBetween(0.025, 0.085);
        assertThat((double) half / runs).isBetween(0.43, 0.57);
    }

    /** Two first-order chains are one of second order when they are thrown together, but not as two groups. */
    @Test
    void groupsHaveChainsOfTheirOwn() {
        int runs = 200;
        int together = 0;
        int apart = 0;
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = new SplittableRandom(77_000 + run);
            int[][] one = walks(random, 200, 15, 5, 0.8);
            int[][] two = walks(random, 200, 15, 5, 0.1);
            int n = one[0].length;
            int[] sequence = IntStream.concat(
                            Arrays.stream(one[0]), Arrays.stream(two[0]).map(s -> s + 200))
                    .toArray();
            int[] state = IntStream.concat(Arrays.stream(one[1]), Arrays.stream(two[1]))
                    .toArray();
            int[] group = IntStream.range(0, 2 * n).map(e -> e / n).toArray();
            together += OrderTest.secondAgainstFirst(sequence, state, 5).pValue() < 0.05 ? 1 : 0;
            OrderTest.Result r = OrderTest.secondAgainstFirst(sequence, state, 5, group, 2);
            apart += r.pValue() < 0.05 ? 1 : 0;
            if (run == 0) {
                OrderTest.Result a = OrderTest.secondAgainstFirst(one[0], one[1], 5);
                OrderTest.Result b = OrderTest.secondAgainstFirst(two[0], two[1], 5);
                assertThat(r.statistic()).isCloseTo(a.statistic() + b.statistic(), within(1e-9));
                assertThat(r.degreesOfFreedom()).isEqualTo(a.degreesOfFreedom() + b.degreesOfFreedom());
                assertThat(r.parameters()).isEqualTo(a.parameters() + b.parameters());
            }
        }
        assertThat(together).isGreaterThan(190);
        assertThat((double) apart / runs).isBetween(0.01, 0.11);
    }

    @Test
    void refusals() {
        assertThatThrownBy(() -> OrderTest.secondAgainstFirst(new int[] {1, 1}, new int[] {0, 1}, 2))
                .hasMessageContaining("long enough");
        assertThatThrownBy(() -> OrderTest.secondAgainstFirst(new int[4], new int[] {0, 1, 0, 1}, 2))
                .hasMessageContaining("so the orders cannot differ");
        assertThatThrownBy(() -> OrderTest.firstAgainstZero(TransitionCounts.of(new int[3], new int[3], 2)))
                .hasMessageContaining("so the orders cannot differ");
        assertThatThrownBy(() -> OrderTest.secondAgainstFirst(new int[3], new int[] {0, 3, 0}, 2))
                .hasMessageContaining("state[1]");
        assertThatThrownBy(() -> OrderTest.secondAgainstFirst(new int[3], new int[3], 2, new int[2], 1))
                .hasMessageContaining("2 groups of 3");
    }

    /** Walks of so many steps that go on by 1 with the given probability, else by 2 or 3 with half of the rest. */
    private static int[][] walks(SplittableRandom random, int sessions, int length, int states, double one) {
        int[][] events = new int[2][sessions * length];
        for (int e = 0; e < sessions * length; e++) {
            events[0][e] = e / length;
            int by = random.nextDouble() < one ? 1 : 2 + random.nextInt(2);
            events[1][e] = e % length == 0 ? random.nextInt(states) : (events[1][e - 1] + by) % states;
        }
        return events;
    }

    private static int[] column(int index) {
        return Golden.rows("process_data.csv").stream()
                .mapToInt(row -> Integer.parseInt(row[index]))
                .toArray();
    }
}
