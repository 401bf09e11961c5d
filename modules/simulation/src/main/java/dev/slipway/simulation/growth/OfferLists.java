package dev.slipway.simulation.growth;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.CsvOptions;
import dev.slipway.core.data.CsvTableSource;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Source;
import dev.slipway.core.text.Phrases;
import dev.slipway.simulation.random.UserStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who gets which offer, by the variants that follow a list, such as one that an earlier run learned. */
final class OfferLists {
    private static final String OFFER = "offer";

    private final Map<String, Map<String, Integer>> byVariant = new HashMap<>();
    private final Set<String> users = new HashSet<>();

    private OfferLists() {}

    /**
     * Reads the lists of a study.
     *
     * @param unit column that names the users
     * @throws SlipwayException when a list can't be read, names a user who is not of this world or is there twice, or names an offer that
     *     does not exist
     */
    static OfferLists read(Source.Simulate spec, String unit) {
        OfferLists lists = new OfferLists();
        spec.lists().forEach((variant, file) -> {
            Map<String, Integer> list = list(file, unit, spec);
            lists.byVariant.put(variant, list);
            lists.users.addAll(list.keySet());
        });
        return lists;
    }

    private static Map<String, Integer> list(Path file, String unit, Source.Simulate spec) {
        CsvOptions options = CsvOptions.of("offers").withRequired(unit, OFFER).withIdentifiers(unit, OFFER);
        CsvTableSource rows = CsvTableSource.open(file, options, JobContext.unwatched());
        String prefix = PersonMaker.prefix(new UserStream(spec.seed()));
        int user = rows.schema().indexOf(unit);
        int offer = rows.schema().indexOf(OFFER);
        Map<String, Integer> list = new HashMap<>();
        rows.stream(JobContext.unwatched(), batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                add(batch, row, user, offer, file, list);
                if (!ofWorld(batch.texts(user)[row], prefix, spec.users())) {
                    throw refusal(
                            file,
                            "has the user " + Phrases.quoted(batch.texts(user)[row])
                                    + ", whom this world does not have",
                            "A list names users of one seed: give the source the seed and the number of users of the"
                                    + " study that made it.");
                }
            }
        });
        return list;
    }

    private static void add(ColumnBatch batch, int row, int user, int offer, Path file, Map<String, Integer> list) {
        String id = batch.texts(user)[row];
        int number = Offer.LABELS.indexOf(batch.texts(offer)[row]);
        if (number < 0) {
            throw refusal(
                    file,
                    "gives " + Phrases.quoted(id) + " the offer " + Phrases.quoted(batch.texts(offer)[row])
                            + ", which there is not",
                    "The offers are " + Phrases.and(Offer.LABELS) + ".");
        }
        if (list.put(id, number) != null) {
            throw refusal(file, "has the user " + Phrases.quoted(id) + " twice", "Leave one row for each user.");
        }
    }

    private static boolean ofWorld(String id, String prefix, int users) {
        String number = id.startsWith(prefix) ? id.substring(prefix.length()) : "";
        return number.matches("[0-9]{6,9}") && Integer.parseInt(number) >= 1 && Integer.parseInt(number) <= users;
    }

    private static SlipwayException refusal(Path file, String what, String remedy) {
        return new SlipwayException(
                ErrorCategory.DATA_INVALID,
                "The list " + file.getFileName() + " " + what + ". The last good run is untouched.",
                remedy);
    }

    boolean isEmpty() {
        return byVariant.isEmpty();
    }

    /** How many users are on any list. */
    int users() {
        return users.size();
    }

    /** Whether a variant follows a list. */
    boolean has(String variant) {
        return byVariant.containsKey(variant);
    }

    /** What the variant gives to a user; nothing to who is on another list only. */
    int offer(String variant, String id) {
        return byVariant.getOrDefault(variant, Map.of()).getOrDefault(id, Offer.NONE);
    }

    /** Whether a user takes part: on any list, or there are none. */
    boolean holds(String id) {
        return isEmpty() || users.contains(id);
    }
}
