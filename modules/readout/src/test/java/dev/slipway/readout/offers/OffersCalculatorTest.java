package dev.slipway.readout.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.core.study.Offers;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.OfferEffect;
import dev.slipway.readout.model.OfferProfile;
import dev.slipway.readout.model.OffersReadout;
import dev.slipway.readout.model.OffersReadout.Found;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.readout.model.PolicyEvaluation.PolicyTruth;
import dev.slipway.readout.model.PolicyEvaluation.Risk;
import dev.slipway.readout.model.PolicyReadout;
import dev.slipway.readout.model.PolicyReadout.Choice;
import dev.slipway.readout.model.PolicyReadout.FloorLevel;
import dev.slipway.readout.model.PolicyReadout.Frontier;
import dev.slipway.readout.model.PolicyReadout.Who;
import dev.slipway.readout.offers.OfferedUsers.OfferedUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Who should get which offer, against what was planted. */
class OffersCalculatorTest {
    private static final JobContext NOBODY = JobContext.unwatched();
    private static final double FREE = 10;
    private static final double LOOSE = 0.02;

    private static OffersCalculator.Answer answer(LoggedWorld world, double budget, double ceiling) {
        return OffersCalculator.compute(world.study(budget, ceiling), world.data(), world.weeks(), NOBODY);
    }

    private static Found found(OffersCalculator.Answer answer) {
        return Objects.requireNonNull(
                answer.readout().found(), String.valueOf(answer.readout().unavailable()));
    }

