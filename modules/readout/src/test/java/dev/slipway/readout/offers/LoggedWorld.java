package dev.slipway.readout.offers;

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
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.ExperimentData.TestSummary;
import dev.slipway.warehouse.OfferWeeks;
import dev.slipway.warehouse.OfferWeeks.OfferTruth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Users whose weeks are logged: half of them, the eager, earn one euro more in a week with the offer {@code gift}, the others one
 * less; it costs 20 cents. What a week loses is one percent of its volume for everybody. Half of the weeks in which the shy get a gift
 * abuse it.
 */
final class LoggedWorld {
    static final int WEEKS = 6;
    static final double COST = 0.2;
    static final double ABUSED = 0.5;
    private static final long WEEK = 7 * 86_400_000L;

    final int users;
    final double size;
    final double rare;
    final long seed;

    /**
     * A world.
     *
     * @param size of the gift's effect; 0 for none
     * @param rare probability of a gift in the log
     */
    LoggedWorld(int users, double size, double rare, long seed) {
        this.users = users;
        this.size = size;
        this.rare = rare;
        this.seed = seed;
    }

    Study study(double budget, double ceiling) {
        return study(budget, ceiling, null);
    }

    Study study(double budget, double ceiling, Offers.@Nullable Floor floor) {
        return study(budget, ceiling, floor, null);
    }

    /** @param margin of the share of users who abuse gifts; null where nobody asks */
    Study study(double budget, double ceiling, Offers.@Nullable Floor floor, @Nullable Double margin) {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        metrics.put("net", ratio("net", "gross - cost", "active", MetricRole.PRIMARY, Better.HIGHER, null));
        metrics.put("loss_rate", ratio("loss_rate", "loss", "volume", MetricRole.GUARDRAIL, Better.LOWER, ceiling));
        metrics.put("abused", abused(margin));
        return new Study(
                "Gifts",
                null,
                new Source.Simulate("growth", users, WEEKS * 7, seed, LocalDate.of(2026, 1, 5), Map.of(), Map.of()),
                new Experiment(
                        "gifts",
                        "user_id",
                        "control",
                        new Allocation(1, "layer", List.of(0, 10_000), 0, Map.of("control", 0.5, "treatment", 0.5)),
                        null),
                metrics,
                new DecisionRule(0.05, 0.8, 0.01, 0, LooksPlan.FIXED, 1, true),
                List.of("kind"),
                null,
                new Analyses(null, Analyses.Looks.DEFAULT, Analyses.Adjustment.HOLM, null, List.of(), List.of(), null)
                        .withOffers(new Offers(
                                "Gifts",
                                "net",
                                "offer",
                                "none",
                                "propensity",
                                null,
                                new Offers.Budget("cost", budget),
                                margin == null ? List.of("loss_rate") : List.of("loss_rate", "abused"),
                                floor,
                                Offers.Features.DEFAULT,
                                List.of("t", "dr"),
                                List.of("linear"),
                                null)),
                Study.MemoWords.NONE);
    }

    private static Metric ratio(
            String key, String column, String denominator, MetricRole role, Better better, @Nullable Double ceiling) {
        return new Metric(
                key,
                key,
                MetricKind.RATIO,
                null,
                denominator,
                column,
                null,
                null,
                null,
                null,
                better,
                role,
                null,
                ceiling,
                null);
    }

    private static Metric abused(@Nullable Double margin) {
        return new Metric(
                "abused",
                "Abused",
                MetricKind.PROPORTION,
                null,
                null,
                "abuse",
                null,
                null,
                null,
                null,
                Better.LOWER,
                margin == null ? MetricRole.SECONDARY : MetricRole.GUARDRAIL,
                margin,
                null,
                null);
    }

    boolean eager(int user) {
        return user % 2 == 0;
    }

    ExperimentData data() {
        String[] ids = new String[users];
        int[] kind = new int[users];
        for (int u = 0; u < users; u++) {
            ids[u] = String.format("u%06d", u);
            kind[u] = eager(u) ? 0 : 1;
        }
        long first = LocalDate.of(2026, 1, 5).toEpochDay() * 86_400_000L;
        return new ExperimentData(
                List.of("control", "treatment"),
                ids,
                new int[users],
                new long[users],
                first,
                first + WEEKS * WEEK,
                0,
                Map.of(),
                0,
                0,
                Map.of("kind", new Category(List.of("eager", "shy"), kind)),
                Map.of(),
                Map.of(),
                null,
                new TestSummary(0, 0));
    }

    OfferWeeks weeks() {
        SplittableRandom random = new SplittableRandom(seed);
        SplittableRandom abuse = new SplittableRandom(seed + 1);
        int rounds = users * WEEKS;
        int[] unit = new int[rounds + users];
        int[] week = new int[rounds + users];
        int[] offer = new int[rounds];
        double[] propensity = new double[rounds];
        double[] before = new double[rounds + users];
        List<double[]> sums = new ArrayList<>();
        for (int s = 0; s < 7; s++) {
            sums.add(new double[rounds]);
        }
        double[] truth = new double[users * 2];
        for (int u = 0; u < users; u++) {
            double own = random.nextGaussian();
            double effect = size * (eager(u) ? 1 : -1);
            truth[u * 2] = 2 + effect - COST;
            truth[u * 2 + 1] = 2;
            for (int w = 0; w < WEEKS; w++) {
                int i = u * WEEKS + w;
                unit[i] = u;
                week[i] = w;
                boolean gift = random.nextDouble() < rare;
                offer[i] = gift ? 0 : 1;
                propensity[i] = gift ? rare : 1 - rare;
                before[i] = w;
                double gross = 2 + own + (gift ? effect : 0) + random.nextGaussian();
                double cost = gift ? COST : 0;
                double volume = 100 * random.nextDouble();
                sums.get(0)[i] = gross - cost;
                sums.get(1)[i] = gross;
                sums.get(2)[i] = cost;
                sums.get(3)[i] = cost;
                sums.get(4)[i] = 0.01 * volume;
                sums.get(5)[i] = volume;
                sums.get(6)[i] = abuse.nextDouble() < ABUSED && gift && !eager(u) ? 1 : 0;
            }
            unit[rounds + u] = u;
            week[rounds + u] = WEEKS;
            before[rounds + u] = WEEKS;
        }
        Map<String, double[]> named = new LinkedHashMap<>();
        List<String> names = List.of("worth", "part_1", "part_2", "cost", "above_1", "below_1", "above_2");
        for (int s = 0; s < names.size(); s++) {
            named.put(names.get(s), sums.get(s));
        }
        return new OfferWeeks(
                rounds,
                unit,
                week,
                List.of("gift", "none"),
                offer,
                propensity,
                Map.of("weeks_before", before),
                named,
                1,
                new OfferTruth(planted(truth)));
    }

    private Map<String, double[]> planted(double[] worth) {
        Map<String, double[]> planted = new LinkedHashMap<>();
        double[] cost = new double[users * 2];
        double[] loss = new double[users * 2];
        double[] volume = new double[users * 2];
        double[] abuse = new double[users * 2];
        for (int i = 0; i < users * 2; i++) {
            cost[i] = i % 2 == 0 ? COST : 0;
            loss[i] = 0.5;
            volume[i] = 50;
            abuse[i] = i % 2 == 0 && !eager(i / 2) ? ABUSED : 0;
        }
        planted.put("worth", worth);
        planted.put("cost", cost);
        planted.put("above_1", loss);
        planted.put("below_1", volume);
        planted.put("above_2", abuse);
        return planted;
    }
}
