package dev.slipway.readout.metric;

import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.text.Numbers;
import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.resample.Bootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every method's estimate of one treatment against the control, in display order: absolute ones, then relative ones. */
final class MethodEstimates {
    private static final String ABSOLUTE = "absolute";
    private static final String RELATIVE = "relative";
    private static final int RESAMPLES = 2_000;
    private static final Set<String> PLAIN = Set.of("two_proportion_z", "welch_t", "delta_ratio");

    private final MetricColumn column;
    private final int treatment;
    private final LooksInterval looks;
    private final boolean adjust;
    private final EstimateFactory out;
    private final Comparison.Kind kind;
    private final BivariateMoments t;
    private final BivariateMoments c;
    private final BivariateMoments adjustableT;
    private final BivariateMoments adjustableC;
    private final long n;
    private final Look look;

    /** The same of the adjusted comparison, whose weeks are correlated in another way. */
    private final Look adjustedLook;

    /**
     * @param sums of the column
     * @param treatment index of the arm
     * @param adjust whether the covariate decides where there is one
     */
    MethodEstimates(
            MetricColumn column, ColumnSums sums, int treatment, LooksInterval looks, LookDays plan, boolean adjust) {
        this.column = column;
        this.treatment = treatment;
        this.looks = looks;
        this.adjust = adjust && column.hasCovariate();
        List<String> variants = column.data().variants();
        this.kind = Comparison.Kind.of(column.metric());
        this.t = sums.moments(treatment);
        this.c = sums.moments(0);
        this.adjustableT = sums.adjustable(treatment);
        this.adjustableC = sums.adjustable(0);
        this.out = new EstimateFactory(variants.get(treatment), variants.getFirst(), notes());
        this.n = t.n() + c.n();
        WeeklyLooks weekly = WeeklyLooks.of(column, treatment, looks, plan, this.adjust);
        this.look = weekly == null ? sums.history(treatment, plan).now(n) : weekly.now();
        WeeklyLooks adjusted = weekly == null || this.adjust || !column.hasCovariate()
                ? null
                : WeeklyLooks.of(column, treatment, looks, plan, true);
        this.adjustedLook = adjusted == null ? look : adjusted.now();
    }

    /**
     * All estimates; empty when an arm has fewer than two mature units or no unit differs from another.
     *
     * @param resample whether to draw the bootstraps, which take longer than everything else; they decide nothing
     */
    List<Estimate> compute(long seed, boolean resample, Runnable checkpoint) {
        double level = 1 - looks.alpha();
        boolean quantile = kind == Comparison.Kind.QUANTILE;
        Comparison plain = quantile
                ? QuantileValues.of(column).compare(treatment, level, u -> true)
                : Comparison.plain(kind, t, c, level);
        if (plain == null) {
            return List.of();
        }
        Comparison cuped = column.hasCovariate() ? Comparison.adjusted(kind, adjustableT, adjustableC, level) : null;
        Comparison deciding = adjust && cuped != null ? cuped : plain;
        oneLook(ABSOLUTE, plain, deciding);
        score(plain, deciding);
        if (cuped != null) {
            oneLook(ABSOLUTE, cuped, deciding);
        }
        new BayesEstimates(out, column, t, c, level).add(kind, plain.absolute());
        if (resample && kind != Comparison.Kind.RATIO && !quantile) {
            bootstrap(seed, level, checkpoint);
        }
        manyLooks(ABSOLUTE, plain, cuped, deciding);
        oneLook(RELATIVE, plain, deciding);
        if (cuped != null) {
            oneLook(RELATIVE, cuped, deciding);
        }
        manyLooks(RELATIVE, plain, cuped, deciding);
        return out.estimates();
    }

    private void oneLook(String scale, Comparison comparison, Comparison deciding) {
        Effect effect = on(scale, comparison);
        boolean decides = scale.equals(ABSOLUTE)
                && looks.plan() == LooksPlan.FIXED
                && comparison.counts() == null
                && comparison.method().equals(deciding.method());
        Detail detail = facts(new Detail());
        if (scale.equals(ABSOLUTE)) {
            detail.with(comparison.detail());
        }
        boolean adjusted = comparison.method().equals("cuped");
        add(comparison.method(), scale, effect, decides ? comparison : null, detail, adjusted);
    }

    /** The score interval of rates, which decides in place of Wald's. */
    private void score(Comparison plain, Comparison deciding) {
        if (plain.counts() != null) {
            boolean decides =
                    looks.plan() == LooksPlan.FIXED && deciding.method().equals(plain.method());
            Detail detail = facts(new Detail()).with("multiplier", plain.oneLookMultiplier());
            add("miettinen_nurminen", ABSOLUTE, plain.oneLook(), decides ? plain : null, detail, false);
        }
    }

