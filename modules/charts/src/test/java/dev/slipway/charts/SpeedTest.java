package dev.slipway.charts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpeedTest {
    private static final int RUNS = 12;

    @ParameterizedTest
    @MethodSource("dev.slipway.charts.PicturesTest#samples")
    void onceWarmAPictureIsDrawnInAnInstant(Samples.Sample sample) {
        assertThat(fastest(sample.picture(), sample.height())).isLessThan(30_000_000L);
    }

    /** The fastest of a few, so that a busy machine does not decide. */
    static long fastest(Picture picture, double height) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            ImageRenderer.render(picture, 1_200, height, 1, ChartThemes.light());
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest;
    }
}
