package dev.slipway.testreadouts;

import dev.slipway.readout.offers.OfferedUsers;
import dev.slipway.readout.offers.OfferedUsers.OfferedUser;
import java.util.List;

/** Users of the growth study with their offers. */
public final class OfferLists {
    private OfferLists() {}

    /** Eight users, two of whom get no offer. */
    public static OfferedUsers users() {
        return new OfferedUsers(List.of(
                user(
                        "u0000142",
                        "bonus",
                        2.31,
                        .84,
                        "none",
                        "Sessions, last 4 weeks 21: +€0.62; tenure weeks 3: +€0.41"),
                user(
                        "u0004410",
                        "bonus",
                        1.94,
                        .91,
                        "fee_waiver",
                        "Channel social: +€0.55; sessions, last 4 weeks 17: +€0.32"),
                user("u0003007", "bonus", .38, .47, "none", ""),
                user("u0009120", "bonus", 1.52, .60, "none", "Segment student: +€0.48; GMV, last 4 weeks 84.2: −€0.06"),
                user(
                        "u0002231",
                        "fee_waiver",
                        1.71,
                        .52,
                        "bonus",
                        "Segment self employed: +€0.91; GMV, last 4 weeks 2,410: +€0.38; transactions, last week 19:"
                                + " +€0.11"),
                user("u0007702", "fee_waiver", 1.12, .57, "none", "GMV, last 4 weeks 1,870: +€0.44"),
                new OfferedUser("u0000019", "none", null, "fee_waiver", "Tenure weeks 187: +€0.21"),
                new OfferedUser("u0000143", "none", null, "bonus", "Risk score before 0.91: +€0.77")));
    }

    private static OfferedUser user(String id, String offer, double gain, double half, String nextBest, String why) {
        return new OfferedUser(id, offer, Intervals.around(gain, half), nextBest, why);
    }
}
