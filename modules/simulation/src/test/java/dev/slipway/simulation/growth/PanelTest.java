package dev.slipway.simulation.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.study.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the weeks of users look like, and what policies earn and lose by the defaults. */
class PanelTest {
    private static final int MANY = 30_000;
    private static final int WEEKS = 12;
    private static final int OFFER = Tables.WEEKLY.indexOf("offer");
    private static final int PROPENSITY = Tables.WEEKLY.indexOf("propensity");

    private static Trial trial;

    @BeforeAll
    static void simulate() {
        trial = new Trial(
                Trial.spec(MANY, WEEKS, Map.of(), Map.of()),
                "control",
                "none",
                "bonus",
                "fee_waiver",
                "targeted",
                "new");
    }

    /** Reads a column of the current row. */
    private static double at(ColumnBatch batch, int row, int column) {
        return Trial.at(batch, row, column);
    }

    @Test
    void whoHasLeftStaysInThePanelWithZerosAndLateChargebacks() {
        boolean[] left = new boolean[MANY];
        int[] weeks = new int[MANY];
        double[] late = {0};
        trial.read("behavior_weekly", (batch, row, user) -> {
            weeks[user]++;
            if (left[user]) {
                for (int column = 0; column < Columns.COUNT; column++) {
                    double value = at(batch, row, column);
                    if (column == Columns.CHARGEBACKS) {
                        late[0] += value;
                    } else {
                        assertThat(value).as(Columns.NAMES.get(column)).isZero();
                    }
                }
                assertThat(batch.texts(OFFER)[row]).isEqualTo("none");
                assertThat(batch.numbers(PROPENSITY)[row]).isEqualTo(1);
            }
            left[user] |= at(batch, row, Columns.CHURNED) == 1;
        });
        assertThat(weeks).containsOnly(WEEKS);
        assertThat(late[0]).isPositive();
        int gone = 0;
        for (boolean each : left) {
            gone += each ? 1 : 0;
        }
        assertThat(gone / (double) MANY).isBetween(0.1, 0.25);
    }

    @Test
    void numbersOfAWeekGoTogether() {
        trial.read("behavior_weekly", (batch, row, user) -> {
            boolean active = at(batch, row, Columns.ACTIVE) == 1;
            assertThat(at(batch, row, Columns.SESSIONS) > 0).isEqualTo(active);
            assertThat(at(batch, row, Columns.LOSS_FRAUD)).isLessThanOrEqualTo(at(batch, row, Columns.GMV));
            if (at(batch, row, Columns.TRANSACTIONS) == 0) {
                assertThat(at(batch, row, Columns.GMV)).isZero();
            }
            String offer = batch.texts(OFFER)[row];
            if (offer.equals("none")) {
                assertThat(at(batch, row, Columns.BONUS_COST)).isZero();
            }
            if (!offer.equals("bonus")) {
                assertThat(at(batch, row, Columns.LOSS_BONUS_ABUSE)).isZero();
            }
        });
    }

    /** A control that is named after an offer gets it; only one of another name is the logging policy. */
    @Test
    void aControlNamedNoneIsOfferedNothing() {
        Blueprint blueprint = Blueprint.of(
                trial.spec, Trial.experiment("none", "bonus"), Trial.coin(Trial.experiment("none", "bonus")));
        Policy policy = new Policy(Setting.of(trial.spec), "none", OfferLists.read(trial.spec, "user_id"));
        double[] chances = new double[Offer.COUNT];
        policy.propensities(new PersonMaker(blueprint).make(1), "none", chances);
        assertThat(chances).containsExactly(1, 0, 0);
    }

