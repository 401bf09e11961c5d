package dev.slipway.app.drift;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Source;
import dev.slipway.simulation.BehaviorWorld;
import dev.slipway.simulation.Simulation;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.UnitWeeks;
import dev.slipway.warehouse.WeekTraits;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The weeks of users of a small behavior world, made from its rows without a warehouse. */
final class BehaviorWeeks {
    static final int WEEKS = 6;
    private static final LocalDate START = LocalDate.of(2026, 10, 5);
    private static final long DAY = 86_400_000L;
    private static final List<String> ARMS = List.of("control", "treatment");
    private static final List<String> DEVICES = List.of("desktop", "phone", "tablet");
    private static final List<String> EVENTS = List.of("view", "search", "play", "add_to_cart", "purchase", "like");

    private final int users;
    private final int[] variant;
    private final int[] exposed;
    private final int[] sessions;
    private final int[] events;
    private final int[] days;
    private final int[] seconds;
    private final int[] device;
    private final int[] intent;
    private final double[] revenue;
    private final Map<String, int[]> counts = new LinkedHashMap<>();
    private final int[] channel;
    private int user = -1;
    private long session;
    private long sessionBegan;
    private int sessionCell;
    private int lastDay;

    private BehaviorWeeks(int users) {
        this.users = users;
        int cells = users * WEEKS;
        variant = new int[users];
        exposed = new int[users];
        sessions = new int[cells];
        events = new int[cells];
        days = new int[cells];
        seconds = new int[cells];
        device = new int[cells];
        intent = new int[cells];
        revenue = new double[cells];
        channel = new int[users];
        EVENTS.forEach(event -> counts.put(event, new int[cells]));
        for (int[] codes : List.of(variant, device, intent)) {
            Arrays.fill(codes, -1);
        }
        Arrays.fill(exposed, UnitWeeks.NEVER);
    }

    /** A world with these numbers and without effects. */
    static UnitWeeks of(int users, long seed, Map<String, Double> parameters) {
        Map<String, Double> none = new LinkedHashMap<>();
        for (String effect : List.of("plays_14d", "purchase_14d", "retention_7", "revenue_14d")) {
            none.put(effect, 0.0);
        }
        Map<String, Double> halves = new LinkedHashMap<>();
        ARMS.forEach(arm -> halves.put(arm, 0.5));
        Source.Simulate spec = new Source.Simulate("behavior", users, WEEKS * 7, seed, START, none, parameters);
        Experiment experiment = new Experiment(
                "feed", "user_id", "control", new Allocation(0.6, "home", List.of(0, 10_000), 0, halves), null);
        Simulation world = new BehaviorWorld(1).prepare(spec, experiment, id -> {
            int coin = Math.floorMod((id.hashCode() * 0x9E3779B9) >>> 8, 10);
            return coin < 3 ? "control" : coin < 6 ? "treatment" : null;
        });
        BehaviorWeeks weeks = new BehaviorWeeks(users);
        List<String> channels = List.of("affiliate", "email", "organic", "paid_search", "referral", "social");
        read(world, "users", (batch, row) -> weeks.channel[number(batch, row)] = channels.indexOf(batch.texts(2)[row]));
        read(world, "exposures", (batch, row) -> {
            weeks.variant[number(batch, row)] = ARMS.indexOf(batch.texts(2)[row]);
            weeks.exposed[number(batch, row)] = (int) ((batch.longs(3)[row] - start()) / DAY / 7);
        });
        read(world, "events", weeks::event);
        return weeks.unitWeeks(channels);
    }

    private static long start() {
        return START.toEpochDay() * DAY;
    }

    private static int number(ColumnBatch batch, int row) {
        String id = batch.texts(0)[row];
        return Integer.parseInt(id.substring(id.indexOf('-') + 1)) - 1;
    }

    private interface Reader {
        void read(ColumnBatch batch, int row);
    }

    private static void read(Simulation world, String name, Reader reader) {
        TableSource table = world.tables().stream()
                .filter(t -> t.schema().name().equals(name))
                .findFirst()
                .orElseThrow();
        table.stream(JobContext.unwatched(), batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                reader.read(batch, row);
            }
        });
    }

    /** Rows come user by user in order of time. */
    private void event(ColumnBatch batch, int row) {
        int now = number(batch, row);
        long time = batch.longs(1)[row] - start();
        int cell = now * WEEKS + (int) (time / DAY / 7);
        String name = batch.texts(2)[row];
        int day = (int) (time / DAY);
        boolean begins = now != user || batch.longs(3)[row] != session;
        if (events[cell]++ == 0) {
            device[cell] = DEVICES.indexOf(batch.texts(8)[row]);
        }
        days[cell] += now != user || day != lastDay ? 1 : 0;
        if (begins) {
            sessions[cell]++;
            session = batch.longs(3)[row];
            sessionBegan = time;
            sessionCell = cell;
            intent[cell] = intent[cell] < 0 ? EVENTS.indexOf(name) : intent[cell];
        } else {
            seconds[sessionCell] += (int) ((time - sessionBegan) / 1000);
            sessionBegan = time;
        }
        counts.computeIfPresent(name, (key, count) -> {
            count[cell]++;
            return count;
        });
        double amount = batch.numbers(9)[row];
        revenue[cell] += Double.isNaN(amount) ? 0 : amount;
        user = now;
        lastDay = day;
    }

    private UnitWeeks unitWeeks(List<String> channels) {
        int[] never = new int[users];
        Arrays.fill(never, UnitWeeks.NEVER);
        String[] ids = new String[users];
        Arrays.setAll(ids, u -> "user-" + u);
        return new UnitWeeks(
                0,
                WEEKS,
                WEEKS,
                ids,
                ARMS,
                variant,
                never,
                sessions,
                events,
                revenue,
                counts,
                Map.of("acquisition_channel", new Category(channels, channel)),
                Map.of(),
                new WeekTraits(
                        exposed,
                        days,
                        sessions,
                        seconds,
                        new Category(EVENTS, intent),
                        Map.of("device", new Category(DEVICES, device))));
    }
}
