package dev.slipway.readout.offers;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.JobContext;
import dev.slipway.readout.model.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The list of who gets which offer in the week after the data, as it is read back to be looked at user by user. */
public final class OfferedUsers {
    private final NavigableMap<String, OfferedUser> byId = new TreeMap<>();

    /**
     * A user in the week after the data.
     *
     * @param gain expected of the offer over no offer, per week, with the interval of this user; null where no offer is made
     * @param nextBest the other offer that the prices of the limits make best
     * @param why what speaks for the offer against the next best, or against it; empty where nothing does
     */
    public record OfferedUser(
            String id, String offer, @Nullable Interval gain, String nextBest, String why) {}

    /** In any order; of two with one identifier the later counts. */
    public OfferedUsers(List<OfferedUser> users) {
        users.forEach(user -> byId.put(user.id(), user));
    }

    /**
     * Reads a list as {@link OfferList} writes it, its first column being the user.
     *
     * @param none what the study calls no offer
     * @throws dev.slipway.core.job.CancelledException when cancelled
     */
    public static OfferedUsers read(TableSource list, String none, JobContext context) {
        List<OfferedUser> users = new ArrayList<>();
        list.stream(context, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                users.add(user(batch, row, none));
            }
        });
        return new OfferedUsers(users);
    }

    private static OfferedUser user(ColumnBatch batch, int row, String none) {
        String offer = text(batch, "offer", row);
        Interval gain = offer.equals(none)
                ? null
                : new Interval(
                        number(batch, "expected_gain", row),
                        number(batch, "gain_low", row),
                        number(batch, "gain_high", row));
        return new OfferedUser(
                batch.texts(0)[row], offer, gain, text(batch, "next_best", row), text(batch, "why", row));
    }

    private static String text(ColumnBatch batch, String column, int row) {
        String value = batch.texts(batch.schema().indexOf(column))[row];
        return value == null ? "" : value;
    }

    private static double number(ColumnBatch batch, String column, int row) {
        return batch.numbers(batch.schema().indexOf(column))[row];
    }

    public int size() {
        return byId.size();
    }

    /** Users whose identifier begins like this, in its order; this very one first. */
    public List<OfferedUser> like(String beginning, int most) {
        return byId.tailMap(beginning, true).values().stream()
                .limit(most)
                .takeWhile(user -> user.id().startsWith(beginning))
                .toList();
    }

    /** Of those who get this offer the ones who are expected to gain most by it, the most first. */
    public List<OfferedUser> gainMost(String offer, int most) {
        return byId.values().stream()
                .filter(user -> user.offer().equals(offer) && user.gain() != null)
                .sorted(Comparator.comparingDouble(OfferedUsers::gain).reversed())
                .limit(most)
                .toList();
    }

    private static double gain(OfferedUser user) {
        Interval gain = user.gain();
        return gain == null ? 0 : gain.effect();
    }
}
