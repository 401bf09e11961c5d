package dev.slipway.readout.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"Plays", "App opens", "Losses per amount moved", "Users who abused a bonus", "Plays in 14 days"})
    void labelsOfManyAreKnown(String label) {
        assertThat(Words.plural(label)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sign-up completion",
                "KYC within 7 days",
                "Net revenue per active user and week",
                "Back on day 7",
                ""
            })
    void labelsOfOneToo(String label) {
        assertThat(Words.plural(label)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "paid_search, paid search",
        "id_card, ID card",
        "ios, iOS",
        "18-24, 18-24",
        "5.6.0, 5.6.0",
        "ID, ID",
        "up to 0.212, up to 0.212",
        "__, __"
    })
    void valuesLoseWhatJoinsWordsAndNothingElse(String value, String words) {
        assertThat(Words.level(value)).isEqualTo(words);
    }

    @Test
    void moneyHasItsSignBeforeTheIntervalOnly() {
        assertThat(Numbers.moneyInterval(-0.03, 0.79)).isEqualTo("[−0.03, +0.79]");
        assertThat(Numbers.moneyInterval(0.001, 12_345)).isEqualTo("[0.00, +12,345]");
    }

    @ParameterizedTest
    @CsvSource({
        "signup_complete, sign-up completed",
        "kyc_start, KYC started",
        "add_to_cart, add to cart",
        "purchase, purchase",
        "open, open"
    })
    void eventsAreWhatHasHappened(String key, String words) {
        assertThat(Words.event(key)).isEqualTo(words);
    }

    @Test
    void eventsOfWhichAnyCountsAreOneHeading() {
        assertThat(Words.anyEvent(List.of("name_entered", "email_verify", "signup_complete")))
                .isEqualTo("Name entered, email verified or sign-up completed");
    }
}