    /** The intervals that allow several looks. */
    private void manyLooks(String scale, Comparison plain, @Nullable Comparison cuped, Comparison deciding) {
        if (looks.plan() == LooksPlan.GROUP_SEQUENTIAL && usable(on(scale, deciding))) {
            Detail detail = facts(new Detail())
                    .with("boundary", looks.boundary(look))
                    .with("information", Math.min(1, n / (double) looks.plannedUnits()))
                    .with("plan_share", look.share())
                    .with("planned_looks", looks.plannedLooks())
                    .with("estimator", deciding.method());
            Effect effect = scale.equals(ABSOLUTE)
                    ? looks.groupSequential(deciding, look)
                    : looks.groupSequential(deciding.relative(), look);
            add(
                    "group_sequential",
                    scale,
                    effect,
                    scale.equals(ABSOLUTE) ? deciding : null,
                    detail,
                    deciding.method().equals("cuped"));
        }
        anytime("confidence_sequence", scale, plain, deciding);
        if (cuped != null) {
            anytime("confidence_sequence_cuped", scale, cuped, deciding);
        }
    }

    private void anytime(String method, String scale, Comparison comparison, Comparison deciding) {
        Effect effect = on(scale, comparison);
        if (!usable(effect)) {
            return;
        }
        Look own = comparison.method().equals("cuped") ? adjustedLook : look;
        Effect sequence = scale.equals(ABSOLUTE)
                ? looks.anytime(comparison, n, own)
                : looks.anytime(comparison.relative(), n, own);
        Detail detail = (own.weekly() == null
                        ? facts(new Detail()).with("tuned_at", looks.tunedAt())
                        : facts(new Detail()).with("weeks", own.weekly().week()))
                .with("multiplier", looks.anytimeMultiplier(n, own))
                .with("estimator", comparison.method());
        boolean decides = scale.equals(ABSOLUTE)
                && looks.plan() == LooksPlan.ANYTIME
                && comparison.method().equals(deciding.method());
        add(method, scale, sequence, decides ? comparison : null, detail, method.endsWith("cuped"));
    }

    /** One estimate; {@code decides} is the comparison behind it when it is the one that decides. */
    private void add(
            String method, String scale, Effect effect, @Nullable Comparison decides, Detail detail, boolean adjusted) {
        String covariate = column.metric().covariate();
        if (adjusted && covariate != null) {
            detail.with("covariate", covariate).with("imputed", column.imputed());
        }
        boolean deciding = decides != null && decides.trusted();
        if (decides != null && deciding) {
            MeanBounds bounds = MeanBounds.of(decides, kind, t, looks.levelMultiplier(decides, n, look));
            if (EstimateFactory.tooEarly(effect)) {
                detail.with("too_early", "the guarantee does not hold yet");
            }
            if (decides.counts() != null) {
                detail.with("interval", "miettinen_nurminen");
            }
            detail.with("treatment_mean_low", bounds.low()).with("treatment_mean_high", bounds.high());
        }
        out.add(method, scale, effect, deciding, detail, adjusted ? imputed() : unadjusted(method, scale));
    }

    private List<String> imputed() {
        return column.imputed() == 0
                ? List.of()
                : List.of(Numbers.counted(column.imputed(), "unit has", "units have")
                        + " no covariate; the mean of all units stands in.");
    }

    /** Why weeks without a covariate have no CUPED: their source has none from before exposure. Said once, where the plain estimate is. */
    private List<String> unadjusted(String method, String scale) {
        boolean plain = scale.equals(ABSOLUTE) && PLAIN.contains(method);
        return plain && column.weeks() != null && !column.hasCovariate()
                ? List.of("Not adjusted by what came before (CUPED): all weeks lie in the test. A number known of users"
                        + " before it, named as the metric's covariate, would take noise out.")
                : List.of();
    }

    private void bootstrap(long seed, double level, Runnable checkpoint) {
        double[] treated = column.values(treatment);
        Bootstrap.Result r = Bootstrap.meanDifference(treated, column.values(0), RESAMPLES, seed, level, checkpoint);
        Detail detail = facts(new Detail().with("resamples", r.resamples()));
        Posterior percentile = new Posterior(r.effect(), r.standardError(), r.percentileLow(), r.percentileHigh());
        Posterior bca = new Posterior(r.effect(), r.standardError(), r.bcaLow(), r.bcaHigh());
        out.add("bootstrap_percentile", percentile, level, detail);
        out.add("bootstrap_bca", bca, level, detail);
    }

    /** What every estimate says about its data. */
    private Detail facts(Detail detail) {
        Double cap = column.cap();
        if (cap != null) {
            detail.with("cap", cap).with("capped_units", column.capped());
        }
        return detail;
    }

    private static Effect on(String scale, Comparison comparison) {
        return scale.equals(ABSOLUTE) ? comparison.inRange(comparison.absolute()) : comparison.relative();
    }

    private static boolean usable(Effect effect) {
        return Double.isFinite(effect.estimate())
                && effect.standardError() > 0
                && Double.isFinite(effect.standardError());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (column.missing() > 0) {
            notes.add(Numbers.counted(column.missing(), "unit has no value and is", "units have no value and are")
                    + " left out.");
        }
        if (kind == Comparison.Kind.MEAN) {
            Warn.skewed(column.values(treatment), column.values(0)).stream()
                    .map(StatWarning::message)
                    .forEach(notes::add);
        }
        if (column.hasCovariate() && Comparison.isOutcome(adjustableT, adjustableC, 1 - looks.alpha())) {
            notes.add("The covariate " + column.metric().covariate()
                    + " is the outcome itself (correlation 1), not something known before exposure; the adjustment by"
                    + " it is left out.");
        }
        return notes;
    }
}
