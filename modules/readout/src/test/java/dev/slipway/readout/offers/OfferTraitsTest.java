package dev.slipway.readout.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Known;
import dev.slipway.readout.model.OfferProfile;
import dev.slipway.readout.model.OfferProfile.Trait;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What tells who gets an offer from others. Forty users; every second one gets the gift. */
class OfferTraitsTest {
    private static final int USERS = 40;
    private static final List<String> OFFERS = List.of("none", "gift");

    private static boolean gets(int user) {
        return user % 2 == 0;
    }

    private static Feature number(String name, IntToDoubleFunction of) {
        return new Feature.Numeric(
                name, IntStream.range(0, USERS).mapToDouble(of).toArray(), Known.beforeAsOf());
    }

    private static OfferTraits traits(Feature... features) {
        FeatureTable table = new FeatureTable(LongStream.range(0, USERS).toArray(), new long[USERS], List.of(features));
        return new OfferTraits(table, IntStream.range(0, USERS).toArray(), OFFERS);
    }

    private static byte[] action() {
        byte[] action = new byte[USERS];
        for (int i = 0; i < USERS; i++) {
            action[i] = (byte) (gets(i) ? 1 : 0);
        }
        return action;
    }

    /** 2 and 4 by turns against 0 and 2: means 3 and 1, both variances 20/19. Level “a” has 15 of 20 against 5 of 20. */
    @Test
    void theLargestStandardisedDifferencesByHand() {
        Feature visits = number("visits_4w", i -> (gets(i) ? 2 : 0) + (i / 2 % 2 == 0 ? 0 : 2));
        int[] level = IntStream.range(0, USERS)
                .map(i -> i / 2 < (gets(i) ? 15 : 5) ? 0 : 1)
                .toArray();
        Feature kind = new Feature.Categorical("kind", List.of("a", "b"), level, Known.beforeAsOf());
        // The same over one week, and twice as much money per visit: nothing new.
        Feature again = number("visits_1w", i -> visits.value(i) / 4);
        Feature money = number("money", i -> 2 * visits.value(i));
        // Hardly any difference, and none.
        Feature age = number("age", i -> Math.floorDiv(i, 2) + (gets(i) ? 0.1 : 0));
        Feature same = number("same", i -> 7);

        List<OfferProfile> why = traits(age, visits, again, money, kind, same).byOffer(action());

        assertThat(why).extracting(OfferProfile::offer).containsExactly("none", "gift");
        assertThat(why).extracting(OfferProfile::users).containsExactly(20L, 20L);
        List<Trait> named = why.get(1).traits();
        assertThat(named).extracting(Trait::feature).containsExactly("visits_4w", "kind");
        assertThat(named.get(0).with()).isEqualTo(3);
        assertThat(named.get(0).without()).isEqualTo(1);
        assertThat(named.get(0).difference()).isCloseTo(2 / Math.sqrt(20 / 19.0), within(1e-12));
        // Shares 3/4 and 1/4, variances 20/19·3/16.
        assertThat(named.get(1).difference()).isCloseTo(0.5 / Math.sqrt(20 / 19.0 * 3 / 16), within(1e-12));
        assertThat(why.get(1).sentence())
                .isEqualTo("Visits, last 4 weeks 3.00 on average, others 1.00; kind a 75%, others 25%.");
        assertThat(why.get(0).traits().get(0).difference())
                .isEqualTo(-named.get(0).difference());
    }

    @Test
    void whoIsWhollyOneKindHasAFiniteDifference() {
        int[] level = IntStream.range(0, USERS).map(i -> gets(i) ? 0 : 1).toArray();
        Feature kind = new Feature.Categorical("kind", List.of("a", "b"), level, Known.beforeAsOf());

        OfferProfile gift = traits(kind).byOffer(action()).get(1);

        // 1 over the standard deviation of all, 1/2.
        assertThat(gift.traits().get(0).difference()).isCloseTo(2, within(1e-12));
        assertThat(gift.sentence()).isEqualTo("Kind a 100%, others 0%.");
    }

    @Test
    void fewUsersAndUsersLikeOthersHaveNoTraits() {
        Feature visits = number("visits", i -> Math.floorDiv(i, 2));
        byte[] few = new byte[USERS];
        Arrays.fill(few, 0, 19, (byte) 1);
        assertThat(traits(visits).byOffer(few)).isEmpty();
        assertThat(traits(visits).byOffer(action()).get(1).sentence()).contains("like the others");
        assertThat(traits(visits).among(i -> true, action())).isNull();
        assertThat(traits(visits).among(i -> i < 10, action())).isNull();
    }

    @Test
    void missingValuesAreLeftOut() {
        Feature visits = number("visits", i -> i < 4 ? Double.NaN : gets(i) ? 2 + i % 3 : i % 3);
        Trait trait = traits(visits).byOffer(action()).get(1).traits().get(0);
        assertThat(trait.with()).isBetween(2.5, 3.5);
        assertThat(trait.without()).isBetween(0.5, 1.5);
    }
}
