package dev.slipway.simulation.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.WorldDescription;
import dev.slipway.core.study.WorldDescription.Knob;
import dev.slipway.simulation.BehaviorWorld;
import dev.slipway.simulation.Simulation;
import dev.slipway.simulation.Worlds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Knobs have bounds, the bounds hold, and what can't be planted is refused with what can. */
class KnobsTest {
    /** Short, since the time to plant effects grows with the days after the longest window. */
    private static final int DAYS = 18;

    private static Simulation simulation(Map<String, Double> effects, Map<String, Double> parameters) {
        return new BehaviorWorld(1).prepare(Trial.spec(100, DAYS, effects, parameters), Trial.EXPERIMENT, Trial.COIN);
    }

    private static void assertRefused(Map<String, Double> effects, Map<String, Double> parameters, String word) {
        assertThatExceptionOfType(SlipwayException.class)
                .isThrownBy(() -> simulation(effects, parameters))
                .withMessageContaining(word)
                .satisfies(e -> assertThat(e.category()).isEqualTo(ErrorCategory.STUDY_INVALID))
                .satisfies(e -> assertThat(e.remedy()).isNotBlank());
    }

    @Test
    void theDescriptionNamesEverything() {
        WorldDescription world = Worlds.named("behavior").description();
        assertThat(world.events()).containsExactly("view", "search", "play", "add_to_cart", "purchase", "like");
        assertThat(world.effects()).containsOnlyKeys("plays_14d", "purchase_14d", "retention_7", "revenue_14d");
        assertThat(world.attributes()).containsAll(world.covariates());
        List<Knob> knobs = new ArrayList<>(world.effects().values());
        knobs.addAll(world.parameters().values());
        assertThat(knobs).allSatisfy(knob -> {
            assertThat(knob.byDefault()).isBetween(knob.low(), knob.high());
            assertThat(knob.help()).endsWith(".");
            assertThat(knob.label()).isNotBlank();
        });
    }

    @Test
    void unknownNamesAndValuesOutOfBoundsAreRefused() {
        assertRefused(Map.of("plays", 0.1), Map.of(), "plays");
        assertRefused(Map.of(), Map.of("speed", 1.0), "behavior world");
        assertRefused(Map.of("retention_7", 0.5), Map.of(), "retention_7");
        assertRefused(Map.of("retention_7", Double.NaN), Map.of(), "retention_7");
    }

    @Test
    void whatRareVisitsCanNotBringIsRefusedWithWhatTheyCan() {
        Map<String, Double> effects = Map.of("purchase_14d", -0.04, "retention_7", -0.04);
        Map<String, Double> parameters = Map.of("visits_per_day", 0.05, "regularity", 10.0);
        assertRefused(effects, parameters, "retention_7");
        assertThat(Worlds.named("behavior").description().check().conflicts(Trial.spec(100, DAYS, effects, parameters)))
                .extracting(c -> c.group() + "." + c.name())
                .contains("effects.retention_7");
        assertThat(Worlds.named("behavior").description().check().conflicts(Trial.spec(100, DAYS, Map.of(), Map.of())))
                .isEmpty();
    }

    @Test
    void noUsersIsRefused() {
        assertThatExceptionOfType(SlipwayException.class)
                .isThrownBy(() -> new BehaviorWorld(1)
                        .prepare(Trial.spec(0, DAYS, Map.of(), Map.of()), Trial.EXPERIMENT, Trial.COIN))
                .withMessageContaining("0 users");
    }

    /** Each knob alone at either bound, the others at their defaults, can be simulated and plants what it says. */
    @Test
    void everyBoundAloneWorks() {
        Metric purchase = Trial.within(MetricKind.PROPORTION, "purchase", 14);
        Knobs.EFFECTS.forEach((name, knob) -> {
            for (double value : new double[] {knob.low(), knob.high()}) {
                Simulation simulation = simulation(Trial.only(Map.of(name, value)), Map.of());
                assertThat(simulation.truth(purchase)).isPresent();
            }
        });
        Map<String, Double> small = new LinkedHashMap<>(Map.of("plays_14d", 0.1, "purchase_14d", 0.002));
        small.putAll(Map.of("retention_7", 0.001, "revenue_14d", 0.1));
        Knobs.PARAMETERS.forEach((name, knob) -> {
            for (double value : new double[] {knob.low(), knob.high()}) {
                Simulation simulation = simulation(small, Map.of(name, value));
                assertThat(simulation.truth(purchase).orElseThrow())
                        .as("%s %s", name, value)
                        .isBetween(0.00199999, 0.00200001);
                simulation
                        .rollout()
                        .ifPresent(
                                truth -> assertThat(truth.sessions().overall()).isBetween(0.0, 1.0));
            }
        });
    }

    @Test
    void theTruthIsSilentWhereItIsNotKnown() {
        Simulation simulation = simulation(Map.of(), Map.of());
        assertThat(simulation.truth(Trial.metric(MetricKind.COUNT, "play", null, Duration.ofHours(5), null)))
                .isEmpty();
        assertThat(simulation.truth(Trial.within(MetricKind.COUNT, "play", DAYS)))
                .isEmpty();
        assertThat(simulation.truth(Trial.within(MetricKind.MEAN, "play", 14))).isEmpty();
        assertThat(simulation.truth(Trial.within(MetricKind.QUANTILE, "purchase", 14)))
                .isEmpty();
        assertThat(simulation.truth(Trial.within(MetricKind.COUNT, "scroll", 14)))
                .isEmpty();
        assertThat(simulation.truth(Trial.ratio("purchase", "scroll"))).isEmpty();
    }
}
