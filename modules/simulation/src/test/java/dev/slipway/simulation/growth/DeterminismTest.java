package dev.slipway.simulation.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Source;
import dev.slipway.simulation.GrowthWorld;
import dev.slipway.simulation.Simulation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The seed decides every row; threads, other effects and second readings change nothing. */
class DeterminismTest {
    private static final Experiment EXPERIMENT = Trial.experiment("control", "bonus");
    private static final Source.Simulate SPEC =
            Trial.spec(6_000, 12, Map.of(), Map.of("fraud_drift", 0.5, "fraud_rings", 0.03));

    private static Simulation simulation(Source.Simulate spec, int threads) {
        return new GrowthWorld(threads).prepare(spec, EXPERIMENT, Trial.coin(EXPERIMENT));
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

    private static List<List<String>> everything(List<TableSource> tables) {
        return tables.stream().map(DeterminismTest::rows).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void threadsChangeNothing(int threads) {
        List<List<String>> one = everything(simulation(SPEC, 1).tables());
        assertThat(everything(simulation(SPEC, threads).tables()).equals(one)).isTrue();
    }

    @Test
    void aSecondReadingGivesTheSameRowsAndAnotherSeedOthers() {
        Simulation simulation = simulation(SPEC, 2);
        List<List<String>> first = everything(simulation.tables());
        assertThat(everything(simulation.tables()).equals(first)).isTrue();
        Source.Simulate other = new Source.Simulate(
                SPEC.world(), SPEC.users(), SPEC.days(), 8, SPEC.start(), SPEC.effects(), SPEC.parameters());
        List<List<String>> others = everything(simulation(other, 2).tables());
        assertThat(others.equals(first)).isFalse();
        Growth same = new Growth(SPEC, EXPERIMENT, Trial.coin(EXPERIMENT), 2).withSeed(8);
        assertThat(everything(same.tables()).equals(others)).isTrue();
    }

    @Test
    void tablesComeInOrderAndRowsByUserAndWeek() {
        Simulation simulation = simulation(SPEC, 2);
        assertThat(simulation.tables())
                .extracting(t -> t.schema().name())
                .containsExactly("users", "assignments", "exposures", "behavior_weekly", "user_truth", "offer_truth");
        TableSource panel = Trial.table(simulation, "behavior_weekly");
        long[] rows = {0};
        Trial.read(simulation, "behavior_weekly", (batch, row, user) -> {
            assertThat(user).isEqualTo((int) (rows[0] / 12));
            assertThat(batch.longs(1)[row]).isEqualTo(rows[0] % 12);
            assertThat(batch.longs(2)[row])
                    .isEqualTo(Trial.START.toEpochDay() * 86_400_000 + batch.longs(1)[row] * 7 * 86_400_000);
            rows[0]++;
        });
        assertThat(rows[0]).isEqualTo(72_000).isEqualTo(panel.expectedRows());
    }

    @Test
    void theCoveredAreExposedAtTheStart() {
        Simulation simulation = simulation(SPEC, 2);
        List<String> assigned = rows(Trial.table(simulation, "assignments"));
        assertThat(rows(Trial.table(simulation, "exposures"))).isEqualTo(assigned);
        assertThat(assigned.size()).isBetween(5_200, 5_600);
        assertThat(assigned).allMatch(row -> row.contains("\t" + Trial.START.toEpochDay() * 86_400_000 + "\t"));
    }

    /** Effects change what happens under an offer, so weeks of control without one before the first offer stay as they were. */
    @Test
    void anEffectLeavesWeeksWithoutOffersAsTheyWere() {
        Source.Simulate none = Trial.spec(6_000, 12, Trial.only(Map.of()), Map.of());
        Source.Simulate much = Trial.spec(6_000, 12, Map.of("bonus_activity", 2.0), Map.of());
        for (String table : List.of("users", "assignments", "exposures")) {
            assertThat(rows(Trial.table(simulation(much, 1), table)))
                    .isEqualTo(rows(Trial.table(simulation(none, 1), table)));
        }
        List<String> before = untouched(simulation(none, 1));
        List<String> after = untouched(simulation(much, 1));
        assertThat(before).hasSizeGreaterThan(3_000);
        assertThat(after.equals(before)).isTrue();
        assertThat(rows(Trial.table(simulation(much, 1), "behavior_weekly")))
                .isNotEqualTo(rows(Trial.table(simulation(none, 1), "behavior_weekly")));
    }

    private static List<String> untouched(Simulation simulation) {
        Set<Integer> offered = new HashSet<>();
        List<String> rows = new ArrayList<>();
        int offer = Tables.WEEKLY.indexOf("offer");
        Trial.read(simulation, "behavior_weekly", (batch, row, user) -> {
            if (!batch.texts(offer)[row].equals("none")) {
                offered.add(user);
            }
            if (!offered.contains(user)) {
                rows.add(text(batch, row));
            }
        });
        return rows;
    }

    /** Cancels while a million users are being generated; workers and caller must be gone within 200 ms. */
    @Test
    void cancellingALargeSimulationTakesEffectAtOnce() {
        Cancellation cancellation = new Cancellation();
        long[] cancelledAt = {0};
        Simulation simulation = simulation(Trial.spec(1_000_000, 52, Map.of(), Map.of()), 2);
        TableSource panel = Trial.table(simulation, "behavior_weekly");
        assertThat(panel.expectedRows()).isEqualTo(52_000_000);
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> panel.stream(new StoppableContext(cancellation), batch -> {
                    assertThat(batch.rows()).isLessThan(60_000);
                    if (cancelledAt[0] == 0) {
                        cancelledAt[0] = System.nanoTime();
                        cancellation.cancel();
                    }
                }));
        assertThat((System.nanoTime() - cancelledAt[0]) / 1e6).isLessThan(200);
        assertThat(cancelledAt[0]).isPositive();
    }
}
