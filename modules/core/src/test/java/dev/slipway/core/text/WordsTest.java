package dev.slipway.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void findsTheNameThatWasMeant() {
        List<String> names = List.of("signup_start", "signup_complete", "kyc_start");

        assertThat(Closest.to("signup-complete", names)).isEqualTo("signup_complete");
        assertThat(Closest.to("Sginup_start", names)).isEqualTo("signup_start");
        assertThat(Closest.to("deposit", names)).isNull();
        assertThat(Closest.to("x", List.of())).isNull();
    }

    @Test
    void aSwapOfNeighboursIsOneEdit() {
        assertThat(Closest.distance("ab", "ba")).isEqualTo(1);
        assertThat(Closest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Closest.distance("", "abc")).isEqualTo(3);
    }

    @Test
    void writesListsQuotesAndNumbers() {
        assertThat(Phrases.and(List.of())).isEmpty();
        assertThat(Phrases.and(List.of("a"))).isEqualTo("a");
        assertThat(Phrases.and(List.of("a", "b"))).isEqualTo("a and b");
        assertThat(Phrases.or(List.of("a", "b", "c"))).isEqualTo("a, b or c");
        assertThat(Phrases.quoted(" two\n lines ")).isEqualTo("“two lines”");
        assertThat(Phrases.quoted("x".repeat(99))).hasSize(63).endsWith("…”");
        assertThat(Phrases.number(0.5 + 0.6)).isEqualTo("1.1");
        assertThat(Phrases.number(-0.0)).isEqualTo("0");
        assertThat(Phrases.number(1e9)).isEqualTo("1000000000");
        assertThat(Phrases.count(1, "row", "rows")).isEqualTo("1 row");
    }
}
