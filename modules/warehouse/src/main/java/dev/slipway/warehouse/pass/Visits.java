package dev.slipway.warehouse.pass;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cuts the events of a user into visits, as sessions.sql does. */
final class Visits {
    private final Cuts cuts;

    /** Events of the visit at hand by their name, the names in order. */
    private final Map<String, Integer> counts = new TreeMap<>();

    Visits(Cuts cuts) {
        this.cuts = cuts;
    }

    /**
     * A visit.
     *
     * @param number of the user's visits, from 1
     * @param exposed whether it counts for the experiment
     * @param intent null where no event of it has a name
     */
    record Visit(
            int number,
            long startedAt,
            long endedAt,
            long seconds,
            long events,
            BigDecimal revenue,
            @Nullable String intent,
            boolean exposed) {}

    /** The visits in their order. */
    List<Visit> of(UserEvents user) {
        List<Visit> visits = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= user.size(); i++) {
            if (i == user.size() || begins(user.second(i - 1), user.second(i))) {
                visits.add(visit(user, visits.size() + 1, first, i));
                first = i;
            }
        }
        return visits;
    }

    /** After a pause, and at first exposure. */
    private boolean begins(long previous, long second) {
        return second - previous >= cuts.gap() || (previous < 0 && second >= 0);
    }

    private Visit visit(UserEvents user, int number, int from, int to) {
        counts.clear();
        BigDecimal revenue = BigDecimal.ZERO;
        for (int i = from; i < to; i++) {
            revenue = user.plusAmount(revenue, i);
            String name = user.name(i);
            if (name != null) {
                counts.merge(name, 1, Integer::sum);
            }
        }
        int last = to - 1;
        return new Visit(
                number,
                user.moment(from),
                user.moment(last),
                user.second(last) - user.second(from),
                to - from,
                revenue,
                intent(),
                user.exposed(last));
    }

    /** The study's first intent of which it has an event, else the most frequent event, the first by name among equals. */
    private @Nullable String intent() {
        for (Cuts.Intent intent : cuts.intents()) {
            if (intent.events().stream().anyMatch(counts::containsKey)) {
                return intent.name();
            }
        }
        String most = null;
        int times = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > times) {
                most = entry.getKey();
                times = entry.getValue();
            }
        }
        return most;
    }
}
