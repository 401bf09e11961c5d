package dev.slipway.benchmarks.calibration;

import dev.slipway.benchmarks.calibration.Pool.Unit;
import dev.slipway.stats.Effect;
import dev.slipway.stats.ab.Cuped;
import dev.slipway.stats.ab.RatioMetric;
import dev.slipway.stats.ab.RiskDifference;
import dev.slipway.stats.ab.TwoProportions;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.math.Normal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A kind of metric with its planted effect, and the methods that are used for it.
 *
 * @param control the population without the effect
 * @param treatment the population with it
 * @param isRatio whether the estimand is a difference of ratios y/x
 * @param methods by name, in the order of the table
 */
record Scenario(String label, Pool control, Pool treatment, boolean isRatio, Map<String, Method> methods) {
    static final double LEVEL = 0.95;

    /** From the sums of treatment and control to an estimated difference. */
    interface Method extends BiFunction<Sums, Sums, Effect> {}

    /** All scenarios; each is made when it is asked for, because its populations are big. */
    static List<Supplier<Scenario>> all() {
        return List.of(
                () -> rate("rate 10%", 0.10, 0.10),
                () -> rate("rate 1%", 0.01, 0.20),
                () -> rate("rate 0.1%", 0.001, 0.50),
                () -> scaled("symmetric mean", random -> new Unit(10 + normal(random), 0), 0.02, means()),
                Scenario::skewed,
                () -> scaled("mean with covariate", Scenario::withCovariate, 0.05, adjusted()),
                () -> scaled("ratio of counts", Scenario::ratio, 0.05, ratios()));
    }

    static Scenario skewed() {
        return scaled("revenue of 5% payers", Scenario::revenue, 0.10, means());
    }

    private static Scenario scaled(
            String label, Function<SplittableRandom, Unit> maker, double lift, Map<String, Method> methods) {
        Pool control = Pool.of(label.hashCode(), maker);
        return new Scenario(label, control, control.times(1 + lift), label.startsWith("ratio"), methods);
    }

    /** A rate stays a rate: the treated population has units of its own with a higher chance. */
    private static Scenario rate(String label, double chance, double lift) {
        Function<SplittableRandom, Unit> maker = random -> flag(random, chance);
        return new Scenario(
                label,
                Pool.of(label.hashCode(), maker),
                Pool.of(label.hashCode() + 1L, lifted(maker, lift)),
                false,
                rates());
    }

    /** Turns some zeros into ones so that the rate rises by the lift. */
    private static Function<SplittableRandom, Unit> lifted(Function<SplittableRandom, Unit> maker, double lift) {
        return random -> {
            Unit unit = maker.apply(random);
            Unit other = random.nextDouble() < lift ? maker.apply(random) : new Unit(0, 0);
            return new Unit(Math.max(unit.y(), other.y()), 0);
        };
    }

    /** The estimand in the two populations. */
    double truth() {
        return isRatio
                ? treatment.meanY() / treatment.meanX() - control.meanY() / control.meanX()
                : treatment.meanY() - control.meanY();
    }

    private static Unit flag(SplittableRandom random, double chance) {
        return new Unit(random.nextDouble() < chance ? 1 : 0, 0);
    }

    private static Unit revenue(SplittableRandom random) {
        return new Unit(random.nextDouble() < 0.05 ? Math.exp(3 + 1.2 * normal(random)) : 0, 0);
    }

    private static Unit withCovariate(SplittableRandom random) {
        double x = -Math.log(random.nextDouble());
        return new Unit(1 + 0.8 * x + 0.6 * -Math.log(random.nextDouble()), x);
    }

    private static Unit ratio(SplittableRandom random) {
        int sessions = 1;
        while (random.nextDouble() < 0.7) {
            sessions++;
        }
        double chance = Math.pow(random.nextDouble(), 3);
        int orders = 0;
        for (int i = 0; i < sessions; i++) {
            orders += random.nextDouble() < chance ? 1 : 0;
        }
        return new Unit(orders, sessions);
    }

    private static double normal(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static Map<String, Method> rates() {
        Map<String, Method> methods = new LinkedHashMap<>();
        methods.put("wald", (t, c) -> proportions(t, c).absolute().withPValue(Double.NaN));
        methods.put("pooled z", (t, c) -> proportions(t, c).absolute());
        methods.put("newcombe", (t, c) -> {
            TwoProportions.Result result = proportions(t, c);
            return within(result.absolute(), result.newcombeLow(), result.newcombeHigh());
        });
        methods.put("miettinen nurminen", (t, c) -> {
            double z = Normal.upperQuantile((1 - LEVEL) / 2);
            double[] ends = RiskDifference.miettinenNurminen(t.successes(), t.units(), c.successes(), c.units(), z);
            return within(proportions(t, c).absolute(), ends[0], ends[1]);
        });
        return methods;
    }

    /** The estimate with another interval, whose own reasons for care are none. */
    private static Effect within(Effect estimate, double low, double high) {
        return new Effect(
                estimate.estimate(),
                estimate.standardError(),
                low,
                high,
                LEVEL,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                List.of());
    }

    private static TwoProportions.Result proportions(Sums t, Sums c) {
        return TwoProportions.compare(t.successes(), t.units(), c.successes(), c.units(), LEVEL);
    }

    private static Map<String, Method> means() {
        return Map.of(
                "welch",
                (t, c) -> Welch.compare(t.moments(), c.moments(), LEVEL).absolute());
    }

    private static Map<String, Method> adjusted() {
        Map<String, Method> methods = new LinkedHashMap<>(means());
        methods.put("cuped", (t, c) -> Cuped.compare(t.pair(), c.pair(), LEVEL).absolute());
        return methods;
    }

    private static Map<String, Method> ratios() {
        return Map.of(
                "delta method",
                (t, c) -> RatioMetric.compare(t.pair(), c.pair(), LEVEL).absolute());
    }
}
