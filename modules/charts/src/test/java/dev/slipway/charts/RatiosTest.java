package dev.slipway.charts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatiosTest {
    @Test
    void coefficientsHaveTwoDigitsOfTheirError() {
        assertThat(Ratios.coefficient(-.2374, .1172)).isEqualTo("−0.24");
        assertThat(Ratios.coefficient(.041_73, .002_75)).isEqualTo("0.0417");
        assertThat(Ratios.coefficient(-2.0897, .0617)).isEqualTo("−2.090");
        assertThat(Ratios.coefficient(1_234.4, 47.2)).isEqualTo("1,234");
        assertThat(Ratios.interval(-.467, -.0074, .1172)).isEqualTo("[−0.47, −0.01]");
        assertThat(Ratios.interval(-.467, -.0004, .1172)).isEqualTo("[−0.47, −0.0004]");
    }

    @Test
    void endsOfRatiosAreToldApart() {
        assertThat(Ratios.ratio(.0417, .0363, .0471)).isEqualTo("1.043");
        assertThat(Ratios.ratioInterval(.0363, .0471)).isEqualTo("[1.037, 1.048]");
        assertThat(Ratios.ratio(.26, .16, .36)).isEqualTo("1.30");
        assertThat(Ratios.ratio(5.2, 4.2, 6.2)).isEqualTo("181");
    }
}
