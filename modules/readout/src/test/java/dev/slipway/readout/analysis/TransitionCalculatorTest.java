package dev.slipway.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.study.Analyses.Transitions;
import dev.slipway.readout.model.TransitionReadout;
import dev.slipway.readout.model.TransitionReadout.Arm;
import dev.slipway.readout.text.ModelSentences;
import dev.slipway.stats.process.OrderTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TransitionCalculatorTest {
    private static final List<String> NAMES = List.of("ping", "view", "cart", "buy");
    private static final int PING = 0;
    private static final int VIEW = 1;
    private static final int CART = 2;
    private static final int BUY = 3;

    private static Transitions asked(String... events) {
        return new Transitions(List.of(events), Duration.ofMinutes(30), "buy");
    }

    /** Control: [view view cart buy] [view]; treatment: [view cart] and, after exactly 30 minutes' silence, the same session. */
    private static ModelStudies study() {
        return ModelStudies.of(0, 1)
                .events(
                        NAMES,
                        new double[] {0, 0},
                        new int[][] {
                            {VIEW, 0}, {VIEW, 10}, {PING, 20}, {CART, 30}, {BUY, 40}, {PING, 1_000}, {VIEW, 1_841}
                        },
                        new int[][] {{VIEW, 0}, {CART, 1_800}, {VIEW, 1_900}, {BUY, 2_000}});
    }

    private static TransitionReadout readout(Transitions asked) {
        return Objects.requireNonNull(TransitionCalculator.compute(
                study().asks(List.of(), List.of(), asked).input()));
    }

    @Test
    void stepsAreCountedInSessionsOfNamedEvents() {
        TransitionReadout readout = readout(asked("view", "cart", "buy"));
        assertThat(readout.states()).containsExactly("view", "cart", "buy", "end");
        assertThat(readout.gapMinutes()).isEqualTo(30);
        Arm control = readout.arms().get(0);
        assertThat(control.variant()).isEqualTo("control");
        // The ping between does not keep the session alive: 1,801 seconds after the purchase a new one begins.
        assertThat(control.sessions()).isEqualTo(2);
        assertThat(control.counts())
                .containsExactly(List.of(1L, 1L, 0L, 1L), List.of(0L, 0L, 1L, 0L), List.of(0L, 0L, 0L, 1L));
        assertThat(control.probability().get(0)).containsExactly(1 / 3.0, 1 / 3.0, 0.0, 1 / 3.0);
        // Exactly the gap is still the same session.
        Arm treatment = readout.arms().get(1);
        assertThat(treatment.sessions()).isEqualTo(1);
        assertThat(treatment.counts().get(0)).containsExactly(0L, 1L, 1L, 0L);
    }

    @Test
    void intervalsAreWilsons() {
        Arm control = readout(asked("view", "cart", "buy")).arms().get(0);
        double n = 3;
        double z = 1.959963984540054;
        double centre = (1 / 3.0 + z * z / (2 * n)) / (1 + z * z / n);
        double half = z / (1 + z * z / n) * Math.sqrt(2 / 9.0 / n + z * z / (4 * n * n));
        assertThat(control.low().get(0).get(3)).isCloseTo(centre - half, within(1e-12));
        assertThat(control.high().get(0).get(3)).isCloseTo(centre + half, within(1e-12));
    }

    @Test
    void theGoalIsSharedOutToWhatCameBefore() {
        TransitionReadout.Goal goal =
                Objects.requireNonNull(readout(asked("view", "cart", "buy")).goal());
        assertThat(goal.reached()).containsExactly(0.5, 1.0);
        assertThat(goal.removal().stream().map(TransitionReadout.Removal::state))
                .containsExactly("view", "cart");
        // Control: every path to the purchase leads through view and through cart.
        assertThat(goal.removal().get(1).effect().get(0)).isEqualTo(1);
        // Treatment: view leads to cart or to buy, half each; cart always back to view.
        assertThat(goal.removal().get(1).effect().get(1)).isCloseTo(0.5, within(1e-12));
    }

    /** Control: one of three purchases begins its session, so no removal can lose it. */
    @Test
    void sessionsThatBeginWithTheGoalAreConversionsThatNothingLoses() {
        TransitionReadout readout = Objects.requireNonNull(TransitionCalculator.compute(ModelStudies.of(0, 0, 0, 0, 1)
                .events(
                        NAMES,
                        new double[5],
                        new int[][] {{BUY, 0}, {VIEW, 10}},
                        new int[][] {{CART, 0}, {BUY, 10}},
                        new int[][] {{VIEW, 0}, {BUY, 10}},
                        new int[][] {{PING, 0}},
                        new int[][] {{BUY, 0}})
                .asks(List.of(), List.of(), asked("view", "cart", "buy"))
                .input()));
        TransitionReadout.Goal goal = Objects.requireNonNull(readout.goal());
        assertThat(goal.reached()).containsExactly(1.0, 1.0);
        assertThat(goal.removal().get(1).state()).isEqualTo("cart");
        assertThat(goal.removal().get(1).effect().get(0)).isCloseTo(1 / 3.0, within(1e-12));
        // Treatment comes to the goal directly only.
        assertThat(goal.removal().get(1).effect().get(1)).isZero();
        assertThat(ModelSentences.goal(readout))
                .isEqualTo("Sessions that reach buy: control 100.0%, treatment 100.0%.");
        assertThat(ModelSentences.removals(readout).get(1))
                .isEqualTo("Without cart, this share of them would be lost: control 33.3%, treatment 0%.");
    }

    /** Each arm has a chain of its own; control alternates, treatment goes round. */
    @Test
    void theOrderIsTestedInBothArmsTogether() {
        ModelStudies study = ModelStudies.of(0, 1)
                .events(
                        NAMES,
                        new double[] {0, 0},
                        new int[][] {
                            {VIEW, 0}, {CART, 10}, {VIEW, 20}, {BUY, 30}, {VIEW, 40}, {BUY, 50}, {VIEW, 60}, {CART, 70}
                        },
                        new int[][] {
                            {VIEW, 0}, {CART, 10}, {BUY, 20}, {CART, 30}, {VIEW, 40}, {CART, 50}, {BUY, 60}, {VIEW, 70}
                        });
        int[] session = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1};
        int[] state = {0, 1, 0, 2, 0, 2, 0, 1, 0, 1, 2, 1, 0, 1, 2, 0};
        int[] arm = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1};
        OrderTest.Result expected = OrderTest.secondAgainstFirst(session, state, 3, arm, 2);
        assertThat(expected.degreesOfFreedom()).isEqualTo(2);
        assertThat(Objects.requireNonNull(TransitionCalculator.compute(
                                study.asks(List.of(), List.of(), asked("view", "cart", "buy"))
                                        .input()))
                        .orderP())
                .isEqualTo(expected.pValue());
    }

    @Test
    void anOrderThatCannotBeTestedIsSaid() {
        TransitionReadout readout = readout(asked("cart", "buy"));
        assertThat(readout.orderP()).isNull();
        assertThat(readout.warnings())
                .singleElement()
                .asString()
                .startsWith("It can't be tested whether what comes next");
    }

    @Test
    void eventsThatTheDataDoesNotHaveAreSaid() {
        TransitionReadout readout = readout(asked("view", "buy", "return"));
        assertThat(readout.warnings()).anyMatch(w -> w.contains("no event Return"));
        assertThat(readout.arms().get(0).counts().get(2)).containsOnly(0L);
        assertThat(readout.arms().get(0).high().get(2)).containsOnly(1.0);
    }

    @Test
    void aGoalThatNobodyReachesHasNoRemovalEffects() {
        TransitionReadout readout = readout(new Transitions(List.of("view", "fly"), Duration.ofMinutes(30), "fly"));
        TransitionReadout.Goal goal = Objects.requireNonNull(readout.goal());
        assertThat(goal.reached()).containsOnly(0.0);
        assertThat(goal.removal()).isEmpty();
        assertThat(readout.warnings()).anyMatch(w -> w.contains("No session of Control reaches fly"));
    }

    @Test
    void withoutEventsOrWithoutTheQuestionThereIsNothing() {
        assertThat(TransitionCalculator.compute(ModelStudies.of(0, 1)
                        .asks(List.of(), List.of(), asked("view", "buy"))
                        .input()))
                .isNull();
        assertThat(TransitionCalculator.compute(study().input())).isNull();
    }
}
