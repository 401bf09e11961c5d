package dev.slipway.benchmarks.calibration;

import dev.slipway.core.rule.Exempt;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.readout.metric.Comparison;
import dev.slipway.readout.metric.LookDays;
import dev.slipway.readout.metric.LooksInterval;
import dev.slipway.readout.metric.MetricColumn;
import dev.slipway.readout.metric.WeeklyLooks;
import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.sequential.Sides;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import dev.slipway.warehouse.ExperimentData.TestSummary;
import dev.slipway.warehouse.ExperimentData.WeekValues;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How often looking at the same users every week finds an effect that is not there: ratios over weeks, users who differ for good, weeks
 * that depend on the week before, heavy tails, users who leave; and how often a limit that is just kept is shown to be broken. Arguments: experiments=20000 weeks=12.
 */
@Exempt(from = Exempt.Rule.STANDARD_STREAMS, because = "a program of its own that reports on the terminal")
public final class WeeklyLooksNull {
    private static final double ALPHA = 0.05;
    private static final double LATE = 0.05;
    private static final double TAIL = 1.2;
    private static final double MEAN = 3;
    private static final Metric RATIO = new Metric(
            "m",
            "m",
            MetricKind.RATIO,
            null,
            null,
            "m",
            null,
            null,
            null,
            Better.HIGHER,
            MetricRole.PRIMARY,
            null,
            null,
            null);

    private WeeklyLooksNull() {}

    /**
     * Users of a kind.
     *
     * @param own share of a week's spread that is the user's for good
     * @param carried correlation of what is left with the week before
     * @param tail whether values are exponentials of normal ones
     * @param growth how much wider every week is than the one before
     */
    private record Users(String name, int perArm, double own, double carried, boolean tail, double growth) {}

    /** Whether each way of looking ever found an effect. */
    private record Found(boolean anytime, boolean group, boolean fixed, boolean peeking, boolean harm) {}

    /** Prints a line for each kind of users. */
    public static void main(String[] arguments) {
        int experiments = 20_000;
        int weeks = 12;
        for (String argument : arguments) {
            experiments = argument.startsWith("experiments=") ? Integer.parseInt(argument.substring(12)) : experiments;
            weeks = argument.startsWith("weeks=") ? Integer.parseInt(argument.substring(6)) : weeks;
        }
        System.out.printf(
                Locale.ROOT, "%-46s %9s %9s %9s %9s %9s%n", "", "any week", "4 looks", "one look", "peeking", "harm");
        for (Users users : List.of(
                new Users("weeks alone, 200 users an arm", 200, 0, 0, false, 1),
                new Users("half the user's own, 200", 200, 0.5, 0.3, false, 1),
                new Users("nearly all the user's own, 200", 200, 0.95, 0.3, false, 1),
                new Users("weeks that carry over, 200", 200, 0.2, 0.9, false, 1),
                new Users("spread grows by a fifth a week, 200", 200, 0.3, 0.3, false, 1.2),
                new Users("heavy tails, 200", 200, 0.5, 0.3, true, 1),
                new Users("heavy tails, 2,000", 2_000, 0.5, 0.3, true, 1),
                new Users("half the user's own, 60", 60, 0.5, 0.3, false, 1))) {
            int runs = users.perArm() > 1_000 ? experiments / 5 : experiments;
            report(users, runs, weeks);
        }
    }

    private static void report(Users users, int experiments, int weeks) {
        int all = weeks;
        List<Found> found = IntStream.range(0, experiments)
                .parallel()
                .mapToObj(e -> experiment(users, all, new SplittableRandom(1_000_003L * e + 17)))
                .toList();
        System.out.printf(
                Locale.ROOT,
                "%-46s %8.2f%% %8.2f%% %8.2f%% %8.2f%% %8.2f%%   of %,d%n",
                users.name(),
                share(found.stream().filter(Found::anytime).count(), experiments),
                share(found.stream().filter(Found::group).count(), experiments),
                share(found.stream().filter(Found::fixed).count(), experiments),
                share(found.stream().filter(Found::peeking).count(), experiments),
                share(found.stream().filter(Found::harm).count(), experiments),
                experiments);
    }

    private static double share(long some, int all) {
        return 100.0 * some / all;
    }

