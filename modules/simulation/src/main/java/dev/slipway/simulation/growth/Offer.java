package dev.slipway.simulation.growth;

import java.util.List;

/** What a user can be offered in a week. */
final class Offer {
    static final int NONE = 0;

    /** Money for being active, the same amount for everybody who takes it. */
    static final int BONUS = 1;

    /** A part of the week's fees is waived. */
    static final int FEE_WAIVER = 2;

    static final int COUNT = 3;

    /** As the tables say it. */
    static final List<String> LABELS = List.of("none", "bonus", "fee_waiver");

    private Offer() {}
}
