package dev.slipway.readout.analysis;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.Analyses.Estimand;
import dev.slipway.core.study.Analyses.Observational;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.readout.metric.MetricCalculator;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import dev.slipway.warehouse.ExperimentData.TestSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The users of the sample rollout-beta.csv as columns, and questions to them. */
final class BetaSample {
    /** What the sample's generator plants, in the beta and in the test. */
    static final double TRUTH = 1.5;

    static final long SEED = 7;
    static final List<String> COVARIATES = List.of("pre_revenue", "sessions_before", "country", "device");
    static final Observational ASKED =
            new Observational("beta", "beta_revenue", COVARIATES, "pre_revenue", Estimand.ATT, 0.01);
    static final ExperimentData DATA = read();
    private static final List<MetricReadout> METRICS = metrics();

    private BetaSample() {}

    static Metric metric(String key, MetricKind kind, MetricRole role, @Nullable String covariate) {
        return new Metric(
                key, key, kind, null, null, key, covariate, null, null, Better.HIGHER, role, null, null, null);
    }

    /** The study with one question without randomisation; primary revenue, secondary stayed. */
    static Study study(@Nullable Observational asked) {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        metrics.put("revenue", metric("revenue", MetricKind.MEAN, MetricRole.PRIMARY, "pre_revenue"));
        metrics.put("stayed", metric("stayed", MetricKind.PROPORTION, MetricRole.SECONDARY, null));
        return new Study(
                "Beta",
                null,
                new Source.UnitTable(Path.of("rollout-beta.csv"), "user", "variant", null),
                new Experiment(
                        "rollout-beta",
                        "user",
                        "control",
                        Allocation.evenly("l", List.of("control", "treatment")),
                        null),
                metrics,
                new DecisionRule(0.05, 0.8, 0.5, 0.0, DecisionRule.LooksPlan.FIXED, 4, false),
                List.of(),
                null,
                new Analyses(null, Analyses.Looks.DEFAULT, Analyses.Adjustment.HOLM, asked, List.of(), List.of(), null),
                Study.MemoWords.NONE);
    }

    static AnalysisInput input(@Nullable Observational asked, ExperimentData data, JobContext context) {
        return new AnalysisInput(study(asked), data, Map.of(), METRICS, Map.of("revenue", TRUTH), false, SEED, context);
    }

    /** The randomised answers. */
    private static List<MetricReadout> metrics() {
        Study study = study(null);
        MetricCalculator calculator = new MetricCalculator(study, DATA, SEED, JobContext.unwatched());
        return study.metrics().values().stream()
                .map(metric -> calculator.compute(metric, null, null).readout())
                .toList();
    }

    static ObservationalReadout ask(Observational asked) {
        return ask(asked, DATA);
    }

    static ObservationalReadout ask(Observational asked, ExperimentData data) {
        return Objects.requireNonNull(ObservationalCalculator.compute(input(asked, data, JobContext.unwatched())));
    }

    /** The same units with other attributes. */
    static ExperimentData with(Map<String, Category> categories, Map<String, double[]> numbers) {
        return of(DATA.unitIds(), DATA.variant(), categories, numbers, DATA.metrics());
    }

    /** The units in the order given, possibly not all of them. */
    static ExperimentData rows(int[] order) {
        Map<String, Category> categories = new LinkedHashMap<>();
        DATA.categories()
                .forEach((name, c) -> categories.put(
                        name,
                        new Category(
                                c.levels(),
                                Arrays.stream(order).map(u -> c.code()[u]).toArray())));
        Map<String, double[]> numbers = new LinkedHashMap<>();
        DATA.numbers().forEach((name, values) -> numbers.put(name, take(values, order)));
        Map<String, MetricValues> metrics = new LinkedHashMap<>();
        DATA.metrics().forEach((name, m) -> metrics.put(name, new MetricValues(take(m.value(), order), null, null)));
        return of(
                Arrays.stream(order).mapToObj(u -> DATA.unitIds()[u]).toArray(String[]::new),
                Arrays.stream(order).map(u -> DATA.variant()[u]).toArray(),
                categories,
                numbers,
                metrics);
    }

    private static double[] take(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(u -> values[u]).toArray();
    }

    private static ExperimentData of(
            String[] ids,
            int[] variant,
            Map<String, Category> categories,
            Map<String, double[]> numbers,
            Map<String, MetricValues> metrics) {
        return new ExperimentData(
                List.of("control", "treatment"),
                ids,
                variant,
                null,
                0,
                0,
                0,
                Map.of(),
                0,
                0,
                categories,
                numbers,
                metrics,
                null,
                new TestSummary(0, 0));
    }

    private static ExperimentData read() {
        try {
            List<String> lines = Files.readAllLines(
                    Path.of("..", "..", "sample-configs", "rollout-beta.csv"), StandardCharsets.UTF_8);
            List<String> names = List.of(lines.getFirst().split(",", -1));
            List<String[]> cells = new ArrayList<>();
            lines.subList(1, lines.size()).forEach(line -> cells.add(line.split(",", -1)));
            Map<String, double[]> numbers = new LinkedHashMap<>();
            for (String name : List.of("pre_revenue", "sessions_before", "beta", "beta_revenue")) {
                numbers.put(name, numbers(cells, names.indexOf(name)));
            }
            Map<String, Category> categories = new LinkedHashMap<>();
            for (String name : List.of("country", "device")) {
                categories.put(name, category(cells, names.indexOf(name)));
            }
            Map<String, MetricValues> metrics = new LinkedHashMap<>();
            for (String name : List.of("revenue", "stayed")) {
                metrics.put(name, new MetricValues(numbers(cells, names.indexOf(name)), null, null));
            }
            int[] variant = cells.stream()
                    .mapToInt(row -> row[1].equals("treatment") ? 1 : 0)
                    .toArray();
            return of(cells.stream().map(row -> row[0]).toArray(String[]::new), variant, categories, numbers, metrics);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] numbers(List<String[]> cells, int column) {
        return cells.stream()
                .mapToDouble(row -> Double.parseDouble(row[column]))
                .toArray();
    }

    private static Category category(List<String[]> cells, int column) {
        TreeSet<String> found = new TreeSet<>();
        cells.forEach(row -> found.add(row[column]));
        List<String> levels = List.copyOf(found);
        return new Category(
                levels,
                cells.stream().mapToInt(row -> levels.indexOf(row[column])).toArray());
    }
}
