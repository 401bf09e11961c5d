package dev.slipway.readout.analysis;

import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Study;
import dev.slipway.readout.metric.Comparison;
import dev.slipway.readout.metric.Detail;
import dev.slipway.readout.metric.Look;
import dev.slipway.readout.metric.LookDays;
import dev.slipway.readout.metric.LooksInterval;
import dev.slipway.readout.metric.PlannedSample;
import dev.slipway.readout.metric.WeeklyLooks;
import dev.slipway.readout.model.SideBySide.Row;
import dev.slipway.readout.text.Words;
import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.ab.PermutationTest;
import dev.slipway.stats.ab.PermutationTest.Statistic;
import dev.slipway.stats.bayes.NormalPrior;
import dev.slipway.stats.bayes.PriorSensitivity;
import dev.slipway.stats.bayes.Rope;
import dev.slipway.stats.sequential.MixtureSprt;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row for each way of looking at one comparison. All of them see the same estimate and the same standard error. */
final class WaysOfLooking {
    /** Looks of a group-sequential plan where the study plans another way. */
    static final int ASSUMED_LOOKS = 5;

    private final AnalysisInput input;
    private final Study study;
    private final Compared compared;
    private final Comparison comparison;
    private final LooksInterval looks;
    private final LooksWords words;
    private final List<Row> rows = new ArrayList<>();

    WaysOfLooking(AnalysisInput input, Compared compared, LooksInterval looks, LooksWords words) {
        this.input = input;
        this.study = input.study();
        this.compared = compared;
        this.comparison = compared.comparison();
        this.looks = looks;
        this.words = words;
    }

    List<Row> rows() {
        fixed();
        groupSequential();
        anytime();
        mixture();
        bayes();
        permutation();
        return List.copyOf(rows);
    }

    private void fixed() {
        Effect e = comparison.oneLook();
        String estimator = comparison.counts() == null ? comparison.method() : "miettinen_nurminen";
        Detail detail = facts(estimator).with("multiplier", comparison.oneLookMultiplier());
        boolean decides = looks.plan() == LooksPlan.FIXED;
        Integer planned = PlannedSample.namedDays(study);
        String why = compared.column().weeks() == null
                ? words.fixed(days(), planned == null ? 0 : planned)
                : words.fixedByWeek(days(), planned == null ? 0 : planned);
        add("fixed", "One look", e, decides, why, detail);
    }

    /** Days of data; 0 without time. */
    private int days() {
        ExperimentData data = input.data();
        return data.exposedAt() == null ? 0 : (int) Math.ceilDiv(data.dataEnd() - data.firstDay(), 86_400_000L);
    }

    /** Whether there is a plan with looks in it: the study's own, or the calendar up to the end that it names. */
    static boolean hasLooks(Study study, ExperimentData data) {
        return study.decision().looks() == LooksPlan.GROUP_SEQUENTIAL
                || (data.exposedAt() != null && PlannedSample.namedDays(study) != null);
    }

    private void groupSequential() {
        if (!hasLooks(study, input.data())) {
            return;
        }
        boolean own = looks.plan() == LooksPlan.GROUP_SEQUENTIAL;
        int count = own ? looks.plannedLooks() : ASSUMED_LOOKS;
        LookDays plan = PlannedSample.lookDays(study, input.data(), count);
        Look look = look(plan);
        double boundary = looks.boundary(look);
        double share = look.share();
        double spent = looks.spent(share);
        Detail detail = facts(comparison.method())
                .with("boundary", boundary)
                .with("plan_share", share)
                .with("spent", spent)
                .with("planned_looks", count);
        String why = words.groupSequential(boundary, share, spent, count, own);
        add("group_sequential", "Group-sequential", looks.groupSequential(comparison, look), own, why, detail);
    }

    /** The look at the end of the data; of weeks, of the same units once more. */
    private Look look(LookDays plan) {
        WeeklyLooks weekly = WeeklyLooks.of(compared.column(), compared.arm(), looks, plan, compared.adjusted());
        return weekly == null
                ? Look.History.of(compared.column(), compared.arm(), plan).now(compared.units())
                : weekly.now();
    }

    private void anytime() {
        LookDays plan = PlannedSample.lookDays(study, input.data(), looks.plannedLooks());
        Look look = look(plan);
        Effect e = looks.anytime(comparison, compared.units(), look);
        double multiplier = looks.anytimeMultiplier(compared.units(), look);
        boolean decides = looks.plan() == LooksPlan.ANYTIME;
        Look.Weekly weekly = look.weekly();
        if (weekly == null) {
            Detail detail =
                    facts(comparison.method()).with("tuned_at", looks.tunedAt()).with("multiplier", multiplier);
            String why = words.anytime(e, compared.units(), looks.tunedAt());
            add("confidence_sequence", "Any-time", e, decides, why, detail);
        } else {
            double spent = looks.spentByWeek(weekly.week(), plan);
            Detail detail = facts(comparison.method())
                    .with("weeks", weekly.week())
                    .with("spent", spent)
                    .with("multiplier", multiplier);
            String why = words.weekly(e, weekly.week(), spent, multiplier);
            add("confidence_sequence", "Any week", e, decides, why, detail);
        }
    }

