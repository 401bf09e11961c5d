package dev.slipway.core.study;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where the data of a study comes from. */
public sealed interface Source {
    /**
     * A simulated world.
     *
     * @param world name of the world, for example {@code onboarding}
     * @param start first day, in UTC
     * @param effects planted differences treatment − control on the metric's own scale, by the world's effect names
     * @param parameters other numbers of the world that differ from its defaults, by name
     * @param lists by variant an absolute path of a file that says which user gets which offer; empty for most studies. Who is on no
     *     list takes no part
     */
    record Simulate(
            String world,
            int users,
            int days,
            long seed,
            LocalDate start,
            Map<String, Double> effects,
            Map<String, Double> parameters,
            Map<String, Path> lists)
            implements Source {
        /** Without lists. */
        public Simulate(
                String world,
                int users,
                int days,
                long seed,
                LocalDate start,
                Map<String, Double> effects,
                Map<String, Double> parameters) {
            this(world, users, days, seed, start, effects, parameters, Map.of());
        }

        /** The same with another seed. */
        public Simulate withSeed(long other) {
            return new Simulate(world, users, days, other, start, effects, parameters, lists);
        }

        public Simulate {
            lists = Collections.unmodifiableMap(new TreeMap<>(lists));
            effects = Collections.unmodifiableMap(new TreeMap<>(effects));
            parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        }
    }

    /**
     * A file with one row per unit.
     *
     * @param path absolute, resolved against the folder of the study file
     * @param unit column that identifies the unit; {@link #ROW_NUMBER} where rows are units and the file does not name them
     * @param time column with the moment of first exposure; null when the file has none
     */
    record UnitTable(
            Path path,
            String unit,
            String variant,
            @Nullable String time) implements Source {
        /** The unit of a file that names none. */
        public static final String ROW_NUMBER = "row_number";

        /** Whether rows are to be numbered, because a file with these columns does not name its units. */
        public boolean numbersRows(List<String> columns) {
            return unit.equals(ROW_NUMBER) && !columns.contains(ROW_NUMBER);
        }
    }

    /**
     * Files of events, assignments and users; users may be missing. Paths are absolute.
     *
     * @param rollout who adopted by themselves, and when, what nobody randomised; null when there is no such file
     * @param until last day of observation, in UTC; null when the data itself says where it ends
     */
    record Events(
            Path events,
            Path assignments,
            @Nullable Path users,
            @Nullable Path rollout,
            @Nullable LocalDate until) implements Source {
        public Events(Path events, Path assignments, @Nullable Path users) {
            this(events, assignments, users, null, null);
        }
    }
}
