package dev.slipway.charts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.offers.OfferedUsers.OfferedUser;
import dev.slipway.readout.text.Words;
import java.util.List;

/** Single users and their offers in words. */
public final class OfferedTable {
    public static final List<String> HEADERS = List.of("User", "Offer", "Expected a week", "Next best");

    /** Cells of a row that stand side by side; the reason stands below them. */
    public static final int COLUMNS = HEADERS.size();

    /** How rows are to be read. */
    public static final String READ =
            "Expected gain over no offer, with an interval for this user's own effect. It is wide: weeks of one user tell little,"
                    + " and offers pay on average or not at all. The largest expectations of a list lie too high on average. Amounts are what a feature adds to the"
                    + " expected difference from the next best offer (Shapley values): the model's reasons, no causes.";

    private OfferedTable() {}

    /** The cells under {@link #HEADERS}, and the reason last. */
    public static List<String> row(OfferedUser user) {
        return List.of(
                user.id(), OfferWords.offer(user.offer()), gain(user), OfferWords.offer(user.nextBest()), why(user));
    }

    private static String gain(OfferedUser user) {
        Interval gain = user.gain();
        return gain == null ? "—" : OfferWords.gain(gain);
    }

    private static String why(OfferedUser user) {
        return user.why().isEmpty()
                ? "No single feature sets this user apart."
                : Words.capital(user.why().replace("; ", " · "));
    }

    /** All of it in sentences. */
    public static String spoken(List<OfferedUser> users) {
        return String.join(
                " ",
                users.stream()
                        .map(user -> user.id() + " gets " + Words.lower(OfferWords.offer(user.offer())) + ", expected "
                                + gain(user) + ", next best "
                                + Words.lower(OfferWords.offer(user.nextBest())) + ": " + why(user)
                                + ".")
                        .toList());
    }
}
