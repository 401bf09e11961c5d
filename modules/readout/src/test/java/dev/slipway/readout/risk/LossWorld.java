package dev.slipway.readout.risk;

import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Risk;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.ExperimentData.TestSummary;
import dev.slipway.warehouse.RiskWeeks;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Users of whom every twentieth is guilty: they share devices and lose 30 in three of ten weeks; nobody else loses in more than a few. */
final class LossWorld {
    static final int GUILTY = 20;
    static final double LOSS = 30;
    private static final long WEEK = 7 * 86_400_000L;
    private static final LocalDate START = LocalDate.of(2026, 1, 5);

    final int users;
    final int weeks;
    final boolean telling;

    /**
     * A world.
     *
     * @param telling whether anybody is guilty; else everybody loses in one week of fifty, by chance
     */
    LossWorld(int users, int weeks, boolean telling) {
        this.users = users;
        this.weeks = weeks;
        this.telling = telling;
    }

    Study study(int delay) {
        Metric net = new Metric(
                "net",
                "net",
                MetricKind.RATIO,
                null,
                "active",
                "gross - loss",
                null,
                null,
                null,
                null,
                Better.HIGHER,
                MetricRole.PRIMARY,
                null,
                null,
                null);
        Risk risk = new Risk(
                "fraud", "Fraud", "loss", 1, delay, 20, 2, 0.5, null, Offers.Features.DEFAULT, List.of("xgboost"), 1);
        return new Study(
                "Losses",
                null,
                new Source.Simulate("growth", users, weeks * 7, 5, START, Map.of(), Map.of()),
                new Experiment(
                        "losses",
                        "user_id",
                        "control",
                        new Allocation(1, "layer", List.of(0, 10_000), 0, Map.of("control", 0.5, "treatment", 0.5)),
                        null),
                Map.of("net", net),
                new DecisionRule(0.05, 0.8, 0.01, 0, LooksPlan.FIXED, 1, true),
                List.of("kind"),
                null,
                Analyses.DEFAULT.withRisks(List.of(risk)),
                Study.MemoWords.NONE);
    }

    private boolean guilty(int user) {
        return telling && user % GUILTY == 0;
    }

    ExperimentData data() {
        String[] ids = new String[users];
        int[] kind = new int[users];
        double[] devices = new double[users];
        SplittableRandom random = new SplittableRandom(3);
        for (int u = 0; u < users; u++) {
            ids[u] = String.format("u%06d", u);
            kind[u] = u % 2;
            devices[u] = 1 + random.nextInt(2) + (guilty(u) ? 4 : 0);
        }
        long first = START.toEpochDay() * 86_400_000L;
        return new ExperimentData(
                List.of("control", "treatment"),
                ids,
                new int[users],
                new long[users],
                first,
                first + weeks * WEEK,
                0,
                Map.of(),
                0,
                0,
                Map.of("kind", new Category(List.of("even", "odd"), kind)),
                Map.of("devices", devices),
                Map.of(),
                null,
                new TestSummary(0, 0));
    }

    /**
     * The weeks.
     *
     * @param feature name of the one feature; its value is the loss of the week before
     */
    RiskWeeks weeks(String feature) {
        SplittableRandom random = new SplittableRandom(11);
        int log = users * weeks;
        int[] unit = new int[log + users];
        int[] week = new int[log + users];
        double[] lost = new double[log];
        double[] before = new double[log + users];
        double[] planted = new double[users];
        for (int u = 0; u < users; u++) {
            double last = 0;
            planted[u] = guilty(u) ? 0.3 * LOSS : 0;
            for (int w = 0; w <= weeks; w++) {
                int i = w < weeks ? u * weeks + w : log + u;
                unit[i] = u;
                week[i] = w;
                before[i] = last;
                if (w < weeks) {
                    lost[i] = random.nextDouble() < (guilty(u) ? 0.3 : telling ? 0.004 : 0.02) ? LOSS : 0;
                    last = lost[i];
                }
            }
        }
        Map<String, double[]> features = new LinkedHashMap<>();
        features.put(feature, before);
        return new RiskWeeks(
                weeks,
                log,
                unit,
                week,
                features,
                Map.of("fraud", List.of(feature)),
                Map.of("fraud", lost),
                1,
                Map.of("fraud", planted));
    }
}
