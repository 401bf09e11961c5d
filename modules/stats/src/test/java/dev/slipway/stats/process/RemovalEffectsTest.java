package dev.slipway.stats.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.golden.Golden;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Removal effects against numpy's brute force, and of sequences that begin with the conversion. */
class RemovalEffectsTest {

    private static final Golden GOLDEN = Golden.read("process.csv");
    private static final int K = 5;

    /** No session begins with state 4; many begin with state 2. */
    @ParameterizedTest
    @ValueSource(ints = {4, 2})
    void removalEffects(int goal) {
        RemovalEffects.Result r = RemovalEffects.of(column(0), column(1), K, goal);
        Map<String, Double> fields =
                new HashMap<>(Map.of("base", r.conversionProbability(), "attributed1", r.attributed()[1]));
        for (int i = 0; i < K; i++) {
            if (i != goal) {
                fields.put("effect" + i, r.removal()[i]);
            }
        }
        GOLDEN.check("process.removal." + goal, fields);
        assertThat(Arrays.stream(r.attributed()).sum())
                .isCloseTo((double) (r.conversions() - r.direct()), within(1e-9));
        // In such a chain the fitted conversion probability is the observed share of paths.
        assertThat(r.conversionProbability()).isCloseTo((double) r.conversions() / r.paths(), within(1e-12));
        assertThat(r.direct() > 0).isEqualTo(goal == 2);
    }

    /** Of four conversions two begin with the goal and one came through state 0: without it one of four is lost. */
    @Test
    void whatBeginsWithTheConversionCannotBeLost() {
        int[] sequence = {0, 1, 2, 2, 3, 3, 4};
        int[] state = {2, 2, 0, 2, 1, 2, 0};
        RemovalEffects.Result r = RemovalEffects.of(sequence, state, 3, 2);
        assertThat(r.conversions()).isEqualTo(4);
        assertThat(r.direct()).isEqualTo(2);
        assertThat(r.paths()).isEqualTo(5);
        assertThat(r.conversionProbability()).isCloseTo(0.8, within(1e-15));
        assertThat(r.removal()[0]).isCloseTo(0.25, within(1e-15));
        assertThat(r.removal()[1]).isCloseTo(0.25, within(1e-15));
        assertThat(r.attributed()).containsExactly(1, 1, 0);
    }

    @Test
    void whereAllBeginWithItNothingIsAttributed() {
        RemovalEffects.Result r = RemovalEffects.of(new int[] {0, 1, 2}, new int[] {1, 1, 0}, 2, 1);
        assertThat(r.conversionProbability()).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(r.removal()).containsOnly(0);
        assertThat(r.share()).containsOnly(0);
        assertThat(r.attributed()).containsOnly(0);
    }

    @Test
    void refusals() {
        assertThatThrownBy(() -> RemovalEffects.of(new int[] {1, 1}, new int[] {0, 1}, 3, 2))
                .hasMessageContaining("no sequence has the conversion");
        assertThatThrownBy(() -> RemovalEffects.of(new int[2], new int[] {0, 3}, 3, 2))
                .hasMessageContaining("state[1]");
        assertThatThrownBy(() -> RemovalEffects.of(new int[2], new int[3], 3, 2))
                .hasMessageContaining("2 sequence ids");
        assertThatThrownBy(() -> RemovalEffects.of(new int[2], new int[2], 3, 3))
                .hasMessageContaining("must be a state");
    }

    private static int[] column(int index) {
        return Golden.rows("process_data.csv").stream()
                .mapToInt(row -> Integer.parseInt(row[index]))
                .toArray();
    }
}
