package dev.slipway.stats.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.golden.Golden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Intervals of the long run and of removal effects: numpy's delta method, and redrawn sessions against it. */
class SessionIntervalsTest {

    private static final Golden GOLDEN = Golden.read("process.csv");
    private static final int K = 5;
    private static final int[] SEQUENCE = column(0);
    private static final int[] STATE = column(1);

    @Test
    void deltaMethodOfTheStationaryDistribution() {
        List<Effect> effects = StationaryIntervals.deltaMethod(chain(), 0.95);
        Map<String, Double> fields = new HashMap<>(Map.of("low1", effects.get(1).low()));
        for (int i = 0; i < K; i++) {
            fields.put("se" + i, effects.get(i).standardError());
        }
        GOLDEN.check("process.stationary", fields);
        assertThat(effects.stream().mapToDouble(Effect::estimate).sum()).isCloseTo(1, within(1e-12));
    }

    /** Chains of known long run: both kinds of interval cover it about as often as they say. */
    @Test
    void intervalsCoverTheLongRun() {
        double[][] p = {{0.2, 0.5, 0.3}, {0.4, 0.4, 0.2}, {0.1, 0.3, 0.6}};
        double truth = Stationary.of(p)[2];
        int runs = 300;
        int delta = 0;
        int redrawn = 0;
        for (int run = 0; run < runs; run++) {
            int[][] events = events(p, 60, 12, run);
            MarkovChain chain = MarkovChain.fit(TransitionCounts.of(events[0], events[1], 3));
            delta += covers(StationaryIntervals.deltaMethod(chain, 0.9).get(2), truth);
            redrawn += covers(
                    SessionBootstrap.stationary(events[0], events[1], 3, 200, run, 0.9, () -> {})
                            .probabilities()
                            .get(2),
                    truth);
        }
        assertThat((double) delta / runs).isBetween(0.83, 0.96);
        assertThat((double) redrawn / runs).isBetween(0.82, 0.96);
    }

    @Test
    void redrawnSessionsAgreeWithTheDeltaMethodAndWithThemselves() {
        SessionBootstrap.LongRun r = SessionBootstrap.stationary(SEQUENCE, STATE, K, 2000, 3, 0.95, () -> {});
        List<Effect> delta = StationaryIntervals.deltaMethod(chain(), 0.95);
        for (int i = 0; i < K; i++) {
            double se = delta.get(i).standardError();
            assertThat(r.probabilities().get(i).standardError()).isCloseTo(se, within(0.2 * se));
            assertThat(r.probabilities().get(i).estimate())
                    .isCloseTo(delta.get(i).estimate(), within(1e-15));
        }
        assertThat(SessionBootstrap.stationary(SEQUENCE, STATE, K, 2000, 3, 0.95, () -> {}))
                .isEqualTo(r);
        assertThat(r.resamples()).isEqualTo(2000);
    }

    @Test
    void removalEffectsWithIntervals() {
        SessionBootstrap.Removal r = SessionBootstrap.removal(SEQUENCE, STATE, K, 4, 1000, 5, 0.95, () -> {});
        RemovalEffects.Result plain = RemovalEffects.of(SEQUENCE, STATE, K, 4);
        assertThat(r.estimate().removal()).isEqualTo(plain.removal());
        for (int i = 0; i < 4; i++) {
            Effect e = r.removal().get(i);
            assertThat(e.low()).isLessThan(e.estimate());
            assertThat(e.high()).isGreaterThan(e.estimate());
            assertThat(e.standardError()).isBetween(0.01, 0.2);
            assertThat(e.pValue()).isNaN();
            assertThat(r.share().get(i).estimate()).isEqualTo(plain.share()[i]);
            assertThat(r.share().get(i).low()).isPositive();
        }
        assertThat(r.removal().get(4).high()).isZero();
    }

    @Test
    void refusalsWarningsAndCancelling() {
        assertThatThrownBy(() -> SessionBootstrap.removal(SEQUENCE, STATE, K, 4, 200, 1, 0.9, () -> {
                    throw new CancellationException("stop");
                }))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> SessionBootstrap.stationary(SEQUENCE, STATE, K, 99, 1, 0.9, () -> {}))
                .hasMessageContaining("resamples must be at least 100");
        // Two sessions between 0 and 1; without the second nothing leads back.
        int[] session = {0, 0, 1, 1};
        int[] page = {0, 1, 1, 0};
        SessionBootstrap.LongRun few = SessionBootstrap.stationary(session, page, 2, 400, 1, 0.9, () -> {});
        assertThat(few.resamples()).isBetween(150, 250);
        assertThat(few.probabilities().get(0).warnings())
                .extracting(StatWarning::kind)
                .containsExactly(StatWarning.Kind.SMALL_SAMPLE, StatWarning.Kind.RARE_EVENTS);
        MarkovChain twoSessions = MarkovChain.fit(TransitionCounts.of(session, page, 2));
        assertThat(StationaryIntervals.deltaMethod(twoSessions, 0.9).get(0).warnings())
                .extracting(StatWarning::kind)
                .containsExactly(StatWarning.Kind.SMALL_SAMPLE);
    }

    /** So many events that they are counted in parts, with few and with many states. */
    @Test
    void countsInPartsAreCounts() {
        for (int states : new int[] {7, 300}) {
            SplittableRandom random = new SplittableRandom(states);
            int n = 50_000;
            int[] sequence = new int[n];
            int[] state = new int[n];
            long[][] expected = new long[states][states];
            long[] ends = new long[states];
            for (int e = 0; e < n; e++) {
                sequence[e] = e == 0 ? 0 : sequence[e - 1] + (random.nextInt(9) == 0 ? 1 : 0);
                state[e] = random.nextInt(states);
                if (e > 0 && sequence[e] == sequence[e - 1]) {
                    expected[state[e - 1]][state[e]]++;
                } else if (e > 0) {
                    ends[state[e - 1]]++;
                }
            }
            ends[state[n - 1]]++;
            TransitionCounts counts = TransitionCounts.of(sequence, state, states);
            assertThat(counts.transitions()).isDeepEqualTo(expected);
            assertThat(counts.ends()).isEqualTo(ends);
            assertThat(counts.sequences()).isEqualTo(sequence[n - 1] + 1L);
        }
        assertThatThrownBy(() -> TransitionCounts.of(new int[3], new int[] {0, 2, -1}, 2))
                .hasMessage("state[1] must lie between 0 and 1 but is 2");
    }

    private static int covers(Effect e, double truth) {
        return e.low() <= truth && truth <= e.high() ? 1 : 0;
    }

    private static int[][] events(double[][] p, int sessions, int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed + 1000);
        int[][] events = new int[2][sessions * length];
        for (int e = 0; e < sessions * length; e++) {
            events[0][e] = e / length;
            if (e % length == 0) {
                events[1][e] = random.nextInt(p.length);
            } else {
                double u = random.nextDouble();
                int next = 0;
                while (next < p.length - 1 && u > p[events[1][e - 1]][next]) {
                    u -= p[events[1][e - 1]][next++];
                }
                events[1][e] = next;
            }
        }
        return events;
    }

    private static MarkovChain chain() {
        return MarkovChain.fit(TransitionCounts.of(SEQUENCE, STATE, K));
    }

    private static int[] column(int index) {
        return Golden.rows("process_data.csv").stream()
                .mapToInt(row -> Integer.parseInt(row[index]))
                .toArray();
    }
}
