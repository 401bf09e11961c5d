package dev.slipway.readout.weekly;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses.Drift;
import dev.slipway.core.study.Study;
import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import dev.slipway.readout.model.WeeklyDriftReadout.Week;
import dev.slipway.readout.text.Numbers;
import dev.slipway.stats.drift.ClusteredPsi;
import dev.slipway.stats.drift.Divergence;
import dev.slipway.stats.drift.KolmogorovDistribution;
import dev.slipway.stats.drift.KolmogorovSmirnov;
import dev.slipway.stats.math.RadixSort;
import dev.slipway.warehouse.UnitWeeks;
import dev.slipway.warehouse.WeekTraits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds each full week of the study against the first ones, feature by feature. The unit is a user: a user's weeks are not
 * independent, and the limits of chance take that into account; between users they need independence. The level is shared evenly among all
 * features and weeks (Bonferroni), so that without any drift all cells together stay below their limits with the level's
 * probability.
 */
public final class WeeklyDriftCalculator {
    private static final double WATCH = 0.10;
    private static final double MOVED = 0.25;
    private static final int FEWEST = 5;

    private final UnitWeeks data;
    private final Drift asked;
    private final double alpha;
    private final int weeks;
    private final JobContext context;

    private WeeklyDriftCalculator(UnitWeeks data, Drift asked, double alpha, JobContext context) {
        this.data = data;
        this.asked = asked;
        this.alpha = alpha;
        this.context = context;
        this.weeks = data.fullWeeks() - first(data);
    }

    /** Week 0 of the study; before it nobody had met the experiment, and files often hold only a part. */
    private static int first(UnitWeeks data) {
        return Math.max(0, -data.firstWeek());
    }

    /** Null when the study does not ask. */
    public static @Nullable WeeklyDriftReadout compute(Study study, UnitWeeks data, JobContext context) {
        Drift asked = study.analyses().drift();
        WeekTraits traits = data.traits();
        return asked == null || traits == null
                ? null
                : new WeeklyDriftCalculator(data, asked, study.decision().alpha(), context).compute(traits);
    }

    private WeeklyDriftReadout compute(WeekTraits traits) {
        int reference = asked.referenceWeeks();
        List<Week> known = IntStream.range(0, Math.max(0, weeks))
                .mapToObj(w -> new Week(w + 1, active(w)))
                .toList();
        if (weeks <= reference
                || known.stream().limit(reference).mapToLong(Week::users).sum() == 0) {
            String sentence = weeks <= reference
                    ? "The data has " + Numbers.counted(Math.max(0, weeks), "full week", "full weeks")
                            + ", and the reference is " + Numbers.counted(reference, "week", "weeks")
                            + " long: no week is left to compare."
                    : "Nobody was active in the weeks of the reference.";
            return new WeeklyDriftReadout(
                    reference, known, 1 - alpha, 0, asked.alert(), List.of(), List.of(), List.of(sentence));
        }
        List<Supplier<@Nullable WeekFeature>> features = WeekFeatures.of(data, traits, first(data), weeks, reference);
        int comparisons = features.size() * (weeks - reference);
        double level = 1 - alpha / comparisons;
        List<Measured> measured = features.parallelStream()
                .map(made -> {
                    context.checkCancelled();
                    WeekFeature feature = made.get();
                    return feature == null ? null : new Measured(made, feature(feature, level));
                })
                .filter(Objects::nonNull)
                .toList();
        List<Feature> compared = measured.stream().map(Measured::compared).toList();
        List<Alert> alerts = alerts(measured, traits);
        List<String> moved = alerts.stream().map(Alert::feature).toList();
        List<Feature> sorted = compared.stream()
                .sorted(Comparator.<Feature>comparingInt(f -> moved.contains(f.name()) ? 0 : 1)
                        .thenComparing(
                                Comparator.comparingDouble(Feature::largest).reversed()))
                .toList();
        return new WeeklyDriftReadout(
                reference, known, 1 - alpha, comparisons, asked.alert(), sorted, alerts, warnings(sorted));
    }

    private long active(int week) {
        return IntStream.range(0, data.users())
                .filter(u -> data.active(u, first(data) + week))
                .count();
    }