    /** Drawn as often as the propensity says: the sum over weeks of (drawn − propensity) has mean 0. */
    @Test
    void propensitiesAreThoseOfTheDraw() {
        double smallest = Setting.of(trial.spec).floor();
        Policy policy = new Policy(Setting.of(trial.spec), "control", OfferLists.read(trial.spec, "user_id"));
        Blueprint blueprint = Blueprint.of(
                trial.spec, Trial.experiment("control", "bonus"), Trial.coin(Trial.experiment("control", "bonus")));
        PersonMaker maker = new PersonMaker(blueprint);
        double[][] known = new double[MANY][Offer.COUNT];
        for (int user = 0; user < MANY; user++) {
            policy.propensities(maker.make(user), null, known[user]);
        }
        double[] excess = new double[Offer.COUNT];
        double[] variance = new double[Offer.COUNT];
        double[] least = {1};
        boolean[] left = new boolean[MANY];
        trial.read("behavior_weekly", (batch, row, user) -> {
            int drawn = Offer.LABELS.indexOf(batch.texts(OFFER)[row]);
            if (trial.arm[user] <= 0 && !left[user]) {
                least[0] = Math.min(least[0], batch.numbers(PROPENSITY)[row]);
                assertThat(batch.numbers(PROPENSITY)[row]).isEqualTo(known[user][drawn]);
                for (int offer = 0; offer < Offer.COUNT; offer++) {
                    excess[offer] += (offer == drawn ? 1 : 0) - known[user][offer];
                    variance[offer] += known[user][offer] * (1 - known[user][offer]);
                }
            }
            left[user] |= at(batch, row, Columns.CHURNED) == 1;
        });
        for (int offer = 0; offer < Offer.COUNT; offer++) {
            assertThat(excess[offer]).isCloseTo(0, within(4 * Math.sqrt(variance[offer])));
        }
        assertThat(least[0]).isBetween(smallest, 4 * smallest);
        for (double[] each : known) {
            assertThat(Arrays.stream(each).sum()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void variantsGiveWhatTheirNamesSay() {
        boolean[] left = new boolean[MANY];
        int[] targeted = new int[Offer.COUNT];
        trial.read("behavior_weekly", (batch, row, user) -> {
            String variant = trial.arm[user] < 0 ? "control" : trial.variants.get(trial.arm[user]);
            String offer = batch.texts(OFFER)[row];
            if (!left[user] && !variant.equals("control")) {
                assertThat(batch.numbers(PROPENSITY)[row]).isEqualTo(1);
                switch (variant) {
                    case "targeted" -> {
                        targeted[Offer.LABELS.indexOf(offer)]++;
                        if (trial.sharedDevices[user] >= 3 || trial.score[user] >= 85) {
                            assertThat(offer).isEqualTo("none");
                        }
                    }
                    case "new" -> assertThat(offer).isEqualTo("bonus");
                    default -> assertThat(offer).isEqualTo(variant);
                }
            }
            left[user] |= at(batch, row, Columns.CHURNED) == 1;
        });
        assertThat(targeted[Offer.BONUS]).isPositive();
        assertThat(targeted[Offer.FEE_WAIVER]).isPositive();
        assertThat(targeted[Offer.NONE]).isGreaterThan(targeted[Offer.BONUS] + targeted[Offer.FEE_WAIVER]);
    }

    private static double truth(Metric metric, String variant) {
        return trial.simulation.truthOf(metric, variant).orElseThrow();
    }

    /** The interplay that the world is about. */
    @Test
    void aBonusToEverybodyGrowsGrossAndLosesNetAndTargetingWins() {
        Metric gross = Trial.mean("revenue_gross");
        Metric net = Trial.ratio(Trial.NET, "active");
        assertThat(truth(gross, "bonus")).isPositive();
        assertThat(truth(net, "bonus")).isNegative();
        assertThat(truth(net, "new")).isEqualTo(truth(net, "bonus"));
        assertThat(truth(net, "targeted"))
                .isPositive()
                .isGreaterThan(truth(net, "none"))
                .isGreaterThan(truth(net, "fee_waiver"));
    }

    @Test
    void lossesAreNearTheirGuardrails() {
        Blueprint blueprint = Blueprint.of(
                Trial.spec(MANY, WEEKS, Map.of(), Map.of()),
                Trial.experiment("control", "bonus", "targeted"),
                id -> "control");
        Totals totals = Totals.of(blueprint, new Course(blueprint, WEEKS));
        assertThat(loss(totals, "control")).isBetween(0.0015, 0.0025);
        assertThat(loss(totals, "targeted")).isLessThan(loss(totals, "control"));
        assertThat(loss(totals, "bonus")).isGreaterThan(0.0025);
        double[] control = totals.means("control");
        assertThat(control[Columns.CHARGEBACKS] / control[Columns.TRANSACTIONS]).isBetween(0.001, 0.004);
    }

    private static double loss(Totals totals, String variant) {
        double[] means = totals.means(variant);
        return (means[Columns.LOSS_FRAUD] + means[Columns.LOSS_BONUS_ABUSE]) / means[Columns.GMV];
    }

    @Test
    void everyKindExistsAndOffersDoToEachWhatTheyDo() {
        for (Kind kind : Kind.ALL) {
            assertThat(share(kind)).as(kind.label()).isBetween(0.05, 0.5);
        }
        assertThat(effect(Kind.PERSUADABLE, trial.effectWaiver)).isPositive();
        for (Kind kind : List.of(Kind.SURE_THING, Kind.LOST_CAUSE, Kind.SLEEPING_DOG)) {
            assertThat(effect(kind, trial.effectBonus)).as(kind.label()).isNegative();
            assertThat(effect(kind, trial.effectWaiver)).as(kind.label()).isNegative();
        }
        double best = trial.mean(
                        user -> true, user -> Math.max(0, Math.max(trial.effectBonus[user], trial.effectWaiver[user])))
                .value();
        Metric net = Trial.mean(Trial.NET);
        assertThat(best * WEEKS).isGreaterThan(truth(net, "targeted") - truth(net, "none"));
    }

    private static double share(Kind kind) {
        return trial.mean(user -> true, user -> trial.kind[user].equals(kind.label()) ? 1 : 0)
                .value();
    }

    private static double effect(Kind kind, double[] effects) {
        return trial.mean(user -> trial.kind[user].equals(kind.label()), user -> effects[user])
                .value();
    }
}
