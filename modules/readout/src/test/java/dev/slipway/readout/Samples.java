package dev.slipway.readout;

import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.FunnelSpec;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.model.DataInfo;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import dev.slipway.warehouse.ExperimentData.TestSummary;
import dev.slipway.warehouse.ExperimentData.Timelines;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Small studies and generated data in the likeness of the onboarding study. */
final class Samples {
    static final long DAY = 86_400_000L;
    static final LocalDate START = LocalDate.of(2026, 10, 5);
    static final List<String> EVENTS = List.of("signup_start", "signup_complete", "kyc_complete", "app_open");

    private Samples() {}

    /** The header of this data in a study of these samples. */
    static DataInfo info(ExperimentData data) {
        StudyFile file = study(
                LooksPlan.FIXED, false, metric("m", MetricKind.PROPORTION, MetricRole.PRIMARY, Better.HIGHER, 1, null));
        return new Headers(file, data).data();
    }

    static Metric metric(
            String key, MetricKind kind, MetricRole role, Better better, int days, @Nullable Double margin) {
        return new Metric(
                key,
                key.replace('_', ' '),
                kind,
                "signup_complete",
                null,
                null,
                "intent",
                Duration.ofDays(days),
                null,
                better,
                role,
                margin,
                null,
                null);
    }