    private Feature feature(WeekFeature feature, double level) {
        int reference = asked.referenceWeeks();
        int[][] before = Arrays.copyOf(feature.bin(), reference);
        double[][] values = feature.value();
        double[] old = values == null ? new double[0] : sorted(Arrays.copyOf(values, reference));
        List<Cell> cells = new ArrayList<>();
        List<Double> shares = List.of();
        long rows = 0;
        for (int w = reference; w < weeks; w++) {
            int[] after = feature.bin()[w];
            if (!anybody(after) || Arrays.stream(before).noneMatch(WeeklyDriftCalculator::anybody)) {
                continue;
            }
            ClusteredPsi.Result psi =
                    ClusteredPsi.of(before, after, feature.bins().size(), level);
            double[] now = values == null ? null : sorted(new double[][] {values[w]});
            cells.add(cell(w + 1, psi, old, now, level));
            shares = boxed(psi.sharesBefore());
            rows = psi.before();
        }
        return new Feature(
                feature.name(),
                feature.label(),
                feature.number() ? "number" : "category",
                feature.bins(),
                shares,
                rows,
                feature.number() && old.length > 0 ? mean(old) : null,
                cells);
    }

    private static boolean anybody(int[] bins) {
        return Arrays.stream(bins).anyMatch(bin -> bin >= 0);
    }

    private Cell cell(int week, ClusteredPsi.Result psi, double[] old, double @Nullable [] now, double level) {
        boolean few = psi.limit() > 0 && psi.fewest() < FEWEST;
        boolean beyond = !few && psi.psi() > psi.limit();
        double variance = psi.designEffect() * (1 / (double) psi.before() + 1 / (double) psi.after());
        return new Cell(
                week,
                psi.after(),
                psi.psi(),
                psi.limit(),
                psi.designEffect(),
                few ? "few" : beyond ? reading(psi.psi()) : "chance",
                beyond && psi.psi() >= asked.alert(),
                Divergence.of(psi.sharesBefore(), psi.sharesAfter()).jensenShannonDistanceBits(),
                now == null
                        ? null
                        : (Double) KolmogorovSmirnov.sorted(old, now, KolmogorovSmirnov.Method.LIMIT)
                                .statistic(),
                now == null
                        ? null
                        : (Double) Math.min(1, KolmogorovDistribution.limitQuantile(1 - level) * Math.sqrt(variance)),
                now == null ? null : (Double) mean(now),
                boxed(psi.sharesAfter()));
    }

    private static String reading(double psi) {
        return psi < WATCH ? "small" : psi <= MOVED ? "watch" : "moved";
    }

    /** A feature that was compared, and how to make it again. */
    private record Measured(Supplier<@Nullable WeekFeature> made, Feature compared) {}

    private List<Alert> alerts(List<Measured> measured, WeekTraits traits) {
        WeeklyAlerts alerts = new WeeklyAlerts(data, traits, first(data), asked.referenceWeeks());
        List<WeeklyAlerts.Run> runs = new ArrayList<>();
        for (Measured one : measured) {
            boolean moved = one.compared().cells().stream().anyMatch(Cell::alert);
            WeekFeature feature = moved ? one.made().get() : null;
            WeeklyAlerts.Run run = feature == null ? null : WeeklyAlerts.run(feature, one.compared(), weeks);
            if (run != null) {
                runs.add(run);
            }
        }
        int tests = Math.max(1, runs.size() * (data.variants().size() - 1));
        return runs.stream()
                .map(run -> alerts.alert(run, 1 - alpha / tests))
                .sorted(Comparator.comparingDouble(Alert::psi).reversed())
                .toList();
    }

    private static List<String> warnings(List<Feature> features) {
        List<String> few = features.stream()
                .filter(f -> f.cells().stream().anyMatch(c -> c.reading().equals("few")))
                .map(Feature::label)
                .toList();
        return few.isEmpty()
                ? List.of()
                : List.of("Too few users for a limit of chance in some week, so nothing is said there: "
                        + String.join(", ", few) + ".");
    }

    /** The values that there are, in ascending order. */
    private static double[] sorted(double[][] values) {
        return RadixSort.sorted(WeekFeature.finite(values, values.length));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
