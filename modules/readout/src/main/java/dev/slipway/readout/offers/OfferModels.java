package dev.slipway.readout.offers;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Offers;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.learner.LearnerFamily;
import dev.slipway.learning.learner.Learners;
import dev.slipway.learning.learner.XgboostFamily;
import dev.slipway.learning.policy.ActionModels;
import dev.slipway.learning.random.Seeds;
import dev.slipway.learning.uplift.CrossFittedUplift;
import dev.slipway.learning.uplift.EffectReasons;
import dev.slipway.learning.uplift.PredictedEffects;
import dev.slipway.learning.uplift.UpliftPlan;
import dev.slipway.learning.uplift.UpliftReport;
import dev.slipway.learning.uplift.UpliftTable;
import dev.slipway.warehouse.OfferWeeks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What was learned from the log: effects of offers, and what a week brings with each. */
final class OfferModels {
    private final OfferRows rows;
    private final OfferWeeks weeks;
    private final OfferLimits limits;
    private final UpliftPlan plan;
    private final JobContext context;
    private final long seed;
    private final UpliftTable learned;
    private final CrossFittedUplift.Result uplift;
    private final LearnerFamily family;

    /** What limits and the judgement ask of a week, by name. */
    private final Map<String, double[]> sums = new LinkedHashMap<>();

    /** The same, apart by the rounds to learn them from: what comes late is learned from weeks in which it can have come. */
    private final List<Learned> apart = new ArrayList<>();

    /** @param kept rounds that tell these sums; null for all */
    private record Learned(Map<String, double[]> sums, boolean @Nullable [] kept) {}

    private record Brings(Map<String, ActionModels> models) {
        double[][] predict(String name, FeatureTable features, int[] rows) {
            return Objects.requireNonNull(models.get(name), name).predict(name, features, rows);
        }
    }

    OfferModels(
            OfferRows rows,
            OfferWeeks weeks,
            OfferLimits limits,
            Offers asked,
            UpliftPlan plan,
            long seed,
            JobContext context) {
        this.rows = rows;
        this.weeks = weeks;
        this.limits = limits;
        this.plan = plan;
        this.seed = seed;
        this.context = context;
        this.learned = rows.log();
        this.uplift = CrossFittedUplift.run(learned, plan, context);
        // Costs and losses are mostly zero and never below: trees take that better than lines.
        this.family = Learners.named(
                asked.bases().contains(XgboostFamily.NAME)
                        ? XgboostFamily.NAME
                        : uplift.report().chosen().base());
        Map<String, double[]> always = new LinkedHashMap<>();
        apart.add(new Learned(always, null));
        always.put("worth", weeks.sum("worth"));
        limits.sums().forEach(names -> learn(names, always));
        apart.forEach(learned -> sums.putAll(learned.sums()));
    }

    private void learn(List<String> names, Map<String, double[]> always) {
        boolean late = names.size() > 1 && LateRate.firstWeek(weeks, names.getFirst()) > 0;
        Map<String, double[]> into = late ? new LinkedHashMap<>() : always;
        names.forEach(name -> into.put(name, weeks.sum(name)));
        if (late) {
            apart.add(new Learned(into, LateRate.kept(weeks, names.getFirst())));
        }
    }

    UpliftReport report() {
        return uplift.report();
    }

    /** Everybody who is still here in the week after the data, by models of all rounds. */
    OfferProblem problem(@Nullable OfferFloor floor) {
        context.stage("What offers bring", "");
        Brings models = brings(IntStream.range(0, rows.rounds()).toArray(), 0);
        int[] next = rows.next();
        int offers = rows.offers().size();
        double[][] effects = uplift.model().effects(rows.features(), next);
        double[] value = new double[next.length * offers];
        for (int i = 0; i < next.length; i++) {
            System.arraycopy(effects[i], 0, value, i * offers + 1, offers - 1);
        }
        List<double[][]> uses = new ArrayList<>();
        for (List<String> names : limits.sums()) {
            uses.add(names.stream()
                    .map(name -> byUser(models.predict(name, rows.features(), next)))
                    .toArray(double[][]::new));
        }
        return new OfferProblem(next.length, offers, value, uses, floor);
    }

    /** How sure the effects predicted for the week after the data are, and those of the tenths. */
    PredictedEffects sure() {
        context.stage("How sure", "");
        return PredictedEffects.of(learned, plan, uplift, rows.features(), rows.next(), context);
    }

    /** What each feature added to the effects predicted for the week after the data. */
    EffectReasons reasons() {
        context.stage("Why", "");
        return EffectReasons.of(uplift.model(), rows.features(), rows.next(), context);
    }

    /** All rounds, each with what models expect that saw no round of its part of the users. */
    TestLog log(double level) {
        int n = rows.rounds();
        int offers = rows.offers().size();
        double[][] gain = new double[offers][n];
        for (int i = 0; i < n; i++) {
            for (int k = 1; k < offers; k++) {
                gain[k][i] = uplift.effects()[i][k - 1];
            }
        }
        Map<String, double[][]> expected = new LinkedHashMap<>();
        sums.keySet().forEach(name -> expected.put(name, new double[offers][n]));
        for (int f = 0; f < uplift.folds().count(); f++) {
            int[] held = uplift.folds().held(f);
            Brings models = brings(uplift.folds().others(f), f + 1);
            expected.forEach((name, all) -> spread(models.predict(name, rows.features(), held), held, all));
        }
        return new TestLog(rows.units(), rows.made(), weeks.propensity(), sums, gain, expected, level);
    }

    private Brings brings(int[] training, long stream) {
        Map<String, ActionModels> models = new LinkedHashMap<>();
        for (Learned learned : apart) {
            boolean[] kept = learned.kept();
            int[] from = kept == null
                    ? training
                    : Arrays.stream(training).filter(i -> kept[i]).toArray();
            ActionModels fitted = fit(from, learned.sums(), stream);
            learned.sums().keySet().forEach(name -> models.put(name, fitted));
        }
        return new Brings(models);
    }

    private ActionModels fit(int[] training, Map<String, double[]> outcomes, long stream) {
        return ActionModels.fit(
                rows.features(),
                training,
                rows.made(),
                rows.offers().size(),
                outcomes,
                family,
                plan.effectSettings().getOrDefault(family.name(), Map.of()),
                Seeds.of(seed, stream),
                context);
    }

    private static void spread(double[][] predicted, int[] rows, double[][] into) {
        for (int k = 0; k < into.length; k++) {
            for (int i = 0; i < rows.length; i++) {
                into[k][rows[i]] = predicted[k][i];
            }
        }
    }

    /** User after user. */
    private static double[] byUser(double[][] byOffer) {
        int offers = byOffer.length;
        double[] values = new double[offers * byOffer[0].length];
        for (int k = 0; k < offers; k++) {
            for (int i = 0; i < byOffer[k].length; i++) {
                values[i * offers + k] = byOffer[k][i];
            }
        }
        return values;
    }
}