    private static Found experiment(Users users, int weeks, SplittableRandom random) {
        MetricColumn column = Objects.requireNonNull(MetricColumn.of(RATIO, data(users, weeks, random), null));
        LookDays plan = new LookDays(weeks * 7, 4, 7);
        LooksInterval interval = new LooksInterval(LooksPlan.ANYTIME, ALPHA, 1, 1, 4);
        WeeklyLooks looks = Objects.requireNonNull(WeeklyLooks.of(column, 1, interval, plan, false));
        List<WeeklyLooks.Week> seen = looks.weeks();
        double[] harmful = WeeklyLooks.byWeek(looks.levels(), w -> interval.spentByWeek(w, plan), Sides.ONE);
        double one = Normal.upperQuantile(ALPHA / 2);
        boolean anytime = false;
        boolean group = false;
        boolean peeking = false;
        boolean harm = false;
        double z = 0;
        for (WeeklyLooks.Week week : seen) {
            z = z(week);
            var weekly = Objects.requireNonNull(week.look().weekly());
            anytime |= z >= weekly.anytime();
            boolean planned = IntStream.rangeClosed(1, 4).anyMatch(look -> plan.day(look) == week.day());
            group |= planned && z >= weekly.group();
            peeking |= z >= one;
            harm |= aboveTruth(users, week.t()) >= harmful[weekly.week() - 1];
        }
        return new Found(anytime, group, z >= one, peeking, harm);
    }

    /** The treatment's level above the planted one, which stands for a limit that is just kept, in standard errors. */
    private static double aboveTruth(Users users, BivariateMoments t) {
        double truth = users.tail() ? Math.exp(TAIL * TAIL / 2) : MEAN;
        double error = Comparison.unitSpread(Comparison.Kind.RATIO, t) / Math.sqrt((double) t.n());
        return (Comparison.level(Comparison.Kind.RATIO, t) - truth) / error;
    }

    private static double z(WeeklyLooks.Week week) {
        var comparison = week.comparison();
        return comparison == null
                ? 0
                : Math.abs(comparison.absolute().estimate())
                        / comparison.absolute().standardError();
    }

    private static ExperimentData data(Users users, int weeks, SplittableRandom random) {
        int units = 2 * users.perArm();
        int[] variant = new int[units];
        double[] y = new double[units * weeks];
        double[] x = new double[units * weeks];
        for (int u = 0; u < units; u++) {
            variant[u] = u % 2;
            walk(users, weeks, u * weeks, y, x, random);
        }
        double[] last = new double[units];
        double[] below = new double[units];
        Arrays.setAll(last, u -> y[u * weeks + weeks - 1]);
        Arrays.setAll(below, u -> x[u * weeks + weeks - 1]);
        return experimentData(
                variant, weeks, new MetricValues(last, below, null, Map.of(), new WeekValues(weeks, y, x)));
    }

    private static void walk(Users users, int weeks, int from, double[] y, double[] x, SplittableRandom random) {
        double own = random.nextGaussian();
        double state = random.nextGaussian();
        double carried = users.carried();
        double fresh = Math.sqrt(1 - carried * carried);
        boolean here = true;
        double scale = 1;
        for (int w = 0; w < weeks; w++) {
            state = carried * state + fresh * random.nextGaussian();
            double value = Math.sqrt(users.own()) * own + Math.sqrt(1 - users.own()) * state;
            double worth = users.tail() ? Math.exp(TAIL * value) : MEAN + scale * value;
            double active = here && random.nextDouble() < 0.75 ? 1 : 0;
            y[from + w] = (w == 0 ? 0 : y[from + w - 1]) + active * worth;
            x[from + w] = (w == 0 ? 0 : x[from + w - 1]) + active;
            here &= random.nextDouble() > LATE;
            scale *= users.growth();
        }
    }

    private static ExperimentData experimentData(int[] variant, int weeks, MetricValues values) {
        String[] ids = new String[variant.length];
        Arrays.fill(ids, "");
        long @Nullable [] exposed = new long[variant.length];
        return new ExperimentData(
                List.of("control", "treatment"),
                ids,
                variant,
                exposed,
                0,
                weeks * 7L * 86_400_000L,
                0,
                Map.of(),
                0,
                0,
                Map.of(),
                Map.of(),
                Map.of("m", values),
                null,
                new TestSummary(0, 0));
    }
}
