package dev.slipway.simulation.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.core.study.Source;
import dev.slipway.simulation.BehaviorWorld;
import dev.slipway.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The seed decides every row; threads, other effects and second readings change nothing. */
class DeterminismTest {
    private static final Source.Simulate SPEC = Trial.spec(
            6_000,
            28,
            Map.of(),
            Map.of("late_events", 0.02, "duplicates", 0.02, "bots", 0.01, "sample_ratio_fault", 0.01));

    private static Simulation simulation(Source.Simulate spec, int threads) {
        return new BehaviorWorld(threads).prepare(spec, Trial.EXPERIMENT, Trial.COIN);
    }

    private static List<String> rows(TableSource table) {
        List<String> rows = new ArrayList<>();
        table.stream(JobContext.unwatched(), batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                rows.add(text(batch, row));
            }
        });
        return rows;
    }

    private static String text(ColumnBatch batch, int row) {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < batch.columns().size(); c++) {
            switch (batch.schema().columns().get(c).type()) {
                case TEXT -> text.append(batch.texts(c)[row]);
                case NUMBER -> text.append(batch.numbers(c)[row]);
                case INTEGER, TIMESTAMP -> text.append(batch.longs(c)[row]);
            }
            text.append('\t');
        }
        return text.toString();
    }

    private static List<List<String>> everything(Simulation simulation) {
        return simulation.tables().stream().map(DeterminismTest::rows).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void threadsChangeNothing(int threads) {
        assertThat(everything(simulation(SPEC, threads)).equals(everything(simulation(SPEC, 1))))
                .isTrue();
    }

    @Test
    void aSecondReadingGivesTheSameRowsAndAnotherSeedOthers() {
        Simulation simulation = simulation(SPEC, 2);
        List<List<String>> first = everything(simulation);
        assertThat(everything(simulation).equals(first)).isTrue();
        Source.Simulate other = new Source.Simulate(
                SPEC.world(), SPEC.users(), SPEC.days(), 8, SPEC.start(), SPEC.effects(), SPEC.parameters());
        List<List<String>> others = everything(simulation(other, 2));
        assertThat(others.equals(first)).isFalse();
        Behavior same = new Behavior(SPEC, Trial.EXPERIMENT, Trial.COIN, 2).withSeed(8);
        assertThat(same.tables().stream().map(DeterminismTest::rows).toList().equals(others))
                .isTrue();
    }

    @Test
    void tablesComeInOrderAndRowsByUserAndTime() {
        Simulation simulation = simulation(SPEC, 2);
        assertThat(simulation.tables())
                .extracting(t -> t.schema().name())
                .containsExactly("users", "assignments", "exposures", "rollout", "events");
        String[] last = {""};
        long[] time = {0};
        Trial.table(simulation, "events").stream(JobContext.unwatched(), batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                String user = batch.texts(0)[row];
                long now = batch.longs(1)[row];
                if (user.equals(last[0])) {
                    assertThat(now).isGreaterThanOrEqualTo(time[0]);
                } else {
                    assertThat(user).isGreaterThan(last[0]);
                }
                last[0] = user;
                time[0] = now;
            }
        });
    }

    @Test
    void anEffectLeavesControlAsItWas() {
        Source.Simulate none = Trial.spec(6_000, 28, Trial.only(Map.of()), Map.of());
        Source.Simulate much =
                Trial.spec(6_000, 28, Map.of("plays_14d", 1.0, "purchase_14d", 0.03, "retention_7", 0.04), Map.of());
        for (String table : List.of("users", "assignments", "exposures", "rollout")) {
            assertThat(rows(Trial.table(simulation(much, 1), table)))
                    .isEqualTo(rows(Trial.table(simulation(none, 1), table)));
        }
        Predicate<String> control = row -> row.contains("\tcontrol\t");
        List<String> before = rows(Trial.table(simulation(none, 1), "events"));
        List<String> after = rows(Trial.table(simulation(much, 1), "events"));
        assertThat(after.stream()
                        .filter(control)
                        .toList()
                        .equals(before.stream().filter(control).toList()))
                .isTrue();
        assertThat(after).hasSizeGreaterThan(before.size() + 1_000);
    }

    /** Cancels while a million users are being generated; workers and caller must be gone within 200 ms. */
    @Test
    void cancellingALargeSimulationTakesEffectAtOnce() {
        Cancellation cancellation = new Cancellation();
        long[] cancelledAt = {0};
        TableSource events = Trial.table(simulation(Trial.spec(1_000_000, 28, Map.of(), Map.of()), 2), "events");
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> events.stream(new StoppableContext(cancellation), batch -> {
                    if (cancelledAt[0] == 0) {
                        cancelledAt[0] = System.nanoTime();
                        cancellation.cancel();
                    }
                }));
        assertThat((System.nanoTime() - cancelledAt[0]) / 1e6).isLessThan(200);
        assertThat(cancelledAt[0]).isPositive();
    }
}
