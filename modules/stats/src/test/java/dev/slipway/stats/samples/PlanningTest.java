package dev.slipway.stats.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.power.Alternative;
import dev.slipway.stats.power.ArcsinePower;
import dev.slipway.stats.power.PowerAnalysis;
import dev.slipway.stats.power.TTestPower;
import dev.slipway.stats.power.TTestPower.Design;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Planning held to R (samples.R). */
class PlanningTest {
    private final Golden golden = Golden.read("samples_r.csv");

    @Test
    void tTestsOfEveryDesign() {
        for (Design design : Design.values()) {
            for (Alternative alternative : Alternative.values()) {
                for (boolean strict : new boolean[] {false, true}) {
                    TTestPower test = new TTestPower(design, alternative, strict);
                    String name = String.join(
                            "-",
                            "t",
                            design.name().toLowerCase(Locale.ROOT).replace('_', '.'),
                            alternative.name().toLowerCase(Locale.ROOT).replace('_', '.'),
                            strict ? "strict" : "right");
                    golden.check(
                            name,
                            Map.of(
                                    "power", test.power(11, 0.7, 1.3, 0.1),
                                    "n", test.sampleSize(0.3, 1.1, 0.02, 0.85),
                                    "delta", test.detectable(25, 2, 0.05, 0.9)));
                }
            }
        }
    }

    @Test
    void theArcsineScale() {
        double h = ArcsinePower.effect(0.24, 0.31);
        golden.check(
                "h",
                Map.of(
                        "effect", h,
                        "two", ArcsinePower.power(h, 400, 400, Alternative.TWO_SIDED, 0.05),
                        "unequal", ArcsinePower.power(h, 150, 600, Alternative.TWO_SIDED, 0.1),
                        "one", ArcsinePower.power(h, 400, 400, Alternative.ONE_SIDED, 0.05),
                        "n_two", ArcsinePower.sampleSize(h, Alternative.TWO_SIDED, 0.05, 0.8),
                        "n_small", ArcsinePower.sampleSize(h, Alternative.TWO_SIDED, 0.3, 0.32),
                        "n_one", ArcsinePower.sampleSize(h, Alternative.ONE_SIDED, 0.05, 0.9)));
        assertThat(ArcsinePower.effect(0, 1)).isCloseTo(Math.PI, within(1e-15));
        assertThat(ArcsinePower.effect(0.31, 0.24)).isEqualTo(-h);
    }

    /** What the older methods for two arms say. */
    @Test
    void twoArmsAreTheSameAsBefore() {
        TTestPower test = new TTestPower(Design.TWO_SAMPLE, Alternative.TWO_SIDED, false);
        assertThat(test.power(50, 0.5, 1, 0.05)).isEqualTo(PowerAnalysis.powerT(50, 0.5, 1, 0.05));
        assertThat(test.sampleSize(0.5, 1, 0.05, 0.8))
                .isCloseTo(PowerAnalysis.sampleSizeT(0.5, 1, 0.05, 0.8), within(1e-6));
    }

    @Test
    void refusesWhatCannotBePlanned() {
        TTestPower test = new TTestPower(Design.PAIRED, Alternative.ONE_SIDED, false);
        assertThatThrownBy(() -> test.sampleSize(0, 1, 0.05, 0.8)).hasMessageContaining("delta");
        assertThatThrownBy(() -> test.sampleSize(-0.5, 1, 0.05, 0.8)).hasMessageContaining("positive");
        assertThatThrownBy(() -> test.sampleSize(1e-7, 1, 0.05, 0.8)).hasMessageContaining("any sample size");
        assertThatThrownBy(() -> test.sampleSize(1, 1, 0.05, 0.01)).hasMessageContaining("power must exceed alpha");
        assertThatThrownBy(() -> test.power(1, 1, 1, 0.05)).hasMessageContaining("at least 2");
        assertThatThrownBy(() -> ArcsinePower.effect(1.2, 0.5)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> ArcsinePower.sampleSize(0, Alternative.TWO_SIDED, 0.05, 0.8))
                .hasMessageContaining("not zero");
    }
}