    static StudyFile study(LooksPlan looks, boolean adjust, Metric... metrics) {
        Map<String, Metric> byKey = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            byKey.put(metric.key(), metric);
        }
        DecisionRule rule = new DecisionRule(0.05, 0.8, 0.01, 0.0, looks, 4, adjust);
        Experiment experiment = new Experiment(
                "onboarding-kyc", "user_id", "control", Allocation.evenly("l", List.of("control", "treatment")), null);
        Source source = new Source.Simulate("onboarding", 100, 28, 42, START, Map.of(), Map.of());
        FunnelSpec funnel = new FunnelSpec(
                List.of(List.of("signup_start"), List.of("signup_complete"), List.of("kyc_complete")),
                Duration.ofDays(7),
                FunnelSpec.Order.IN_ORDER);
        Study study = new Study(
                "Progressive onboarding",
                null,
                source,
                experiment,
                byKey,
                rule,
                List.of("channel"),
                funnel,
                Study.MemoWords.NONE);
        return new StudyFile(Path.of("study.yaml"), "", "0123abcd", study);
    }

    static StudyFile onboarding(LooksPlan looks) {
        return study(
                looks,
                false,
                metric("signup_completion", MetricKind.PROPORTION, MetricRole.PRIMARY, Better.HIGHER, 1, null),
                metric("kyc_7d", MetricKind.PROPORTION, MetricRole.GUARDRAIL, Better.HIGHER, 7, 0.02),
                metric("fraud_rate", MetricKind.PROPORTION, MetricRole.GUARDRAIL, Better.LOWER, 14, 0.004),
                metric("spend", MetricKind.MEAN, MetricRole.SECONDARY, Better.HIGHER, 3, null));
    }

    /** The same study with analyses in its file. */
    static StudyFile asking(StudyFile file, Analyses analyses) {
        Study s = file.study();
        Study asking = new Study(
                s.title(),
                s.question(),
                s.source(),
                s.experiment(),
                s.metrics(),
                s.decision(),
                s.segments(),
                s.funnel(),
                analyses,
                s.memo());
        return new StudyFile(Path.of("study.yaml"), "", "0123abcd", asking);
    }

    /** Units that arrive over 28 days in the given arms; the treatment completes more often by {@code lift}. */
    static ExperimentData data(int units, int arms, double lift, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> variants = new ArrayList<>(List.of("control", "treatment"));
        for (int a = 2; a < arms; a++) {
            variants.add("treatment_" + a);
        }
        long first = START.toEpochDay() * DAY;
        long end = first + 28 * DAY;
        String[] ids = new String[units];
        int[] variant = new int[units];
        long[] exposed = new long[units];
        int[] channel = new int[units];
        double[] intent = new double[units];
        double[][] values = new double[4][units];
        long[][] mature = new long[4][units];
        int[] windows = {1, 7, 14, 3};
        int[] start = new int[units + 1];
        List<int[]> events = new ArrayList<>();
        for (int u = 0; u < units; u++) {
            ids[u] = String.format(Locale.ROOT, "u%07d", u);
            variant[u] = random.nextInt(arms);
            exposed[u] = first + random.nextLong(28 * DAY);
            channel[u] = random.nextInt(4) - (random.nextInt(50) == 0 ? 1 : 0);
            intent[u] = random.nextInt(200) == 0 ? Double.NaN : random.nextGaussian();
            double base = 0.41 + (Double.isNaN(intent[u]) ? 0 : 0.15 * Math.tanh(intent[u]));
            boolean done = random.nextDouble() < base + (variant[u] > 0 ? lift : 0);
            values[0][u] = done ? 1 : 0;
            values[1][u] = done && random.nextDouble() < (variant[u] > 0 ? 0.9 : 1) ? 1 : 0;
            values[2][u] = random.nextDouble() < 0.003 ? 1 : 0;
            values[3][u] = done ? Math.exp(random.nextGaussian()) : 0;
            for (int m = 0; m < 4; m++) {
                mature[m][u] = exposed[u] + windows[m] * DAY;
            }
            timeline(random, done, values[1][u] > 0, (end - exposed[u]) / 1000, events);
            start[u + 1] = events.size();
        }
        Map<String, MetricValues> metrics = new LinkedHashMap<>();
        List<String> keys = List.of("signup_completion", "kyc_7d", "fraud_rate", "spend");
        for (int m = 0; m < 4; m++) {
            metrics.put(keys.get(m), new MetricValues(values[m], null, mature[m]));
        }
        return new ExperimentData(
                variants,
                ids,
                variant,
                exposed,
                first,
                end,
                0,
                Map.of(),
                0,
                events.size(),
                Map.of("channel", new Category(List.of("email", "organic", "paid", "social"), channel)),
                Map.of("intent", intent),
                metrics,
                timelines(start, events),
                new TestSummary(34, 34));
    }

    private static void timeline(
            SplittableRandom random, boolean done, boolean kyc, long observed, List<int[]> events) {
        List<int[]> own = new ArrayList<>();
        own.add(new int[] {0, random.nextInt(60)});
        if (done) {
            own.add(new int[] {1, 60 + random.nextInt(600)});
        }
        if (kyc) {
            own.add(new int[] {2, 700 + random.nextInt(86_400)});
        }
        for (int d = 0; d < 28; d++) {
            if (random.nextInt(3) == 0) {
                own.add(new int[] {3, d * 86_400 + random.nextInt(86_400)});
            }
        }
        own.removeIf(e -> e[1] >= observed);
        own.sort((a, b) -> Integer.compare(a[1], b[1]));
        events.addAll(own);
    }

    static Timelines timelines(int[] start, List<int[]> events) {
        Timelines all = Timelines.inOrder(
                EVENTS, start, new short[events.size()], new int[events.size()], new float[events.size()]);
        for (int e = 0; e < events.size(); e++) {
            all.code()[e] = (short) events.get(e)[0];
            all.second()[e] = events.get(e)[1];
            all.amount()[e] = events.get(e)[0] == 1 ? 2.5f : 0;
        }
        return all;
    }

    /** Everyone mature, no time: one metric from two arrays of values. */
    static ExperimentData table(String key, double[] control, double[] treatment) {
        int n = control.length + treatment.length;
        int[] variant = new int[n];
        double[] value = new double[n];
        String[] ids = new String[n];
        for (int u = 0; u < n; u++) {
            boolean treated = u >= control.length;
            variant[u] = treated ? 1 : 0;
            value[u] = treated ? treatment[u - control.length] : control[u];
            ids[u] = "u" + u;
        }
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
                Map.of(),
                Map.of(),
                Map.of(key, new MetricValues(value, null, null)),
                null,
                new TestSummary(0, 0));
    }

    /** Zeros and ones. */
    static double[] ones(int ones, int n) {
        double[] values = new double[n];
        java.util.Arrays.fill(values, 0, ones, 1);
        return values;
    }
}
