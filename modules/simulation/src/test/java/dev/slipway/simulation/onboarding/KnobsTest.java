package dev.slipway.simulation.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.WorldDescription;
import dev.slipway.core.study.WorldDescription.Knob;
import dev.slipway.simulation.OnboardingWorld;
import dev.slipway.simulation.Worlds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Knobs have bounds, the bounds hold, and no allowed combination breaks a probability. */
class KnobsTest {
    private static Blueprint blueprint(Map<String, Double> effects, Map<String, Double> parameters) {
        return Blueprint.of(Trial.spec(100, 28, effects, parameters), Trial.EXPERIMENT, Trial.COIN);
    }

    private static void assertRefused(Map<String, Double> effects, Map<String, Double> parameters, String word) {
        assertThatExceptionOfType(SlipwayException.class)
                .isThrownBy(() -> blueprint(effects, parameters))
                .withMessageContaining(word)
                .satisfies(e -> assertThat(e.category()).isEqualTo(ErrorCategory.STUDY_INVALID))
                .satisfies(e -> assertThat(e.remedy()).isNotBlank());
    }

    @Test
    void theDescriptionNamesEverything() {
        WorldDescription world = Worlds.named("onboarding").description();
        assertThat(world.events()).hasSize(13).contains("signup_complete", "app_open");
        assertThat(world.effects()).containsOnlyKeys("signup_completion", "kyc_7d", "fraud", "retention_7");
        assertThat(world.parameters()).hasSize(10);
        world.effects().values().forEach(KnobsTest::assertSound);
        world.parameters().values().forEach(KnobsTest::assertSound);
    }

    private static void assertSound(Knob knob) {
        assertThat(knob.byDefault()).isBetween(knob.low(), knob.high());
        assertThat(knob.help()).endsWith(".");
        assertThat(knob.label()).isNotBlank();
    }

    @Test
    void theDescriptionSaysWhatDoesNotGoTogether() {
        WorldDescription.Check check = Worlds.named("onboarding").description().check();
        Map<String, Double> effects = Map.of("fraud", 0.015, "kyc_7d", 0.05, "signup_completion", -0.05);

        assertThat(check.conflicts(Trial.spec(100, 28, effects, Map.of("fraudster_share", 0.002))))
                .extracting(c -> c.group() + "." + c.name())
                .containsExactlyInAnyOrder("effects.kyc_7d", "effects.fraud");
        assertThat(check.conflicts(Trial.spec(100, 28, Map.of(), Map.of()))).isEmpty();
    }

    @Test
    void anUnknownWorldNamesTheKnownOnes() {
        assertThatExceptionOfType(SlipwayException.class)
                .isThrownBy(() -> Worlds.named("mars"))
                .satisfies(e -> assertThat(e.remedy()).contains("onboarding"));
    }

    @Test
    void unknownNamesAndValuesOutOfBoundsAreRefused() {
        assertRefused(Map.of("signups", 0.1), Map.of(), "signups");
        assertRefused(Map.of(), Map.of("speed", 1.0), "speed");
        assertRefused(Map.of("signup_completion", 0.5), Map.of(), "signup_completion");
        assertRefused(Map.of(), Map.of("baseline_completion", 0.01), "baseline_completion");
        assertRefused(Map.of("fraud", Double.NaN), Map.of(), "fraud");
    }

    @Test
    void whatCanNotBePlantedTogetherIsRefusedWithAWayOut() {
        assertRefused(Map.of("signup_completion", -0.02, "kyc_7d", 0.01), Map.of(), "KYC");
        assertRefused(Map.of("fraud", 0.012), Map.of("fraudster_share", 0.012), "fraud");
        assertRefused(Map.of("fraud", -0.002), Map.of("fraudster_share", 0.002), "fraud");
    }

    @Test
    void defaultsGiveWayToChosenEffects() {
        Setting worse = Setting.of(Trial.spec(100, 28, Map.of("signup_completion", -0.05), Map.of()));
        assertThat(worse.kycWithin7d()).isEqualTo(worse.completion()[1]);
        Setting fraud = Setting.of(Trial.spec(100, 28, Map.of("fraud", 0.012), Map.of()));
        assertThat(fraud.fraudsters()).isGreaterThan(0.0149);
        assertThat(fraud.slip(1)).isLessThanOrEqualTo(0.9000001);
    }

    @Test
    void noUsersIsRefused() {
        assertThatExceptionOfType(SlipwayException.class)
                .isThrownBy(() -> new OnboardingWorld(1)
                        .prepare(Trial.spec(0, 28, Map.of(), Map.of()), Trial.EXPERIMENT, Trial.COIN))
                .withMessageContaining("0 users");
    }

    @Test
    void everyCornerOfTheBoundsGivesProbabilities() {
        List<Map<String, Double>> effects =
                corners(Knobs.EFFECTS, List.of("signup_completion", "fraud", "retention_7"));
        List<Map<String, Double>> parameters = corners(
                Knobs.PARAMETERS,
                List.of("baseline_completion", "intent_strength", "heterogeneity", "channel_drift", "fraudster_share"));
        int built = 0;
        for (Map<String, Double> effect : effects) {
            for (Map<String, Double> parameter : parameters) {
                built += soundOrRefused(effect, parameter) ? 1 : 0;
            }
        }
        assertThat(built).isGreaterThan(120);
    }

    private static boolean soundOrRefused(Map<String, Double> effects, Map<String, Double> parameters) {
        Setting setting;
        try {
            setting = Setting.of(Trial.spec(100, 28, effects, parameters));
        } catch (SlipwayException refused) {
            assertThat(refused).hasMessageContaining("fraud");
            return false;
        }
        DayRates rates = DayRates.of(setting, 1);
        for (int arm = 0; arm < 2; arm++) {
            assertThat(setting.slip(arm)).isBetween(0.0, 1.0);
            for (int s = 0; s < Population.SEGMENTS; s++) {
                assertThat(rates.kyc()[s]).isBetween(0.0, 1.0);
                assertThat(rates.fraudster()[s]).isBetween(0.0, 0.1);
                assertThat(rates.open()[arm][s] * Returns.share(1)).isBetween(0.0, 1.0);
                assertThat(rates.intercept()[arm][s]).isFinite();
            }
        }
        return true;
    }

    private static List<Map<String, Double>> corners(Map<String, Knob> knobs, List<String> names) {
        List<Map<String, Double>> corners = new ArrayList<>();
        for (int bits = 0; bits < 1 << names.size(); bits++) {
            Map<String, Double> corner = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                Knob knob = Objects.requireNonNull(knobs.get(names.get(i)));
                corner.put(names.get(i), (bits >> i & 1) == 0 ? knob.low() : knob.high());
            }
            corners.add(corner);
        }
        return corners;
    }

    @Test
    void theTruthIsSilentWhereItIsNotKnown() {
        Trial trial = new Trial(Trial.spec(10, 14, Map.of(), Map.of()));
        assertThat(trial.simulation.truth(Trial.proportionMetric("selfie", Duration.ofDays(1))))
                .isEmpty();
        assertThat(trial.simulation.truth(Trial.retentionMetric(0))).isEmpty();
        assertThat(trial.simulation.truth(Trial.metric(MetricKind.COUNT, "signup_complete", Duration.ofDays(1), null)))
                .isEmpty();
        assertThat(trial.simulation.truth(Trial.metric(MetricKind.RETENTION, "deposit", null, 7)))
                .isEmpty();
    }
}
