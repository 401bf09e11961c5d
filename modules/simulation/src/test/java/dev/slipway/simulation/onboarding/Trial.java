package dev.slipway.simulation.onboarding;

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
import dev.slipway.simulation.OnboardingWorld;
import dev.slipway.simulation.Simulation;
import dev.slipway.simulation.random.UserStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A simulated trial held in memory for tests: per user the arm, the exposure and the first time of each event. */
final class Trial {
    static final LocalDate START = LocalDate.of(2026, 10, 5);
    static final Experiment EXPERIMENT = new Experiment(
            "onboarding-kyc",
            "user_id",
            "control",
            Allocation.evenly("onboarding", List.of("control", "treatment")),
            null);
    static final VariantAssigner COIN = id -> coin(id) < 0.5 ? "control" : "treatment";

    final Simulation simulation;
    final Source.Simulate spec;

    /** 0 control, 1 treatment, −1 none. */
    final int[] arm;

    final long[] exposedAt;
    final double[] intent;

    /** First moment of each event, by code and user; {@link Long#MAX_VALUE} when it never happened. */
    final long[][] first;

    /** Bit k is set when the app was opened on the k-th day after exposure. */
    final long[] openDays;

    long events;

    Trial(Source.Simulate spec) {
        this.spec = spec;
        simulation = new OnboardingWorld(2).prepare(spec, EXPERIMENT, COIN);
        int users = spec.users();
        arm = new int[users];
        exposedAt = new long[users];
        intent = new double[users];
        openDays = new long[users];
        first = new long[EventNames.ALL.size()][users];
        Arrays.fill(arm, -1);
        Arrays.stream(first).forEach(f -> Arrays.fill(f, Long.MAX_VALUE));
        read("users", batch -> each(batch, (row, user) -> intent[user] = batch.numbers(8)[row]));
        read(
                "exposures",
                batch -> each(batch, (row, user) -> {
                    arm[user] = batch.texts(2)[row].equals("control") ? 0 : 1;
                    exposedAt[user] = batch.longs(3)[row];
                }));
        read("events", batch -> each(batch, (row, user) -> event(batch, row, user)));
    }

    private void event(ColumnBatch batch, int row, int user) {
        events++;
        int code = EventNames.ALL.indexOf(batch.texts(2)[row]);
        long time = batch.longs(1)[row];
        first[code][user] = Math.min(first[code][user], time);
        if (code == EventNames.APP_OPEN && time >= exposedAt[user]) {
            openDays[user] |= 1L << ((time - exposedAt[user]) / Arrivals.DAY);
        }
    }

    static Source.Simulate spec(int users, int days, Map<String, Double> effects, Map<String, Double> parameters) {
        return new Source.Simulate("onboarding", users, days, 7, START, effects, parameters);
    }

    /** Tosses a coin whose side depends on the user's number only. */
    static double coin(String id) {
        return new UserStream(99).start(user(id), 1).next();
    }

    static int user(String id) {
        return Integer.parseInt(id.substring(id.indexOf('-') + 1)) - 1;
    }

    interface RowReader {
        void read(int row, int user);
    }

    static void each(ColumnBatch batch, RowReader reader) {
        String last = "";
        int user = -1;
        for (int row = 0; row < batch.rows(); row++) {
            String id = batch.texts(0)[row];
            user = id.equals(last) ? user : user(id);
            last = id;
            reader.read(row, user);
        }
    }

    static TableSource table(Simulation simulation, String name) {
        return simulation.tables().stream()
                .filter(t -> t.schema().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void read(String name, Consumer<ColumnBatch> consumer) {
        table(simulation, name).stream(JobContext.unwatched(), consumer);
    }

    boolean within(String event, int user, Duration window) {
        return first[EventNames.code(event)][user] < exposedAt[user] + window.toMillis();
    }

    /** The difference of shares among mature users, with its standard error. */
    Difference difference(Duration matures, java.util.function.IntPredicate success) {
        long end = START.plusDays(spec.days()).toEpochDay() * Arrivals.DAY;
        double[] n = new double[2];
        double[] hits = new double[2];
        for (int user = 0; user < arm.length; user++) {
            if (arm[user] >= 0 && exposedAt[user] + matures.toMillis() <= end) {
                n[arm[user]]++;
                hits[arm[user]] += success.test(user) ? 1 : 0;
            }
        }
        double control = hits[0] / n[0];
        double treatment = hits[1] / n[1];
        double variance = control * (1 - control) / n[0] + treatment * (1 - treatment) / n[1];
        return new Difference(control, treatment, Math.sqrt(variance));
    }

    record Difference(double control, double treatment, double standardError) {
        double effect() {
            return treatment - control;
        }
    }

    Difference proportion(String event, Duration window) {
        return difference(window, user -> within(event, user, window));
    }

    Difference retention(int day) {
        return difference(Duration.ofDays(day + 1L), user -> (openDays[user] >> day & 1) == 1);
    }

    static Metric proportionMetric(String event, Duration window) {
        return metric(MetricKind.PROPORTION, event, window, null);
    }

    static Metric retentionMetric(int day) {
        return metric(MetricKind.RETENTION, "app_open", null, day);
    }

    static Metric metric(MetricKind kind, String event, @Nullable Duration window, @Nullable Integer day) {
        return new Metric(
                event,
                event,
                kind,
                event,
                null,
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
