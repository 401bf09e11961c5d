package dev.slipway.simulation.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.ColumnType;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.core.study.Source;
import dev.slipway.simulation.OnboardingWorld;
import dev.slipway.simulation.Simulation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The seed decides every row; threads, other effects and second readings change nothing. */
class DeterminismTest {
    private static final Source.Simulate SPEC = Trial.spec(
            20_000,
            14,
            Map.of(),
            Map.of("late_events", 0.02, "duplicates", 0.02, "crossover", 0.01, "sample_ratio_fault", 0.01));

    private static Simulation simulation(Source.Simulate spec, int threads) {
        return new OnboardingWorld(threads).prepare(spec, Trial.EXPERIMENT, Trial.COIN);
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
            ColumnType type = batch.schema().columns().get(c).type();
            switch (type) {
                case TEXT -> text.append(batch.texts(c)[row]);
                case NUMBER -> text.append(batch.numbers(c)[row]);
                case INTEGER, TIMESTAMP -> text.append(batch.longs(c)[row]);
            }
            text.append('\t');
        }
        return text.append('\n').toString();
    }

    private static String hash(Simulation simulation) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (TableSource table : simulation.tables()) {
                rows(table).forEach(row -> digest.update(row.getBytes(StandardCharsets.UTF_8)));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void threadsChangeNothing(int threads) {
        assertThat(hash(simulation(SPEC, threads))).isEqualTo(hash(simulation(SPEC, 1)));
    }

    @Test
    void aSecondReadingGivesTheSameRows() {
        Simulation simulation = simulation(SPEC, 2);
        assertThat(hash(simulation)).isEqualTo(hash(simulation));
    }

    @Test
    void anotherSeedGivesOtherRows() {
        Source.Simulate other = new Source.Simulate(
                SPEC.world(),
                SPEC.users(),
                SPEC.days(),
                SPEC.seed() + 1,
                SPEC.start(),
                SPEC.effects(),
                SPEC.parameters());
        assertThat(hash(simulation(other, 1))).isNotEqualTo(hash(simulation(SPEC, 1)));
    }

    @Test
    void anEffectOnSignUpLeavesControlAsItWas() {
        Source.Simulate base = Trial.spec(20_000, 14, Map.of(), Map.of());
        Source.Simulate more = Trial.spec(20_000, 14, Map.of("signup_completion", 0.1), Map.of());
        assertThat(rows(Trial.table(simulation(more, 1), "users")))
                .isEqualTo(rows(Trial.table(simulation(base, 1), "users")));
        assertThat(control(more)).isEqualTo(control(base)).hasSizeGreaterThan(50_000);
    }

    @Test
    void anEffectOnRetentionLeavesSignUpAsItWas() {
        Source.Simulate base = Trial.spec(20_000, 14, Map.of(), Map.of());
        Source.Simulate more = Trial.spec(20_000, 14, Map.of("retention_7", 0.03), Map.of());
        assertThat(withoutOpens(more)).isEqualTo(withoutOpens(base));
        assertThat(rows(Trial.table(simulation(more, 1), "events")).size())
                .isGreaterThan(rows(Trial.table(simulation(base, 1), "events")).size());
    }

    @Test
    void anEffectOnFraudLeavesNearlyEverybodyAsTheyWere() {
        Map<String, String> base = byUser(Trial.spec(20_000, 14, Map.of("fraud", 0.0005), Map.of()));
        Map<String, String> more = byUser(Trial.spec(20_000, 14, Map.of("fraud", 0.004), Map.of()));
        long changed = base.keySet().stream()
                .filter(user -> !base.getOrDefault(user, "").equals(more.get(user)))
                .count();
        assertThat(changed).isBetween(10L, 300L);
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

    private static List<String> control(Source.Simulate spec) {
        return rows(Trial.table(simulation(spec, 1), "events")).stream()
                .filter(row -> "control".equals(Trial.COIN.variantOf(row.substring(0, row.indexOf('\t')))))
                .toList();
    }

    private static List<String> withoutOpens(Source.Simulate spec) {
        return rows(Trial.table(simulation(spec, 1), "events")).stream()
                .filter(row -> !row.contains("app_open"))
                .toList();
    }

    private static Map<String, String> byUser(Source.Simulate spec) {
        Map<String, String> users = new HashMap<>();
        rows(Trial.table(simulation(spec, 1), "events"))
                .forEach(row -> users.merge(row.substring(0, row.indexOf('\t')), row, String::concat));
        return users;
    }
}
