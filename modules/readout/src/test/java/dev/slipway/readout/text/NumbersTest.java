package dev.slipway.readout.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({"0.461, 46.1%", "0.0037, 0.37%", "0.01, 1.0%", "0, 0%", "1, 100.0%", "0.00000001, < 0.01%", "NaN, n/a"})
    void ratesHaveOneDecimalAndTwoBelowOnePercent(double share, String text) {
        assertThat(Numbers.rate(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.049, 1, +4.9 pp", "-0.006, 1, −0.6 pp", "0, 1, 0.0 pp", "-0.0001, 1, 0.0 pp", "0.0008, 2, +0.08 pp"})
    void differencesHaveASignThatZeroHasNot(double difference, int decimals, String text) {
        assertThat(Numbers.pp(difference, decimals)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.91, p = 0.91",
        "0.05, p = 0.05",
        "0.0491, p = 0.049",
        "0.00049, p < 0.001",
        "0, p < 0.001",
        "1, p = 1.00"
    })
    void pIsNeverZero(double p, String text) {
        assertThat(Numbers.pEquals(p)).isEqualTo(text);
    }

    @Test
    void aBoundThatRoundsOntoZeroOrAMarkGetsOneMoreDigit() {
        assertThat(Numbers.ppInterval(0.0003, 0.062, 1)).isEqualTo("[+0.03, +6.2]");
        assertThat(Numbers.ppInterval(-0.0196, 0.001, 1, -0.02)).isEqualTo("[−1.96, +0.1]");
        assertThat(Numbers.ppInterval(-0.02, 0.001, 1, -0.02)).isEqualTo("[−2.0, +0.1]");
        assertThat(Numbers.ppInterval(0, 0.05, 1)).isEqualTo("[0.0, +5.0]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"29986; 29,986", "999999; 999,999", "1040000; 1.0 M", "2500000000; 2.5 bn", "-1200; −1,200"})
    void countsAreShortAboveAMillion(long n, String text) {
        assertThat(Numbers.shortCount(n)).isEqualTo(text);
    }

    @Test
    void money() {
        assertThat(Numbers.moneyDifference(0.39)).isEqualTo("+€0.39");
        assertThat(Numbers.moneyDifference(-0.391)).isEqualTo("−€0.39");
        assertThat(Numbers.moneyDifference(0.001)).isEqualTo("€0.00");
        assertThat(Numbers.money(12_345.6)).isEqualTo("€12,346");
    }

    @ParameterizedTest
    @CsvSource({
        "38, 38 s",
        "0.42, 0.4 s",
        "0, 0 s",
        "174, 2.9 min",
        "396, 6.6 min",
        "111600, 31 h",
        "8000, 2.2 h",
        "276480, 3.2 days"
    })
    void spansOfTime(double seconds, String text) {
        assertThat(Numbers.duration(seconds)).isEqualTo(text);
    }

    @Test
    void briefDropsTrailingZeros() {
        assertThat(Numbers.brief(1, 1)).isEqualTo("+1");
        assertThat(Numbers.brief(0.3, 2)).isEqualTo("+0.3");
        assertThat(Numbers.brief(-10, 0)).isEqualTo("−10");
        assertThat(Numbers.brief(0, 1)).isEqualTo("0");
    }

    @Test
    void nothingDependsOnTheDefaultLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Numbers.fixed(1234.5, 1)).isEqualTo("1,234.5");
            assertThat(Dates.date(LocalDate.of(2026, 5, 2))).isEqualTo("2 May 2026");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void metricFormatKeepsOnePrecision() {
        MetricFormat rare = MetricFormat.of(true, 0.0037, 0.0013, 0.003);
        assertThat(rare.withInterval(0.0008, -0.0005, 0.0021)).isEqualTo("+0.08 pp [−0.05, +0.21]");
        assertThat(rare.bound(0.00298)).isEqualTo("+0.298 pp");
        MetricFormat money = MetricFormat.of(false, 120, 0.8);
        assertThat(rare.error(0.0041)).isEqualTo("0.41 pp");
        assertThat(rare.error(0.00064)).isEqualTo("0.064 pp");
        assertThat(money.withInterval(1.234, 0.43, 2.03)).isEqualTo("+1.23 [+0.43, +2.03]");
        assertThat(money.level(120.456)).isEqualTo("120.46");
        assertThat(MetricFormat.of(true, 0.4, 0.01).size(-0.049)).isEqualTo("4.9 pp");
    }

    @Test
    void datesAndRanges() {
        assertThat(Dates.range(LocalDate.of(2026, 10, 5), LocalDate.of(2026, 11, 1)))
                .isEqualTo("5 Oct – 1 Nov 2026");
        assertThat(Dates.day("2026-11-08")).isEqualTo("8 Nov");
        assertThat(Dates.moment(0)).isEqualTo("1 Jan 1970, 00:00");
    }
}
