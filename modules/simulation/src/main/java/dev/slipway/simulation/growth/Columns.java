package dev.slipway.simulation.growth;

import java.util.List;

/** The numbers of a week, as metrics may add them. */
final class Columns {
    static final int ACTIVE = 0;
    static final int SESSIONS = 1;
    static final int TRANSACTIONS = 2;
    static final int GMV = 3;
    static final int DEPOSITS = 4;
    static final int REVENUE_GROSS = 5;
    static final int LOSS_FRAUD = 6;
    static final int LOSS_BONUS_ABUSE = 7;
    static final int BONUS_COST = 8;
    static final int CHARGEBACKS = 9;
    static final int CHURNED = 10;

    /** As the table names them. */
    static final List<String> NAMES = List.of(
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
            "churned");

    static final int COUNT = 11;

    /** Whether a column counts, so that its values in a user's week are whole. */
    static boolean counts(int column) {
        return switch (column) {
            case ACTIVE, SESSIONS, TRANSACTIONS, CHARGEBACKS, CHURNED -> true;
            default -> false;
        };
    }

    private Columns() {}
}
