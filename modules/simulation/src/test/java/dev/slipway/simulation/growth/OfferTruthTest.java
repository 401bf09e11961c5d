package dev.slipway.simulation.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.data.ColumnSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * What {@code offer_truth} expects of a week is what weeks show. Leaving is drawn apart from what a week holds, so users who stayed
 * for all weeks show every week of the study alike.
 */
class OfferTruthTest {
    private static final int MANY = 40_000;
    private static final int WEEKS = 12;
    private static final double STANDARD_ERRORS = 4;
    private static final String[] ARMS = {"none", "bonus", "fee_waiver", "control"};

    /** By offer, column of {@link Columns} and user. */
    private static double[][][] expected(Trial trial) {
        double[][][] expected = new double[Offer.COUNT][Columns.COUNT][trial.spec.users()];
        trial.read("offer_truth", (batch, row, user) -> {
            int offer = Offer.LABELS.indexOf(batch.texts(1)[row]);
            assertThat(offer).isEqualTo(row % Offer.COUNT);
            for (int i = 0; i < Tables.EXPECTED.size(); i++) {
                expected[offer][Tables.EXPECTED.get(i)][user] = batch.numbers(2 + i)[row];
            }
        });
        return expected;
    }

    private static void check(SoftAssertions softly, Trial trial, int column, double weeks) {
        double[][][] expected = expected(trial);
        for (int offer = 0; offer < Offer.COUNT; offer++) {
            double[] mean = expected[offer][column];
            int arm = offer;
            Trial.Estimate difference = trial.mean(
                    user -> trial.arm[user] == arm && trial.sums[Columns.CHURNED][user] == 0,
                    user -> trial.sums[column][user] - weeks * mean[user]);
            softly.assertThat(difference.value())
                    .as("%s with %s", Columns.NAMES.get(column), Offer.LABELS.get(offer))
                    .isCloseTo(0, within(STANDARD_ERRORS * difference.standardError() + 1e-9));
        }
    }

    /** Amounts without a heavy tail, whose means are close to normal among this many users; the tail leaves expectations as they are. */
    @Test
    void weeksShowWhatIsExpected() {
        for (Map<String, Double> parameters : List.of(
                Map.of("heavy_tail", 0.1),
                Map.of(
                        "heavy_tail", 0.1,
                        "seasonality", 0.4,
                        "fraud_drift", 0.8,
                        "fraud_per_1000", 20.0,
                        "churn_per_week", 0.05,
                        "abusers", 0.1,
                        "bonus_size", 3.0,
                        "fee_waiver_share", 0.8))) {
            Trial trial = new Trial(Trial.spec(MANY, WEEKS, Map.of(), parameters), ARMS);
            SoftAssertions softly = new SoftAssertions();
            for (int column : Tables.EXPECTED) {
                if (column != Columns.CHARGEBACKS) {
                    check(softly, trial, column, WEEKS);
                }
            }
            softly.assertAll();
        }
    }

    /** Without a delay all come within the study but half of the last week's, which come a week later. */
    @Test
    void chargebacksAreThoseOfTheWeeksTransactions() {
        Map<String, Double> steady =
                Map.of("seasonality", 0.0, "chargeback_delay", 0.0, "fraud_per_1000", 20.0, "fraud_rings", 0.05);
        Trial trial = new Trial(Trial.spec(MANY, WEEKS, Map.of(), steady), ARMS);
        SoftAssertions softly = new SoftAssertions();
        check(softly, trial, Columns.CHARGEBACKS, WEEKS - 0.5);
        softly.assertAll();
        assertThat(expected(trial)[0][Columns.CHARGEBACKS])
                .isEqualTo(expected(new Trial(Trial.spec(MANY, WEEKS, Map.of(), with(steady, 9)), ARMS))[0][
                        Columns.CHARGEBACKS]);
    }

    private static Map<String, Double> with(Map<String, Double> parameters, double delay) {
        Map<String, Double> other = new HashMap<>(parameters);
        other.put("chargeback_delay", delay);
        return other;
    }

    /** Everybody is here in the first week, so in a study of one week the effects of {@code user_truth} are differences of rows. */
    @Test
    void inTheFirstWeekEffectsOfUsersAreDifferences() {
        Trial trial = new Trial(Trial.spec(2_000, 1, Map.of(), Map.of()), ARMS);
        double[][][] expected = expected(trial);
        for (int user = 0; user < 2_000; user++) {
            double none = net(expected[Offer.NONE], user);
            assertThat(net(expected[Offer.BONUS], user) - none).isCloseTo(trial.effectBonus[user], within(1e-12));
            assertThat(net(expected[Offer.FEE_WAIVER], user) - none).isCloseTo(trial.effectWaiver[user], within(1e-12));
        }
    }

    /** Of all weeks, by user: {@code any_loss_bonus_abuse} is the share of them with any. */
    @Test
    void aWeekHasAnyAbuseAsOftenAsIsExpected() {
        Trial trial = new Trial(Trial.spec(MANY, WEEKS, Map.of(), Map.of("abusers", 0.2, "abuse_loss", 0.02)), ARMS);
        double[][] expected = new double[Offer.COUNT][MANY];
        trial.read(
                "offer_truth",
                (batch, row, user) ->
                        expected[row % Offer.COUNT][user] = batch.numbers(2 + Tables.EXPECTED.size())[row]);
        double[] any = new double[MANY];
        trial.read("behavior_weekly", (batch, row, user) -> any[user] += batch.numbers(10)[row] > 0 ? 1 : 0);
        for (int offer = 0; offer < Offer.COUNT; offer++) {
            int arm = offer;
            Trial.Estimate difference = trial.mean(
                    user -> trial.arm[user] == arm && trial.sums[Columns.CHURNED][user] == 0,
                    user -> any[user] - WEEKS * expected[arm][user]);
            assertThat(difference.value())
                    .as(Offer.LABELS.get(offer))
                    .isCloseTo(0, within(STANDARD_ERRORS * difference.standardError() + 1e-9));
        }
        assertThat(Arrays.stream(expected[Offer.BONUS]).average().orElse(0)).isGreaterThan(0.05);
    }

    private static double net(double[][] columns, int user) {
        double[] one = Arrays.stream(columns).mapToDouble(each -> each[user]).toArray();
        return Course.net(one);
    }

    @Test
    void aMillionUsersAreAnnouncedAndStreamed() {
        var experiment = Trial.experiment(ARMS);
        var table = new Growth(Trial.spec(1_000_000, 52, Map.of(), Map.of()), experiment, id -> null, 1)
                .tables()
                .getLast();
        assertThat(table.expectedRows()).isEqualTo(3_000_000);
        assertThat(table.schema().columns().stream().map(ColumnSpec::name))
                .containsExactly(
                        "user_id",
                        "offer",
                        "sessions",
                        "transactions",
                        "gmv",
                        "deposits",
                        "revenue_gross",
                        "loss_fraud",
                        "loss_bonus_abuse",
                        "bonus_cost",
                        "chargebacks",
                        "any_loss_bonus_abuse");
    }
}
