package dev.slipway.simulation.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.RampStep;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.WorldDescription;
import dev.slipway.core.study.WorldDescription.Knob;
import dev.slipway.simulation.GrowthWorld;
import dev.slipway.simulation.Simulation;
import dev.slipway.simulation.Worlds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Knobs have bounds, the bounds hold, knobs do what they say, and what does not go together is refused. */
class KnobsTest {
    private static final Experiment EXPERIMENT = Trial.experiment("control", "bonus", "none");
    private static final WorldDescription WORLD = Growth.description();

    private static Simulation simulation(Source.Simulate spec) {
        return new GrowthWorld(1).prepare(spec, EXPERIMENT, Trial.coin(EXPERIMENT));
    }

    private static Simulation simulation(Map<String, Double> effects, Map<String, Double> parameters) {
        return simulation(Trial.spec(800, 12, effects, parameters));
    }

    private static void assertRefused(Source.Simulate spec, String words) {
        assertThatExceptionOfType(SlipwayException.class)
                .isThrownBy(() -> simulation(spec))
                .withMessageContaining(words)
                .satisfies(e -> assertThat(e.category()).isEqualTo(ErrorCategory.STUDY_INVALID))
                .satisfies(e -> assertThat(e.remedy()).isNotBlank());
    }

    @Test
    void theDescriptionNamesEverything() {
        WorldDescription world = Worlds.named("growth").description();
        assertThat(world.events()).isEmpty();
        assertThat(world.weekly())
                .containsExactly(
                        "active",
                        "sessions",
                        "transactions",
                        "gmv",
                        "deposits",
                        "revenue_gross",
                        "loss_fraud",
                        "loss_bonus_abuse",
                        "bonus_cost",
                        "chargebacks",
                        "churned",
                        "propensity");
        assertThat(world.weekly()).allMatch(column -> Tables.WEEKLY.indexOf(column) >= 0);
        assertThat(world.attributes()).containsAll(world.covariates());
        assertThat(world.covariates()).allMatch(column -> Tables.USERS.indexOf(column) >= 0);
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
        assertRefused(Trial.spec(10, 4, Map.of("bonus", 0.1), Map.of()), "bonus");
        assertRefused(Trial.spec(10, 4, Map.of(), Map.of("speed", 1.0)), "growth world");
        assertRefused(Trial.spec(10, 4, Map.of(), Map.of("fraud_per_1000", 50.0)), "fraud_per_1000");
        assertRefused(Trial.spec(0, 4, Map.of(), Map.of()), "0 users");
    }

    @Test
    void daysThatAreNotWholeWeeksAreRefusedWithThoseThatAre() {
        Source.Simulate spec = new Source.Simulate("growth", 10, 80, 1, Trial.START, Map.of(), Map.of());
        assertRefused(spec, "80 days");
        assertThat(WORLD.check().conflicts(spec)).singleElement().satisfies(conflict -> {
            assertThat(conflict.name()).isEqualTo("days");
            assertThat(conflict.remedy()).isEqualTo("Set days to 77, which is 11 weeks.");
        });
        assertThat(WORLD.check().conflicts(new Source.Simulate("growth", 10, 3, 1, Trial.START, Map.of(), Map.of())))
                .extracting(WorldDescription.Conflict::remedy)
                .containsExactly("Set days to 7, which is 1 week.");
        assertThat(WORLD.check().conflicts(Trial.spec(10, 12, Map.of(), Map.of())))
                .isEmpty();
    }

    @Test
    void kindsThatLeaveNoRoomAreRefused() {
        Map<String, Double> shares = Map.of("persuadables", 0.5, "sure_things", 0.4, "sleeping_dogs", 0.2);
        assertRefused(Trial.spec(10, 12, Map.of(), shares), "sum to 1.10");
    }

    @Test
    void aRampIsRefused() {
        Allocation plain = EXPERIMENT.allocation();
        Allocation ramp = new Allocation(
                0.5,
                List.of(new RampStep(0, 0.1), new RampStep(7, 0.5)),
                plain.layer(),
                plain.layerRange(),
                0,
                plain.variants());
        Experiment experiment = new Experiment("offers", "user_id", "control", ramp, null);
        assertThatExceptionOfType(SlipwayException.class)
                .isThrownBy(() -> new GrowthWorld(1)
                        .prepare(Trial.spec(10, 4, Map.of(), Map.of()), experiment, Trial.coin(EXPERIMENT)))
                .withMessageContaining("first week");
    }

