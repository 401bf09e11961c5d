package dev.slipway.simulation.behavior;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.VariantAssigner;
import dev.slipway.simulation.BehaviorWorld;
import dev.slipway.simulation.Simulation;
import dev.slipway.simulation.random.UserStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A simulated study held in memory for tests: per user what the tables say. */
final class Trial {
    static final LocalDate START = LocalDate.of(2026, 10, 5);
    static final double COVERAGE = 0.6;
    static final Experiment EXPERIMENT = new Experiment(
            "home-feed", "user_id", "control", new Allocation(COVERAGE, "home", List.of(0, 10_000), 0, evenly()), null);
    static final VariantAssigner COIN = id -> {
        double u = new UserStream(99).start(user(id), 1).next();
        return u < COVERAGE / 2 ? "control" : u < COVERAGE ? "treatment" : null;
    };
    private static final int DAYS_14 = 14;

    final Simulation simulation;
    final Source.Simulate spec;

    /** 0 control, 1 treatment, −1 none. */
    final int[] arm;

    final long[] exposedAt;
    final long[] adoptedAt;
    final String[] channel;
    final String[] device;
    final double[] sessionsBefore;
    final double[] spendBefore;

    /** Events within 14 days of exposure, by event and user. */
    final int[][] counts = new int[EventNames.ALL.size()][];

    final double[] revenue;

    /** Bit k is set when something was viewed on the k-th day after exposure. */
    final long[] viewDays;

    /** By week of the study and user. */
    final int[][] sessions;

    final int[][] purchases;
    final double[][] spent;
    long events;

    Trial(Source.Simulate spec) {
        this.spec = spec;
        simulation = new BehaviorWorld(2).prepare(spec, EXPERIMENT, COIN);
        int users = spec.users();
        int weeks = spec.days() / 7 + 1;
        arm = new int[users];
        exposedAt = new long[users];
        adoptedAt = new long[users];
        channel = new String[users];
        device = new String[users];
        sessionsBefore = new double[users];
        spendBefore = new double[users];
        revenue = new double[users];
        viewDays = new long[users];
        sessions = new int[weeks][users];
        purchases = new int[weeks][users];
        spent = new double[weeks][users];
        Arrays.setAll(counts, e -> new int[users]);
        Arrays.fill(arm, -1);
        Arrays.fill(adoptedAt, Long.MAX_VALUE);
        read("users", this::user);
        read("exposures", (batch, row, user) -> {
            arm[user] = batch.texts(2)[row].equals("control") ? 0 : 1;
            exposedAt[user] = batch.longs(3)[row];
        });
        read("rollout", (batch, row, user) -> adoptedAt[user] = batch.longs(1)[row]);
        int[] last = new int[users];
        read("events", (batch, row, user) -> event(batch, row, user, last));
    }

    private void user(ColumnBatch batch, int row, int user) {
        channel[user] = batch.texts(2)[row];
        device[user] = batch.texts(4)[row];
        sessionsBefore[user] = batch.numbers(5)[row];
        spendBefore[user] = batch.numbers(6)[row];
    }

    private void event(ColumnBatch batch, int row, int user, int[] last) {
        events++;
        long time = batch.longs(1)[row];
        int code = EventNames.ALL.indexOf(batch.texts(2)[row]);
        int session = (int) batch.longs(3)[row];
        double amount = batch.numbers(9)[row];
        int week = (int) ((time - start()) / Calendar.DAY / 7);
        if (session != last[user]) {
            last[user] = session;
            sessions[week][user]++;
        }
        if (code == EventNames.PURCHASE) {
            purchases[week][user]++;
            spent[week][user] += amount;
        }
        long day = (time - exposedAt[user]) / Calendar.DAY;
        if (arm[user] >= 0 && time >= exposedAt[user]) {
            if (code == EventNames.VIEW && day < 64) {
                viewDays[user] |= 1L << day;
            }
            if (day < DAYS_14) {
                counts[code][user]++;
                revenue[user] += code == EventNames.PURCHASE ? amount : 0;
            }
        }
    }

    static long start() {
        return START.toEpochDay() * Calendar.DAY;
    }

    long end() {
        return start() + spec.days() * Calendar.DAY;
    }

    static Source.Simulate spec(int users, int days, Map<String, Double> effects, Map<String, Double> parameters) {
        return new Source.Simulate("behavior", users, days, 7, START, effects, parameters);
    }

    /** No effect but those named. */
    static Map<String, Double> only(Map<String, Double> effects) {
        Map<String, Double> all = new LinkedHashMap<>();
        Knobs.EFFECTS.keySet().forEach(name -> all.put(name, effects.getOrDefault(name, 0.0)));
        return all;
    }

    private static Map<String, Double> evenly() {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put("control", 0.5);
        weights.put("treatment", 0.5);
        return weights;
    }

    static int user(String id) {
        return Integer.parseInt(id.substring(id.indexOf('-') + 1)) - 1;
    }

    interface RowReader {
        void read(ColumnBatch batch, int row, int user);
    }

    static TableSource table(Simulation simulation, String name) {
        return simulation.tables().stream()
                .filter(t -> t.schema().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void read(String name, RowReader reader) {
        table(simulation, name).stream(JobContext.unwatched(), batch -> {
            String last = "";
            int user = -1;
            for (int row = 0; row < batch.rows(); row++) {
                String id = batch.texts(0)[row];
                user = id.equals(last) ? user : user(id);
                last = id;
                reader.read(batch, row, user);
            }
        });
    }

    /** Means of two arms or groups. */
    record Difference(double control, double treatment, double standardError) {
        double effect() {
            return treatment - control;
        }
    }

    /** The difference of arms among users who mature within so many days. */
    Difference arms(int days, IntPredicate among, IntToDoubleFunction value) {
        return difference(
                arm,
                user -> arm[user] >= 0 && exposedAt[user] + days * Calendar.DAY <= end() && among.test(user),
                value);
    }

    Difference arms(int days, IntToDoubleFunction value) {
        return arms(days, user -> true, value);
    }

    static Difference difference(int[] group, IntPredicate among, IntToDoubleFunction value) {
        double[] n = new double[2];
        double[] sum = new double[2];
        double[] squares = new double[2];
        for (int user = 0; user < group.length; user++) {
            if (among.test(user)) {
                double x = value.applyAsDouble(user);
                n[group[user]]++;
                sum[group[user]] += x;
                squares[group[user]] += x * x;
            }
        }
        double variance = 0;
        for (int g = 0; g < 2; g++) {
            variance += (squares[g] - sum[g] * sum[g] / n[g]) / n[g] / n[g];
        }
        return new Difference(sum[0] / n[0], sum[1] / n[1], Math.sqrt(variance));
    }

    boolean viewed(int user, int day) {
        return (viewDays[user] >> day & 1) == 1;
    }

    static Metric within(MetricKind kind, String event, int days) {
        return metric(kind, event, null, Duration.ofDays(days), null);
    }

    static Metric retention(int day) {
        return metric(MetricKind.RETENTION, "view", null, null, day);
    }

    static Metric ratio(String numerator, String denominator) {
        return metric(MetricKind.RATIO, numerator, denominator, Duration.ofDays(DAYS_14), null);
    }

    static Metric metric(
            MetricKind kind,
            String event,
            @Nullable String denominator,
            @Nullable Duration window,
            @Nullable Integer day) {
        return new Metric(
                event,
                event,
                kind,
                event,
                denominator,
                null,
                null,
                window,
                day,
                Better.HIGHER,
                MetricRole.PRIMARY,
                null,
                null,
                null);
    }
}
