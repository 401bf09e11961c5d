package dev.slipway.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsOfStudiesTest {

    @ParameterizedTest
    @CsvSource({
        "signup_completion,Sign-up completion",
        "kyc_7d,KYC within 7 days",
        "activation_1d,Activation within 1 day",
        "d7,D7",
        "retention_d30,Retention D30",
        "arpu,ARPU",
        "user_id,User ID",
        "revenue,Revenue",
        "_,_"
    })
    void keysBecomeLabels(String key, String label) {
        assertThat(Labels.of(key)).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({
        "revenue_gross,Gross revenue",
        "loss_bonus_abuse,Bonus abuse",
        "loss_fraud,Fraud losses",
        "bonus_cost,Bonus cost",
        "loss,Loss",
        "lossy_rate,Lossy rate"
    })
    void columnsOfMoneyAreTurnedRound(String column, String label) {
        assertThat(Labels.ofMoney(column)).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({"30m,PT30M,30 minutes", "24h,PT24H,1 day", "36h,PT36H,36 hours", "7d,PT168H,7 days", "2w,PT336H,14 days"
    })
    void durationsAreReadAndSaid(String text, Duration duration, String words) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
        assertThat(Durations.inWords(duration)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "d", "0d", "-1d", "1.5d", "7 d", "7D", "1y", "9999999d"})
    void otherTextIsNoDuration(String text) {
        assertThat(Durations.parse(text)).isNull();
    }
}
