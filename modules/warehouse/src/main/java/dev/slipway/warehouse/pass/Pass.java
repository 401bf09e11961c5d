package dev.slipway.warehouse.pass;

import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Database;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fills tables of H2 with the rows that the SQL of their models selects. H2 keeps the groups of a query in a sorted tree and
 * the rows of a window function in memory, so that cutting events into visits and days cost it many times what reading them
 * in order does. Other engines run the SQL; a test holds both to the same rows.
 */
public interface Pass {
    /** All passes, each with the models whose tables it fills together. */
    Map<String, Set<String>> MODELS = Map.of(
            "events", Set.of("fct_unit_events"),
            "activity", Set.of("sessions", "int_user_days", "daily_user_metrics"),
            "experiment_days", Set.of("agg_experiment_day"),
            "unit_values", Set.of("int_unit_values"),
            "features", Set.of("user_week_features"));

    /** Models whose tables a pass fills besides, where they are built and name it. */
    Map<String, Set<String>> MORE = Map.of("activity", Set.of(WeekTables.WEEKS, WeekTables.TRAITS));

    /** The one that keeps the events by user, as the others read them. */
    String FIRST = "events";

    /** Passes that read no events. */
    Set<String> WITHOUT_EVENTS = Set.of("features");

    /** Statements that make the empty tables ready. */
    default List<String> definitions() {
        return List.of();
    }

    /** Fills the tables of its models and returns the rows of each, by the model's name. */
    Map<String, Long> fill(Database database, JobContext context);

    /**
     * The pass that a model names in its {@code meta}.
     *
     * @param vars of the dbt project
     * @param filled the models that name it
     */
    static Pass named(String name, Map<String, ? extends @Nullable Object> vars, Set<String> filled) {
        return switch (name) {
            case "events" -> new EventsPass(vars);
            case "activity" -> new ActivityPass(vars, filled);
            case "unit_values" -> new UnitValuesPass(vars);
            case "features" -> new FeaturesPass(vars);
            case "experiment_days" -> new ExperimentDaysPass(vars);
            default -> throw new IllegalArgumentException("there is no pass named " + name);
        };
    }
}
