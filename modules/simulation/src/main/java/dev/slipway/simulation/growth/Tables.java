package dev.slipway.simulation.growth;

import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.study.Experiment;
import java.util.ArrayList;
import java.util.List;

/** The tables of this world. */
final class Tables {
    static final TableSchema USERS = new TableSchema(
            "users",
            ColumnSpec.text("user_id"),
            ColumnSpec.timestamp("signup_time"),
            ColumnSpec.category("segment", Population.SEGMENTS),
            ColumnSpec.category("country", Population.COUNTRIES),
            ColumnSpec.category("channel", Population.CHANNELS),
            ColumnSpec.category("device", Population.DEVICES),
            ColumnSpec.category("kyc_level", Population.KYC_LEVELS),
            ColumnSpec.number("tenure_weeks"),
            ColumnSpec.number("net_revenue_before"),
            ColumnSpec.number("gmv_before"),
            ColumnSpec.number("sessions_before"),
            ColumnSpec.number("risk_score_before"),
            ColumnSpec.number("shared_devices"),
            ColumnSpec.number("first_deposit_gap"));

    static final TableSchema WEEKLY = new TableSchema(
            "behavior_weekly",
            ColumnSpec.text("user_id"),
            ColumnSpec.integer("week"),
            ColumnSpec.timestamp("week_start"),
            ColumnSpec.integer("active"),
            ColumnSpec.integer("sessions"),
            ColumnSpec.integer("transactions"),
            ColumnSpec.number("gmv"),
            ColumnSpec.number("deposits"),
            ColumnSpec.number("revenue_gross"),
            ColumnSpec.number("loss_fraud"),
            ColumnSpec.number("loss_bonus_abuse"),
            ColumnSpec.number("bonus_cost"),
            ColumnSpec.integer("chargebacks"),
            ColumnSpec.category("offer", Offer.LABELS),
            ColumnSpec.number("propensity"),
            ColumnSpec.integer("churned"));

    static final TableSchema TRUTH = new TableSchema(
            "user_truth",
            ColumnSpec.text("user_id"),
            ColumnSpec.number("latent_risk"),
            ColumnSpec.number("latent_persuadability"),
            ColumnSpec.category("kind", Kind.LABELS),
            ColumnSpec.number("effect_bonus"),
            ColumnSpec.number("effect_fee_waiver"));

    /** The columns of a week that depend on the offer, as {@link #OFFER_TRUTH} lists them after user and offer. */
    static final List<Integer> EXPECTED = List.of(
            Columns.SESSIONS,
            Columns.TRANSACTIONS,
            Columns.GMV,
            Columns.DEPOSITS,
            Columns.REVENUE_GROSS,
            Columns.LOSS_FRAUD,
            Columns.LOSS_BONUS_ABUSE,
            Columns.BONUS_COST,
            Columns.CHARGEBACKS);

    /** What a week with an offer holds, in the order of {@link #EXPECTED}, and last the probability of any abuse of a bonus. */
    static final TableSchema OFFER_TRUTH = offerTruth();

    private Tables() {}

    private static TableSchema offerTruth() {
        List<ColumnSpec> columns = new ArrayList<>();
        columns.add(ColumnSpec.text("user_id"));
        columns.add(ColumnSpec.category("offer", Offer.LABELS));
        EXPECTED.forEach(column -> columns.add(ColumnSpec.number(Columns.NAMES.get(column))));
        columns.add(ColumnSpec.number("any_" + Columns.NAMES.get(Columns.LOSS_BONUS_ABUSE)));
        return new TableSchema("offer_truth", columns.toArray(ColumnSpec[]::new));
    }

    static TableSchema assignments(Experiment experiment) {
        return met("assignments", "assigned_at", experiment);
    }

    static TableSchema exposures(Experiment experiment) {
        return met("exposures", "exposed_at", experiment);
    }

    private static TableSchema met(String table, String moment, Experiment experiment) {
        return new TableSchema(
                table,
                ColumnSpec.text("user_id"),
                ColumnSpec.category("experiment", List.of(experiment.key())),
                ColumnSpec.category(
                        "variant",
                        List.copyOf(experiment.allocation().variants().keySet())),
                ColumnSpec.timestamp(moment));
    }
}
