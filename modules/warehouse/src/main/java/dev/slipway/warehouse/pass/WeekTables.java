package dev.slipway.warehouse.pass;

import dev.slipway.warehouse.engine.Behind;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.RowWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the weeks of a user into those of unit_weeks and unit_week_traits that the project builds. */
final class WeekTables {
    static final String WEEKS = "unit_weeks";
    static final String TRAITS = "unit_week_traits";

    private final boolean rollout;
    /** In which week a user adopted the rollout. */
    private final Map<Integer, Integer> adopted;

    private final @Nullable RowWriter weeks;
    private final @Nullable RowWriter traits;

    /**
     * @param filled the models to fill
     * @param adopted by user; null without a rollout
     * @param columns of text that the events carry
     * @param writer used by the thread behind alone
     */
    WeekTables(
            Cuts cuts,
            Set<String> filled,
            @Nullable Map<Integer, Integer> adopted,
            List<String> columns,
            Database writer,
            Behind behind) {
        this.rollout = adopted != null;
        this.adopted = adopted == null ? Map.of() : adopted;
        List<String> ofWeeks = new ArrayList<>(List.of("user_no", "week", "sessions", "events", "revenue"));
        cuts.counted().forEach(counted -> ofWeeks.add(counted.column()));
        ofWeeks.add("is_active");
        if (rollout) {
            ofWeeks.addAll(List.of("adopted_week", "has_adopted"));
        }
        List<String> ofTraits =
                new ArrayList<>(List.of("user_no", "week", "active_days", "visits", "seconds", "intent"));
        ofTraits.addAll(columns);
        this.weeks = filled.contains(WEEKS) ? new RowWriter(writer, behind, "marts." + WEEKS, ofWeeks) : null;
        this.traits = filled.contains(TRAITS) ? new RowWriter(writer, behind, "marts." + TRAITS, ofTraits) : null;
    }

    void write(int user, List<UserWeeks.Week> of) {
        for (UserWeeks.Week week : of) {
            if (weeks != null) {
                weeks.add(sums(user, week));
            }
            if (traits != null) {
                traits.add(traits(user, week));
            }
        }
    }

    private @Nullable Object[] sums(int user, UserWeeks.Week week) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(user);
        row.add(week.number);
        row.add(week.visits);
        row.add(week.events);
        row.add(week.revenue);
        for (long count : week.counts) {
            row.add(count);
        }
        row.add(true);
        if (rollout) {
            Integer since = adopted.get(user);
            row.add(since);
            row.add(since != null && week.number >= since);
        }
        return row.toArray();
    }

    private static @Nullable Object[] traits(int user, UserWeeks.Week week) {
        @Nullable Object[] row = new @Nullable Object[6 + week.traits.length];
        row[0] = user;
        row[1] = week.number;
        row[2] = week.activeDays;
        row[3] = week.visits;
        row[4] = week.seconds;
        row[5] = week.intent;
        System.arraycopy(week.traits, 0, row, 6, week.traits.length);
        return row;
    }

    /** Hands over what is left and returns the rows of each table. */
    Map<String, Long> finish() {
        Map<String, Long> rows = new HashMap<>();
        if (weeks != null) {
            rows.put(WEEKS, weeks.finish());
        }
        if (traits != null) {
            rows.put(TRAITS, traits.finish());
        }
        return rows;
    }
}
