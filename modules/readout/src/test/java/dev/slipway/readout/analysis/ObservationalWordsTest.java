package dev.slipway.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.text.ObservationalWords;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The sentence says what the numbers say. */
class ObservationalWordsTest {
    private static Estimate estimate(String method, double effect) {
        return new Estimate(
                method,
                List.of("beta", "no beta"),
                "absolute",
                effect,
                .1,
                effect - .2,
                effect + .2,
                .95,
                null,
                false,
                Map.of("mean_others", 19.0),
                List.of());
    }

    private static String summary(@Nullable Estimate randomised, double... effects) {
        List<Estimate> estimates = new java.util.ArrayList<>(List.of(estimate("naive_difference", effects[0])));
        for (int i = 1; i < effects.length; i++) {
            estimates.add(estimate(i == 1 ? "ipw" : "aipw", effects[i]));
        }
        return ObservationalWords.summary(new ObservationalReadout(
                "Beta: yes",
                "spend",
                "Spend",
                false,
                "att",
                100,
                300,
                2,
                estimates,
                randomised,
                randomised == null ? null : "Spend",
                List.of(),
                ObservationalReadout.Overlap.NONE,
                null,
                null,
                List.of()));
    }

    @Test
    void agreementAndWhatItTeaches() {
        Estimate test = estimate("welch_t", 1.5);
        assertThat(summary(test, 4.5, 1.6, 1.4))
                .contains("3.0 times as much", "All 2 adjusted methods agree", "was measured here");
        assertThat(summary(test, 4.5, 3.6, 1.4)).contains("1 of 2 adjusted methods agrees", "hangs on the method");
        assertThat(summary(test, 4.5, 4.4, 4.3)).contains("0 of 2", "not measured decided", "Trust the test");
        assertThat(summary(test, 1.5, 1.6, 1.4))
                .contains("would not have misled")
                .doesNotContain("times as much");
        assertThat(summary(test, 1.5, 1.6, 4.4)).contains("more adjustment is not always better");
        assertThat(summary(null, 4.5, 1.6, 1.4)).contains("+1.40 to +1.60", "No randomised answer");
        assertThat(summary(test, 4.5)).contains("no adjusted estimate");
    }

    /** Differences-in-differences without covariates are no adjusted methods, whether they agree or not. */
    @Test
    void plainGroupTimeEffectsAreNotAdjusted() {
        ObservationalReadout none = new ObservationalReadout(
                "Feed adopted",
                "sessions",
                "Sessions",
                false,
                "att",
                100,
                300,
                2,
                List.of(
                        estimate("naive_difference", 4.5),
                        estimate("two_way_fixed_effects", 4.2),
                        estimate("group_time", 4.4),
                        estimate("group_time_proportional", 4.4),
                        estimate("group_time_adjusted", 1.6),
                        estimate("aipw", 1.4)),
                estimate("welch_t", 1.5),
                "Sessions",
                List.of(),
                ObservationalReadout.Overlap.NONE,
                null,
                null,
                List.of());

        assertThat(ObservationalWords.summary(none)).contains("All 2 adjusted methods agree");
    }

    @Test
    void whoIsComparedIsSaid() {
        ObservationalReadout readout = BetaSample.ask(BetaSample.ASKED);
        assertThat(ObservationalWords.compared(readout))
                .startsWith("Beta: yes, ")
                .endsWith("the effect on the treated");
        assertThat(ObservationalWords.summary(readout)).contains("All 5 adjusted methods agree");
    }
}