    @Test
    void theEagerGetTheGiftAndTheGainIsThePlantedOne() {
        OffersCalculator.Answer answer = answer(new LoggedWorld(1000, 1, 0.4, 1), FREE, LOOSE);
        Found found = found(answer);

        assertThat(answer.readout().offers()).containsExactly("none", "gift");
        assertThat(found.uplift().better()).isTrue();
        assertThat(found.policy().who())
                .extracting(Who::level, who -> Math.round(who.shares().get(1)))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("eager", 1L),
                        org.assertj.core.groups.Tuple.tuple("shy", 0L));
        assertThat(found.policy().reasons()).extracting(OfferProfile::offer).containsExactly("none", "gift");
        assertThat(found.policy().reasons().get(1).sentence()).startsWith("Kind eager 100%, others 0%");
        OfferEffect gift = found.uplift().offers().getFirst();
        assertThat(gift.deciles()).allSatisfy(part -> {
            Interval predicted = Objects.requireNonNull(part.sure());
            assertThat(predicted.effect()).isEqualTo(part.predicted());
            assertThat(predicted.low()).isLessThan(part.predicted());
        });
        OfferEffect.Sureness sure = Objects.requireNonNull(gift.sure());
        assertThat(sure.users()).isEqualTo(1000);
        assertThat(sure.halfSamples()).isEqualTo(10);
        // Users of a kind gain alike here, but a thousand users can't rule out that they differ by as much as the gift
        // brings.
        double mostError = Objects.requireNonNull(sure.mostError());
        assertThat(mostError).isBetween(0.1, 0.8).isGreaterThan(Objects.requireNonNull(sure.error()));
        assertThat(sure.width()).isGreaterThan(2 * 1.9 * mostError);
        assertThat(Objects.requireNonNull(sure.hold())).isGreaterThan(0.95);
        assertThat(sure.gain() + sure.lose()).isLessThan(0.9);
        PolicyEvaluation evaluation = found.evaluation();
        PolicyTruth truth = Objects.requireNonNull(evaluation.truth());
        // Half of the users gain 0.8; the log gave two of five a gift that cost 20 cents and moved nothing on average.
        assertThat(truth.gain()).isCloseTo(0.4 + 0.08, within(0.03));
        assertThat(truth.oracle()).isCloseTo(truth.gain(), within(0.02));
        assertThat(evaluation.estimators()).allSatisfy(row -> {
            assertThat(row.gain().low()).isLessThan(truth.gain());
            assertThat(row.gain().high()).isGreaterThan(truth.gain());
        });
        assertThat(evaluation.verdict()).isEqualTo(PolicyEvaluation.RECOMMENDED);
        assertThat(evaluation.because())
                .contains("every ceiling is shown to be kept")
                .doesNotContain("needs no model");
        assertThat(evaluation.risks())
                .hasSize(2)
                .allSatisfy(risk -> assertThat(risk.value().effect())
                        .isCloseTo(Objects.requireNonNull(risk.planted()), within(0.02)));
        assertThat(evaluation.alternatives())
                .extracting(PolicyEvaluation.Alternative::offer)
                .containsExactly("none", "gift");
        assertThat(Objects.requireNonNull(evaluation.alternatives().get(1).ahead())
                        .low())
                .isPositive();
    }

    @Test
    void aBudgetGoesToThoseWhoGainMost() {
        OffersCalculator.Answer answer = answer(new LoggedWorld(1000, 1, 0.4, 1), 0.05, LOOSE);
        Choice chosen = found(answer).policy().chosen();

        // A quarter of all users at 20 cents.
        assertThat(chosen.shares().get(1)).isCloseTo(0.25, within(0.01));
        assertThat(chosen.used().get(0)).isLessThanOrEqualTo(0.05 + 1e-9);
        assertThat(chosen.price().get(0)).isPositive();
        assertThat(chosen.expected()).isLessThanOrEqualTo(chosen.bound() + 1e-9);
        for (Frontier frontier : found(answer).policy().frontiers()) {
            List<Choice> choices = frontier.choices();
            for (int c = 1; c < choices.size(); c++) {
                assertThat(choices.get(c).expected())
                        .as("more room never costs")
                        .isGreaterThanOrEqualTo(choices.get(c - 1).expected() - 1e-6);
            }
        }
        Choice again = Objects.requireNonNull(answer.choices()).choice(new double[] {0.05, LOOSE}, NOBODY);
        assertThat(again).isEqualTo(chosen);
        List<ColumnBatch> list = new ArrayList<>();
        Objects.requireNonNull(answer.list()).stream(NOBODY, list::add);
        isReadBack(list.getFirst(), OfferedUsers.read(answer.list(), "none", NOBODY));
        assertThat(list).singleElement().satisfies(batch -> {
            assertThat(batch.rows()).isEqualTo(1000);
            assertThat(batch.texts(0)).startsWith("u000000", "u000001");
            assertThat(java.util.Arrays.stream(batch.texts(1))
                                    .filter("gift"::equals)
                                    .count()
                            / 1000.0)
                    .isCloseTo(chosen.shares().get(1), within(1e-12));
            for (int i = 0; i < 1000; i++) {
                boolean gift = batch.texts(1)[i].equals("gift");
                assertThat(batch.texts(6)[i]).isEqualTo(gift ? "none" : "gift");
                assertThat(batch.numbers(4)[i]).isLessThanOrEqualTo(batch.numbers(2)[i]);
                assertThat(batch.numbers(5)[i]).isGreaterThanOrEqualTo(batch.numbers(2)[i]);
                assertThat(batch.numbers(5)[i] - batch.numbers(4)[i] > 0).isEqualTo(gift);
                // Who gets the gift is eager, and that is what speaks for it most.
                assertThat(batch.texts(7)[i].startsWith("Kind eager: +€")).isEqualTo(gift);
            }
            assertThat(java.util.Arrays.stream(batch.numbers(3)).sum() / 1000)
                    .isCloseTo(chosen.used().get(0), within(1e-9));
        });
        Choice more = answer.choices().choice(new double[] {0.1, LOOSE}, NOBODY);
        assertThat(more.expected()).isGreaterThan(chosen.expected());
    }

    private static void isReadBack(ColumnBatch list, OfferedUsers users) {
        assertThat(users.size()).isEqualTo(list.rows());
        for (int i = 0; i < list.rows(); i++) {
            OfferedUser user = users.like(list.texts(0)[i], 1).getFirst();
            Interval gain = new Interval(list.numbers(2)[i], list.numbers(4)[i], list.numbers(5)[i]);
            assertThat(user)
                    .isEqualTo(new OfferedUser(
                            list.texts(0)[i],
                            list.texts(1)[i],
                            list.texts(1)[i].equals("none") ? null : gain,
                            list.texts(6)[i],
                            list.texts(7)[i]));
        }
        double most = java.util.Arrays.stream(list.numbers(2)).max().orElseThrow();
        assertThat(users.gainMost("gift", 2))
                .hasSize(2)
                .first()
                .satisfies(user ->
                        assertThat(Objects.requireNonNull(user.gain()).effect()).isEqualTo(most));
        assertThat(users.gainMost("none", 2)).isEmpty();
        assertThat(users.like("u00000", 3)).hasSize(3);
        assertThat(users.like("x", 3)).isEmpty();
    }

    @Test
    void aFloorGivesEveryKindItsShareAndSaysWhatItCosts() {
        LoggedWorld world = new LoggedWorld(1000, 1, 0.4, 1);
        Offers.Floor asked = new Offers.Floor("kind", 0.3);
        Found found =
                found(OffersCalculator.compute(world.study(FREE, LOOSE, asked), world.data(), world.weeks(), NOBODY));

        PolicyReadout.Floor floor = Objects.requireNonNull(found.policy().floor());
        assertThat(floor.share()).isEqualTo(0.3);
        FloorLevel eager = floor.levels().get(0);
        FloorLevel shy = floor.levels().get(1);
        assertThat(eager.share()).isCloseTo(1, within(0.05));
        assertThat(eager.price()).isZero();
        assertThat(shy.share()).isBetween(0.3, 0.31);
        // A gift costs 20 cents and a shy user then brings 1 less.
        assertThat(shy.price()).isCloseTo(1.2, within(0.25));
        // It costs what the shy lose, and the best assignment that need not keep the floor is better.
        Found free = found(answer(world, FREE, LOOSE));
        PolicyTruth truth = Objects.requireNonNull(found.evaluation().truth());
        assertThat(truth.gain())
                .isLessThan(Objects.requireNonNull(free.evaluation().truth()).gain() - 0.1);
        assertThat(found.policy().chosen().expected())
                .isCloseTo(free.policy().chosen().expected() - 0.3 * 0.5 * 1.2, within(0.05));
        assertThat(free.policy().floor()).isNull();
    }

    /** Everybody's gifts are abused by a quarter of users; the log made two of five weeks a gift, so a tenth of its weeks are. */
    @Test
    void abuseIsHeldToWhatTheLogHasAndTheMargin() {
        LoggedWorld world = new LoggedWorld(1500, 1, 0.4, 1);
        Offers.Floor everybody = new Offers.Floor("kind", 1);
        Found tight = found(
                OffersCalculator.compute(world.study(FREE, LOOSE, null, 0.06), world.data(), world.weeks(), NOBODY));
        Found forced = found(OffersCalculator.compute(
                world.study(FREE, LOOSE, everybody, 0.06), world.data(), world.weeks(), NOBODY));

        Risk kept = tight.evaluation().risks().get(2);
        assertThat(kept.limit().label()).isEqualTo("Abused, share of weeks");
        assertThat(kept.limit().most()).isCloseTo(0.1 + 0.06 / LoggedWorld.WEEKS, within(0.01));
        assertThat(kept.kept()).isTrue();
        assertThat(kept.value().high()).isLessThan(0.03);
        assertThat(tight.warnings())
                .anySatisfy(
                        words -> assertThat(words)
                                .contains(
                                        "that the log has with its own offers, plus the margin of 6.0% spread over its 6 weeks"));

        Risk broken = forced.evaluation().risks().get(2);
        assertThat(broken.planted()).isCloseTo(0.25, within(1e-9));
        assertThat(broken.value().low()).isLessThan(0.25);
        assertThat(broken.value().high()).isGreaterThan(0.25);
        assertThat(broken.kept()).isFalse();
        assertThat(forced.warnings())
                .anySatisfy(words -> assertThat(words)
                        .startsWith("No assignment keeps “Abused, share of weeks” at ")
                        .contains(" and the floor: the least that the models expect is "));
        assertThat(forced.policy().chosen().shares().get(1)).isCloseTo(1, within(1e-9));
    }

    @Test
    void whereNoOfferWorksNoneIsMadeAndTheRankingSaysSo() {
        Found found = found(answer(new LoggedWorld(800, 0, 0.4, 3), FREE, LOOSE));

        assertThat(found.uplift().better()).isFalse();
        assertThat(found.policy().chosen().shares().get(0)).isGreaterThan(0.8);
        assertThat(found.evaluation().truth()).isNotNull();
        assertThat(found.warnings()).anySatisfy(warning -> assertThat(warning).contains("not better than random"));
    }

    @Test
    void theRecommendationAloneIsThatOfTheWholeAnswer() {
        LoggedWorld world = new LoggedWorld(600, 1, 0.4, 8);
        Found found = found(answer(world, FREE, LOOSE));

        Recommendation alone = Objects.requireNonNull(
                Recommendation.of(world.study(FREE, LOOSE), world.data(), world.weeks(), NOBODY));

        assertThat(alone.chosen()).isEqualTo(found.policy().chosen());
        assertThat(alone.evaluation()).isEqualTo(found.evaluation());
        assertThat(Recommendation.of(
                        new LoggedWorld(6, 1, 0.4, 6).study(FREE, LOOSE),
                        new LoggedWorld(6, 1, 0.4, 6).data(),
                        new LoggedWorld(6, 1, 0.4, 6).weeks(),
                        NOBODY))
                .isNull();
    }

    @Test
    void aLogThatHardlyTriedTheOfferCannotTell() {
        Found found = found(answer(new LoggedWorld(1500, 3, 0.005, 4), FREE, LOOSE));

        assertThat(found.evaluation().verdict()).isEqualTo(PolicyEvaluation.NOT_IDENTIFIABLE);
        assertThat(found.evaluation().because()).contains("The log can't tell");
        assertThat(found.evaluation().alternatives().get(1).gain()).isNull();
    }

    @Test
    void aLimitThatNobodyCanKeepIsNamed() {
        Found found = found(answer(new LoggedWorld(600, 1, 0.4, 5), FREE, 0.005));

        assertThat(found.warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith("No assignment keeps “loss_rate” at 0.50%: the least that the models expect is "));
        assertThat(found.evaluation().verdict()).isEqualTo(PolicyEvaluation.NOT_RECOMMENDED);
        assertThat(found.evaluation().because()).contains("loss_rate would exceed 0.50%");
    }

    @Test
    void tooFewUsersAreSaidAndACancelEndsIt() {
        OffersReadout few = answer(new LoggedWorld(6, 1, 0.4, 6), FREE, LOOSE).readout();

        assertThat(few.found()).isNull();
        assertThat(few.unavailable()).contains("needs at least");
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        LoggedWorld world = new LoggedWorld(100, 1, 0.4, 6);
        assertThatThrownBy(() -> OffersCalculator.compute(
                        world.study(FREE, LOOSE), world.data(), world.weeks(), new StoppableContext(cancellation)))
                .isInstanceOf(CancelledException.class)
                .isNotInstanceOf(SlipwayException.class);
    }
}