    private void mixture() {
        Effect absolute = comparison.absolute();
        Double named = input.asked().looks().mixtureSd();
        double tau = named == null ? study.decision().minimumEffect() : named;
        Effect e = MixtureSprt.test(absolute.estimate(), absolute.standardError(), tau, looks.alpha());
        Detail detail = facts(comparison.method())
                .with("tau", tau)
                .with(
                        "likelihood_ratio",
                        MixtureSprt.likelihoodRatio(absolute.estimate(), absolute.standardError(), tau));
        add("mixture_sprt", "Mixture SPRT", comparison.inRange(e), false, words.mixture(e, tau), detail);
    }

    private void bayes() {
        double delta = study.decision().minimumEffect();
        PriorSensitivity.Table table = PriorSensitivity.table(
                comparison.absolute(),
                NormalPrior.Scale.ABSOLUTE,
                1,
                priors(input.asked().looks().priors(), delta),
                new Rope(-delta, delta),
                1 - looks.alpha());
        boolean higher = compared.column().metric().better().sign() > 0;
        for (PriorSensitivity.Row row : table.rows()) {
            double better = higher
                    ? row.posterior().probabilityPositive()
                    : 1 - row.posterior().probabilityPositive();
            double sd = row.prior().standardDeviation();
            Detail detail = facts(comparison.method())
                    .with("prior_sd", sd)
                    .with("shrinkage", row.shrinkage())
                    .with("posterior_sd", row.posterior().standardDeviation())
                    .with("probability_smaller_than_minimum", row.rope().inside());
            rows.add(new Row(
                    "bayes",
                    "Bayesian, " + row.prior().name() + " prior",
                    row.posterior().mean(),
                    row.posterior().low(),
                    row.posterior().high(),
                    1 - looks.alpha(),
                    null,
                    better,
                    says(row.posterior().low(), row.posterior().high()),
                    false,
                    words.bayes(
                            sd,
                            row.shrinkage(),
                            (row.posterior().high() - row.posterior().low()) / 2),
                    detail.map(),
                    words.conflict(sd)));
        }
    }

    /** The author's, tightest first, or three that follow from the smallest effect that the study is planned for. */
    static List<NormalPrior> priors(Map<String, Double> named, double delta) {
        if (named.isEmpty()) {
            return List.of(prior("sceptical", delta / 2), prior("moderate", delta), prior("wide", 5 * delta));
        }
        return named.entrySet().stream()
                .map(e -> prior(Words.of(e.getKey()), e.getValue()))
                .sorted(Comparator.comparingDouble(NormalPrior::standardDeviation))
                .toList();
    }

    private static NormalPrior prior(String name, double sd) {
        return new NormalPrior(name, 0, sd, NormalPrior.Scale.ABSOLUTE);
    }

    /** Of plain rates the difference of means; Welch's t elsewhere, because arms may vary differently. */
    private void permutation() {
        if (!compared.canBeDealt()) {
            return;
        }
        Statistic statistic = comparison.counts() != null ? Statistic.MEAN_DIFFERENCE : Statistic.STUDENTISED;
        PermutationTest.Result r = PermutationTest.compare(
                compared.dealt(compared.arm()),
                compared.dealt(0),
                statistic,
                input.asked().looks().permutations(),
                seed(),
                input.context()::checkCancelled);
        Detail detail = facts(comparison.method())
                .with("permutations", r.permutations())
                .with("extreme", r.extreme())
                .with("monte_carlo_error", r.monteCarloError());
        rows.add(new Row(
                "permutation",
                "Permutation test",
                comparison.absolute().estimate(),
                null,
                null,
                1 - looks.alpha(),
                r.pValue(),
                null,
                r.pValue() <= looks.alpha() ? direction(comparison.absolute().estimate()) : "unclear",
                false,
                words.permutation(r),
                detail.map(),
                r.warnings().stream().map(StatWarning::message).toList()));
    }

    /** A stream of its own for each metric and treatment. */
    private long seed() {
        String key = compared.column().metric().key();
        return input.seed() * 1_000_003 + key.hashCode() * 31L + compared.arm() + 7_919;
    }

    private void add(String plan, String name, Effect e, boolean decides, String why, Detail detail) {
        boolean early = e.warnings().stream().anyMatch(w -> w.kind() == StatWarning.Kind.COVERAGE_BELOW_LEVEL);
        rows.add(new Row(
                plan,
                name,
                e.estimate(),
                finite(e.low()),
                finite(e.high()),
                e.level(),
                finite(e.pValue()),
                null,
                early ? "unclear" : says(e.low(), e.high()),
                decides,
                why,
                detail.map(),
                e.warnings().stream().map(StatWarning::message).toList()));
    }

    private Detail facts(String estimator) {
        return new Detail()
                .with("estimator", estimator)
                .with("standard_error", comparison.absolute().standardError());
    }

    private static @Nullable Double finite(double p) {
        return Double.isFinite(p) ? p : null;
    }

    private String says(double low, double high) {
        return low > 0 || high < 0 ? direction(low + high) : "unclear";
    }

    private String direction(double effect) {
        return effect * compared.column().metric().better().sign() > 0 ? "better" : "worse";
    }
}
