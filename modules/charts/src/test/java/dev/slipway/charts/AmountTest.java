package dev.slipway.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.model.Interval;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AmountTest {
    @Test
    void moneyHasItsSignBeforeTheEuroAndCents() {
        Amount money = Amount.money(.25);
        assertThat(money.level(7.114)).isEqualTo("€7.11");
        assertThat(money.level(-.62)).isEqualTo("−€0.62");
        assertThat(money.withInterval(new Interval(.391, .14, .64))).isEqualTo("+€0.39 [+0.14, +0.64]");
        assertThat(money.difference(0)).isEqualTo("€0.00");
        assertThat(money.difference(-.4)).isEqualTo("−€0.40");
        assertThat(money.difference(Double.NaN)).isEqualTo("n/a");
    }

    @Test
    void aNarrowIntervalGetsMoreDigits() {
        assertThat(Amount.money(new Interval(.0123, .008, .0166)).withInterval(new Interval(.0123, .008, .0166)))
                .isEqualTo("+€0.012 [+0.008, +0.017]");
        assertThat(Amount.rate(.0019, .00002).levelWithInterval(new Interval(.0019, .00188, .00192)))
                .isEqualTo("0.190% [0.188, 0.192]");
    }

    @Test
    void aBoundDoesNotSeemToTouchZeroOrTheLimit() {
        assertThat(Amount.money(.2).interval(.004, .4)).isEqualTo("[+0.004, +0.40]");
        assertThat(Amount.rate(.0025, .0003, .0025).levels(.0019, .002498)).isEqualTo("[0.19, 0.2498]");
        assertThat(Amount.rate(.0025, .0003, .0025).levels(.0019, .00249999)).isEqualTo("[0.19, 0.25]");
    }

    @Test
    void ratesAreInPercentAndTheirDistancesInPoints() {
        Amount rate = Amount.rate(.0019, .0003, .0025);
        assertThat(rate.level(.0019)).isEqualTo("0.19%");
        assertThat(rate.size(.0003)).isEqualTo("0.03 pp");
        assertThat(Amount.rate(.461, .01).level(.461)).isEqualTo("46.1%");
    }

    @Test
    void aLimitHasTheDigitsThatSomebodyGaveIt() {
        assertThat(Amount.money(.001).limit(.2)).isEqualTo("€0.20");
        assertThat(Amount.money(.001).limit(.205)).isEqualTo("€0.205");
        assertThat(Amount.rate(.009, .0001).limit(.009)).isEqualTo("0.90%");
        assertThat(Amount.rate(.0025, .0001).limit(.0025)).isEqualTo("0.25%");
    }

    @Property(tries = 200)
    void bothEndsOfAnIntervalAreToldApart(
            @ForAll @IntRange(min = -50_000, max = 50_000) int middle,
            @ForAll @IntRange(min = 1, max = 20_000) int half) {
        Interval interval = new Interval(middle / 1e3, (middle - half) / 1e3, (middle + half) / 1e3);
        String words = Amount.money(interval).interval(interval.low(), interval.high());
        String[] ends = words.substring(1, words.length() - 1).split(", ", -1);
        assertThat(ends).hasSize(2);
        assertThat(ends[0]).isNotEqualTo(ends[1]);
    }
}
