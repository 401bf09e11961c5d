package dev.slipway.readout.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.model.RiskReadout.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a case: every number with its unit, in words that a reader of the queue knows. */
class RiskWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "known_abuse | 153 | €153 of earlier abuse known",
                "known_abuse | 18.4 | €18.40 of earlier abuse known",
                "known_fraud | 0 | no earlier fraud known",
                "shared_devices | 1 | 1 account on the device",
                "shared_devices | 6 | 6 accounts on the device",
                "first_deposit_gap | 1.30 | first deposit after 1.3 days",
                "first_deposit_gap | 0 | first deposit after 0 days",
                "risk_score_before | 92.6 | risk score 92.6 of 100",
                "net_revenue_before | −177 | −€177 net revenue before the study",
                "net_revenue_before | −0.660 | −€0.66 net revenue before the study",
                "gmv_before | 1,214 | €1,214 moved before the study",
                "sessions_before | 53 | 53 sessions before the study",
                "tenure_weeks | 1 | 1 week since sign-up",
                "weeks_before | 11 | 11 weeks in the data so far",
                "sessions_1w | 26 | 26 sessions last week",
                "transactions_4w | 1 | 1 transaction in the last 4 weeks",
                "chargebacks_4w | 0 | 0 chargebacks in the last 4 weeks",
                "gmv_4w | 252 | €252 moved in the last 4 weeks",
                "deposits_1w | 252 | €252 deposited last week",
                "revenue_gross_1w | 2.03 | €2.03 gross revenue last week",
                "bonus_cost_1w | 1 | €1 of offers last week",
                "active_1w | 1 | active last week",
                "active_1w | 0 | not active last week",
                "active_4w | 3 | active in 3 of the last 4 weeks",
                "velocity | 0.420 | 42.0% of recent transactions are of the newest weeks",
                "bonus_to_deposit | 0.0120 | offers cost 1.2% of recent deposits",
                "kyc_level | basic | Label: basic",
                "clicks_1w | 17 | Label: 17",
                "height | 17 | Label: 17"
            })
    void aReasonHasItsUnit(String feature, String value, String words) {
        assertThat(RiskWords.reason(new Reason(feature, "Label", value, 1))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 | €4",
                "4.5 | €4.50",
                "19.99 | €19.99",
                "912.18 | €912",
                "−2240.81 | −€2,241",
                "12345.6 | €12,346"
            })
    void anAmountHasCentsOnlyWhereTheyMatter(String value, String words) {
        assertThat(RiskWords.amount(Double.parseDouble(value.replace("−", "-"))))
                .isEqualTo(words);
    }
}
