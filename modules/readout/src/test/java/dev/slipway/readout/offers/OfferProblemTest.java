package dev.slipway.readout.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Offers;
import dev.slipway.learning.policy.AssignmentSolution;
import dev.slipway.readout.model.PolicyReadout.Limit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A hundred users of one kind, none and two offers: the first costs money, the second is abused, both bring one euro. */
class OfferProblemTest {
    private static final int USERS = 100;
    private static final JobContext NOBODY = JobContext.unwatched();

    private static double[] each(double... byOffer) {
        double[] all = new double[USERS * byOffer.length];
        Arrays.setAll(all, i -> byOffer[i % byOffer.length]);
        return all;
    }

    private static OfferProblem problem(double floor) {
        return new OfferProblem(
                USERS,
                3,
                each(0, 1, 1),
                List.of(new double[][] {each(0, 1, 0)}, new double[][] {each(0, 0, 1)}),
                floor == 0
                        ? null
                        : new OfferFloor(
                                new Offers.Floor("kind", floor),
                                List.of("one"),
                                new int[USERS],
                                IntStream.range(0, USERS).toArray()));
    }

    @Test
    void limitsThatOnlyTogetherCannotBeKeptAreLoosenedAlikeAndAsLittleAsIsNeeded() {
        OfferProblem problem = problem(1);
        double[] most = {0.2, 0.3};

        assertThat(problem.impossible(most)).isEmpty();
        assertThatThrownBy(() -> problem.solve(most, NOBODY)).isInstanceOf(SlipwayException.class);
        AssignmentSolution found = problem.solveLoosely(most, NOBODY);

        // A share t of the way to 1 from both: 0.2 + 0.8t + 0.3 + 0.7t = 1 at t = 1/3.
        assertThat(problem.used(0, found.action())).isCloseTo(0.2 + 0.8 / 3, within(0.011));
        assertThat(problem.used(1, found.action())).isCloseTo(0.3 + 0.7 / 3, within(0.011));
        assertThat(OffersWords.impossible(limits(most), problem, found.action()))
                .singleElement()
                .asString()
                .startsWith("No assignment keeps all limits together and the floor. They were loosened alike until one"
                        + " does: “Cost” comes to €0.4")
                .contains(" where €0.20 is allowed and “Abuse” comes to €0.5");
    }

    @Test
    void theFloorTakesItsShareOfTheLeast() {
        OfferProblem cheap = new OfferProblem(
                USERS, 2, each(0, 1), List.<double[][]>of(new double[][] {new double[USERS * 2]}), null);
        double[] costs = new double[USERS * 2];
        for (int i = 0; i < USERS; i++) {
            costs[2 * i + 1] = i + 1;
        }
        OfferProblem dear = new OfferProblem(
                USERS,
                2,
                each(0, 1),
                List.<double[][]>of(new double[][] {costs}),
                new OfferFloor(
                        new Offers.Floor("kind", 0.1),
                        List.of("one"),
                        new int[USERS],
                        IntStream.range(0, USERS).toArray()));

        assertThat(cheap.least(0)).isZero();
        // The ten cheapest of 1 to 100: 55 among 100 users.
        assertThat(dear.least(0)).isCloseTo(0.55, within(1e-12));
        AssignmentSolution found = dear.solve(new double[] {0.1}, NOBODY);
        assertThat(dear.used(0, found.action())).isCloseTo(0.55, within(1e-6));
        assertThat(OffersWords.impossible(limits(0.1), dear, found.action()))
                .singleElement()
                .asString()
                .startsWith(
                        "No assignment keeps “Cost” at €0.10 and the floor: the least that the models expect is €0.55.");
    }

    @Test
    void limitsThatCanBeKeptAreKept() {
        OfferProblem problem = problem(0.4);
        double[] most = {0.2, 0.3};
        AssignmentSolution found = problem.solveLoosely(most, NOBODY);

        assertThat(problem.used(0, found.action())).isLessThanOrEqualTo(0.2 + 1e-9);
        assertThat(problem.used(1, found.action())).isLessThanOrEqualTo(0.3 + 1e-9);
        assertThat(problem.expected(found.action())).isCloseTo(0.5, within(1e-9));
        assertThat(OffersWords.impossible(limits(most), problem, found.action()))
                .isEmpty();
    }

    private static OfferLimits limits(double... most) {
        List<Limit> all = List.of(
                new Limit("cost", "Cost", false, most[0]), new Limit("abuse", "Abuse", false, most[most.length - 1]));
        List<List<String>> sums = List.of(List.of("cost"), List.of("abuse"));
        return new OfferLimits(all.subList(0, most.length), sums.subList(0, most.length), List.of());
    }
}