    /** Each knob alone at either bound, the others at their defaults, can be simulated and has a truth. */
    @Test
    void everyBoundAloneWorks() {
        Metric net = Trial.ratio(Trial.NET, "active");
        Knobs.EFFECTS.forEach((name, knob) -> {
            for (double value : new double[] {knob.low(), knob.high()}) {
                assertThat(simulation(Map.of(name, value), Map.of()).truth(net).orElseThrow())
                        .isFinite();
            }
        });
        Knobs.PARAMETERS.forEach((name, knob) -> {
            for (double value : new double[] {knob.low(), knob.high()}) {
                Simulation simulation = simulation(Map.of(), Map.of(name, value));
                assertThat(simulation.truth(net).orElseThrow())
                        .as("%s %s", name, value)
                        .isFinite();
                Trial.read(simulation, "behavior_weekly", (batch, row, user) -> {
                    for (int column = 0; column < Columns.COUNT; column++) {
                        assertThat(Trial.at(batch, row, column)).isGreaterThanOrEqualTo(0);
                    }
                });
            }
        });
    }

    private static double effect(String columns, String variant, Map<String, Double> effects, Map<String, Double> set) {
        Simulation simulation = simulation(effects, set);
        return simulation.truthOf(Trial.mean(columns), variant).orElseThrow()
                - simulation.truthOf(Trial.mean(columns), "none").orElseThrow();
    }

    private static double bonus(String columns, Map<String, Double> effects, Map<String, Double> parameters) {
        return effect(columns, "bonus", effects, parameters);
    }

    @Test
    void truthsRespondToTheKnobs() {
        double revenue = bonus("revenue_gross", Map.of(), Map.of());
        assertThat(bonus("revenue_gross", Map.of("bonus_activity", 1.2), Map.of()))
                .isGreaterThan(1.5 * revenue);
        assertThat(bonus("revenue_gross", Map.of("sleeping_dogs_activity", -0.6), Map.of()))
                .isLessThan(revenue);
        assertThat(bonus("churned", Map.of("offer_churn", -0.8), Map.of()))
                .isLessThan(bonus("churned", Map.of(), Map.of()));
        double abuse = bonus("loss_bonus_abuse", Map.of(), Map.of("abuse_loss", 10.0));
        assertThat(bonus("loss_bonus_abuse", Map.of(), Map.of("abuse_loss", 30.0)))
                .isCloseTo(3 * abuse, within(1e-9));
        assertThat(bonus("loss_bonus_abuse", Map.of(), Map.of("abusers", 0.0))).isZero();
        double cost = bonus("bonus_cost", Map.of(), Map.of("bonus_size", 1.0));
        assertThat(bonus("bonus_cost", Map.of(), Map.of("bonus_size", 2.0))).isCloseTo(2 * cost, within(1e-9));
        assertThat(bonus("loss_fraud", Map.of(), Map.of("fraud_per_1000", 0.0, "fraud_rings", 0.0)))
                .isZero();
        double lost = bonus("loss_fraud", Map.of(), Map.of("fraud_loss", 0.2));
        assertThat(bonus("loss_fraud", Map.of(), Map.of("fraud_loss", 0.6))).isCloseTo(3 * lost, within(1e-9));
        assertThat(bonus("chargebacks", Map.of(), Map.of("chargeback_delay", 8.0)))
                .isLessThan(bonus("chargebacks", Map.of(), Map.of("chargeback_delay", 1.0)));
        assertThat(bonus("chargebacks", Map.of(), Map.of("chargeback_delay", 12.0)))
                .isZero();
    }

    @Test
    void theTruthIsSilentWhereItIsNotKnown() {
        Simulation simulation = simulation(Map.of(), Map.of());
        assertThat(simulation.truth(Trial.mean("gmv"))).isPresent();
        assertThat(simulation.truth(Trial.mean("propensity"))).isEmpty();
        assertThat(simulation.truth(Trial.mean("gmv * 2"))).isEmpty();
        assertThat(simulation.truth(Trial.ratio("gmv", "visits"))).isEmpty();
        assertThat(simulation.truth(Trial.metric(MetricKind.COUNT, "gmv", null, null)))
                .isEmpty();
        assertThat(simulation.truth(Trial.metric(MetricKind.MEAN, "gmv", null, Duration.ofDays(10))))
                .isEmpty();
        assertThat(simulation.truth(Trial.metric(MetricKind.MEAN, "gmv", null, Duration.ofDays(91))))
                .isEmpty();
        assertThat(simulation.truthOf(Trial.ratio("gmv", "loss_bonus_abuse"), "none"))
                .as("divided by nothing")
                .isEmpty();
        assertThat(simulation.truthOf(Trial.mean("gmv"), "targeted")).isEmpty();
        assertThat(simulation.truth(Trial.mean("propensity"), "segment")).isEmpty();
    }
}
