package dev.slipway.readout;

import static dev.slipway.readout.AnswerCases.metric;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Topics are told by whole words: time is no money, incoming is no income. */
class TopicTest {
    @ParameterizedTest
    @CsvSource({
        "plays, count, higher, ENGAGEMENT",
        "complaints, count, lower, ",
        "time_spent, mean, higher, ENGAGEMENT",
        "time_spend, mean, higher, ENGAGEMENT",
        "minutes_watched, mean, higher, ENGAGEMENT",
        "incoming_calls, count, higher, ENGAGEMENT",
        "price_views, count, higher, ENGAGEMENT",
        "amount_of_plays, count, higher, ENGAGEMENT",
        "order_value, mean, higher, REVENUE",
        "revenue_48h, mean, higher, REVENUE",
        "revenue_in_48_hours, mean, higher, REVENUE",
        "spend, mean, higher, REVENUE",
        "refunds, mean, lower, ",
        "revenue_per_session, ratio, higher, REVENUE",
        "conversion, proportion, higher, ",
        "back_day_7, retention, higher, RETENTION",
        "churned, proportion, lower, RETENTION",
        "retention_7, proportion, higher, RETENTION",
        "retentionist_articles, count, higher, ENGAGEMENT",
        "sales, count, higher, REVENUE"
    })
    void aNameSaysWhatAMetricIsAbout(String key, String kind, String better, @Nullable Topic topic) {
        assertThat(Topic.of(metric(key, kind, better, 0.1, 0.2))).isEqualTo(topic);
    }
}
