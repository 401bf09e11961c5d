package dev.slipway.simulation.growth;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.ColumnSum;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.VariantAssigner;
import dev.slipway.simulation.GrowthWorld;
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
    static final String NET = "revenue_gross - loss_fraud - loss_bonus_abuse - bonus_cost";
    static final String LOSS = "loss_fraud + loss_bonus_abuse";
    private static final double COVERAGE = 0.9;

    final Simulation simulation;
    final Source.Simulate spec;
    final List<String> variants;

    /** Index of the variant, −1 outside the experiment. */
    final int[] arm;

    /** Sums over the weeks, by column and user. */
    final double[][] sums;

    final String[] segment;
    final String[] kind;
    final double[] risk;
    final double[] effectBonus;
    final double[] effectWaiver;
    final double[] score;
    final double[] sharedDevices;

    Trial(Source.Simulate spec, String... variants) {
        this.spec = spec;
        this.variants = List.of(variants);
        Experiment experiment = experiment(variants);
        simulation = new GrowthWorld(2).prepare(spec, experiment, coin(experiment));
        int users = spec.users();
        arm = new int[users];
        sums = new double[Columns.COUNT][users];
        segment = new String[users];
        kind = new String[users];
        risk = new double[users];
        effectBonus = new double[users];
        effectWaiver = new double[users];
        score = new double[users];
        sharedDevices = new double[users];
        Arrays.fill(arm, -1);
        read("users", this::user);
        read("exposures", (batch, row, user) -> arm[user] = this.variants.indexOf(batch.texts(2)[row]));
        read("behavior_weekly", this::week);
        read("user_truth", this::truth);
    }

    private void user(ColumnBatch batch, int row, int user) {
        segment[user] = batch.texts(2)[row];
        score[user] = batch.numbers(11)[row];
        sharedDevices[user] = batch.numbers(12)[row];
    }

    private void week(ColumnBatch batch, int row, int user) {
        for (int column = 0; column < Columns.COUNT; column++) {
            sums[column][user] += at(batch, row, column);
        }
    }

    private void truth(ColumnBatch batch, int row, int user) {
        risk[user] = batch.numbers(1)[row];
        kind[user] = batch.texts(3)[row];
        effectBonus[user] = batch.numbers(4)[row];
        effectWaiver[user] = batch.numbers(5)[row];
    }

    /** A number of a row of the weekly table. */
    static double at(ColumnBatch batch, int row, int column) {
        int index = Tables.WEEKLY.indexOf(Columns.NAMES.get(column));
        return Columns.counts(column) ? batch.longs(index)[row] : batch.numbers(index)[row];
    }

    static Experiment experiment(String... variants) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String variant : variants) {
            weights.put(variant, 1.0 / variants.length);
        }
        return new Experiment(
                "offers",
                "user_id",
                "control",
                new Allocation(COVERAGE, "growth", List.of(0, 10_000), 0, weights),
                null);
    }

    static VariantAssigner coin(Experiment experiment) {
        List<String> variants = List.copyOf(experiment.allocation().variants().keySet());
        return id -> {
            double u = new UserStream(99).start(user(id), 1).next();
            return u < COVERAGE ? variants.get((int) (u / COVERAGE * variants.size())) : null;
        };
    }

    static Source.Simulate spec(int users, int weeks, Map<String, Double> effects, Map<String, Double> parameters) {
        return new Source.Simulate("growth", users, 7 * weeks, 7, START, effects, parameters);
    }

    /** No effect but those named. */
    static Map<String, Double> only(Map<String, Double> effects) {
        Map<String, Double> all = new LinkedHashMap<>();
        Knobs.EFFECTS.keySet().forEach(name -> all.put(name, effects.getOrDefault(name, 0.0)));
        return all;
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
        read(simulation, name, reader);
    }

    static void read(Simulation simulation, String name, RowReader reader) {
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

    /** What a user's weeks add up to. */
    double value(String columns, int user) {
        double sum = 0;
        for (ColumnSum.Term term : ColumnSum.parse(columns).orElseThrow().terms()) {
            double value = sums[Columns.NAMES.indexOf(term.column())][user];
            sum += term.subtracted() ? -value : value;
        }
        return sum;
    }

    /** A number with its standard error. */
    record Estimate(double value, double standardError) {
        Estimate minus(Estimate other) {
            return new Estimate(value - other.value, Math.hypot(standardError, other.standardError));
        }
    }

    /** The mean of an arm. */
    Estimate mean(String variant, String columns, IntPredicate among) {
        int own = variants.indexOf(variant);
        return mean(user -> arm[user] == own && among.test(user), user -> value(columns, user));
    }

    /** The share of an arm with any of a column. */
    Estimate any(String variant, String column) {
        int own = variants.indexOf(variant);
        return mean(user -> arm[user] == own, user -> value(column, user) > 0 ? 1 : 0);
    }

    /** The ratio of the means of an arm, with its linearised error: weeks of a user stay together. */
    Estimate ratio(String variant, String columns, String over) {
        int own = variants.indexOf(variant);
        double above = mean(variant, columns, user -> true).value;
        double below = mean(variant, over, user -> true).value;
        double ratio = above / below;
        Estimate rest =
                mean(user -> arm[user] == own, user -> (value(columns, user) - ratio * value(over, user)) / below);
        return new Estimate(ratio, rest.standardError);
    }

    Estimate mean(IntPredicate among, IntToDoubleFunction value) {
        double n = 0;
        double sum = 0;
        double squares = 0;
        for (int user = 0; user < arm.length; user++) {
            if (among.test(user)) {
                double x = value.applyAsDouble(user);
                n++;
                sum += x;
                squares += x * x;
            }
        }
        return new Estimate(sum / n, Math.sqrt((squares - sum * sum / n) / n / n));
    }

    static Metric mean(String columns) {
        return metric(MetricKind.MEAN, columns, null, null);
    }

    static Metric ratio(String columns, String over) {
        return metric(MetricKind.RATIO, columns, over, null);
    }

    static Metric metric(MetricKind kind, String columns, @Nullable String over, @Nullable Duration within) {
        return new Metric(
                "metric",
                columns,
                kind,
                null,
                over,
                columns,
                null,
                within,
                null,
                Better.HIGHER,
                MetricRole.PRIMARY,
                null,
                null,
                null);
    }
}
