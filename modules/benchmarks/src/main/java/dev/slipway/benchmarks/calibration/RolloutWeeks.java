package dev.slipway.benchmarks.calibration;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.JobContext;
import dev.slipway.simulation.behavior.Behavior;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.UnitWeeks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The weeks of the users of a simulated rollout, as the warehouse would hand them over, without one. */
final class RolloutWeeks {
    private static final List<String> TEXTS = List.of("acquisition_channel", "country", "device_type");
    private static final List<String> NUMBERS = List.of("sessions_before", "spend_before");
    private static final long WEEK = 7 * 86_400_000L;

    private final int users;
    private final int weeks;
    private final long start;
    private final int[] adopted;
    private final int[] sessions;
    private final int[] events;
    private final double[] revenue;
    private final Map<String, int[]> codes = new LinkedHashMap<>();
    private final Map<String, List<String>> levels = new LinkedHashMap<>();
    private final Map<String, double[]> numbers = new LinkedHashMap<>();
    private int lastUser = -1;
    private long lastSession;

    private RolloutWeeks(int users, int weeks, long start) {
        this.users = users;
        this.weeks = weeks;
        this.start = start;
        adopted = new int[users];
        Arrays.fill(adopted, UnitWeeks.NEVER);
        sessions = new int[users * weeks];
        events = new int[users * weeks];
        revenue = new double[users * weeks];
        TEXTS.forEach(name -> {
            codes.put(name, new int[users]);
            levels.put(name, new ArrayList<>());
        });
        NUMBERS.forEach(name -> numbers.put(name, new double[users]));
    }

    /**
     * Everybody is outside of the experiment.
     *
     * @param start of the study, in milliseconds
     */
    static UnitWeeks of(Behavior simulation, int users, int weeks, long start) {
        RolloutWeeks read = new RolloutWeeks(users, weeks, start);
        read.each(simulation, "users", read::user);
        read.each(simulation, "rollout", read::adopter);
        read.each(simulation, "events", read::event);
        return read.weeks();
    }

    /** One row. */
    private interface Reader {
        void read(ColumnBatch batch, int row, int user);
    }

    private void each(Behavior simulation, String name, Reader reader) {
        TableSource table = simulation.tables().stream()
                .filter(t -> t.schema().name().equals(name))
                .findFirst()
                .orElseThrow();
        table.stream(JobContext.unwatched(), batch -> {
            String last = "";
            int user = -1;
            for (int row = 0; row < batch.rows(); row++) {
                String id = batch.texts(0)[row];
                user = id.equals(last) ? user : Integer.parseInt(id.substring(id.indexOf('-') + 1)) - 1;
                last = id;
                reader.read(batch, row, user);
            }
        });
    }

    private void user(ColumnBatch batch, int row, int user) {
        for (int c = 0; c < batch.schema().columns().size(); c++) {
            String name = batch.schema().columns().get(c).name();
            int @Nullable [] code = codes.get(name);
            double @Nullable [] number = numbers.get(name);
            if (code != null) {
                List<String> known = levels.getOrDefault(name, List.of());
                String level = batch.texts(c)[row];
                if (!known.contains(level)) {
                    known.add(level);
                }
                code[user] = known.indexOf(level);
            } else if (number != null) {
                number[user] = batch.numbers(c)[row];
            }
        }
    }

    private void adopter(ColumnBatch batch, int row, int user) {
        adopted[user] = (int) ((batch.longs(1)[row] - start) / WEEK);
    }

    private void event(ColumnBatch batch, int row, int user) {
        int week = (int) ((batch.longs(1)[row] - start) / WEEK);
        if (week >= weeks) {
            return;
        }
        int cell = user * weeks + week;
        long session = batch.longs(3)[row];
        if (user != lastUser || session != lastSession) {
            sessions[cell]++;
            lastUser = user;
            lastSession = session;
        }
        events[cell]++;
        double amount = batch.numbers(9)[row];
        revenue[cell] += Double.isNaN(amount) ? 0 : amount;
    }

    private UnitWeeks weeks() {
        String[] ids = new String[users];
        Arrays.setAll(ids, Integer::toString);
        int[] outside = new int[users];
        Arrays.fill(outside, -1);
        Map<String, Category> categories = new LinkedHashMap<>();
        codes.forEach((name, code) -> categories.put(name, new Category(levels.getOrDefault(name, List.of()), code)));
        return new UnitWeeks(
                0,
                weeks,
                weeks,
                ids,
                List.of(),
                outside,
                adopted,
                sessions,
                events,
                revenue,
                Map.of(),
                categories,
                numbers);
    }
}
