package dev.slipway.readout.analysis;

import dev.slipway.readout.metric.Detail;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import dev.slipway.stats.Effect;
import dev.slipway.stats.causal.AdoptionPanel;
import dev.slipway.stats.causal.ProportionalTrends;
import dev.slipway.stats.causal.StaggeredAdoption;
import dev.slipway.stats.causal.StaggeredAdoption.PreTrend;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether it can be believed that unadjusted groups would have changed by equal amounts: how they moved before, how unequal their
 * levels were, and what equal shares would give instead.
 *
 * @param equal the effect if all would have changed by the same amount
 * @param shares what equal shares give; null where they can't be had
 * @param before how the unadjusted groups moved before; null where that can't be said
 */
record RolloutTrends(
        Effect equal,
        ProportionalTrends.@Nullable Result shares,
        @Nullable PreTrend before,
        boolean rate) {
    /** A bias of half a standard error takes the coverage of a 95% interval to 92%. */
    private static final double MATTERS = 0.5;

    /** Changes smaller than this are none for a sentence. */
    private static final double HARDLY = 0.005;

    static RolloutTrends of(AdoptionPanel panel, int from, int leads, double level, boolean rate) {
        Effect equal = StaggeredAdoption.estimate(panel, 0, panel.periods(), from, level)
                .simple();
        PreTrend before = StaggeredAdoption.estimate(panel, leads, 0, level).preTrend();
        ProportionalTrends.Result shares = null;
        try {
            shares = ProportionalTrends.estimate(panel, from, level);
        } catch (IllegalArgumentException refused) {
            // The method itself says why it is left out.
        }
        return new RolloutTrends(equal, shares, before, rate);
    }

    Detail detail() {
        Detail detail = new Detail();
        if (before != null) {
            detail.with("pre_trend_statistic", before.statistic())
                    .with("pre_trend_df", before.degreesOfFreedom())
                    .with("pre_trend_p", before.p());
        }
        if (shares != null) {
            detail.with("before_adopters", shares.before())
                    .with("before_others", shares.othersBefore())
                    .with("others_change", shares.othersChange())
                    .with("if_equal_shares", shares.effect().estimate());
        }
        return detail;
    }

    /** Whether adopters and others were at different levels before, beyond chance. */
    boolean unequal() {
        return shares != null && shares.gap().pValue() <= 1 - equal.level();
    }

    /** What to know of the unadjusted estimate. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (unequal() && shares != null) {
            MetricFormat format = format();
            sentences.add("In the week before, adopters were at " + level(shares.before()) + " and the others at "
                    + level(shares.othersBefore()) + "; the others have since " + moved(shares.othersChange())
                    + ". Had adopters changed by the same share instead of the same amount, the effect would be "
                    + format.difference(shares.effect().estimate()) + ".");
        }
        if (before != null) {
            sentences.add("Before adoption the unadjusted groups "
                    + (before.p() <= 1 - equal.level()
                            ? "did not move alike ("
                            : "moved alike as far as these weeks show (")
                    + Numbers.pEquals(before.p()) + "; such a test seldom sees a slow drift).");
        }
        return sentences;
    }

    /** Why the unadjusted rows are doubtful; null where they are not more so than others. */
    @Nullable
    String doubt() {
        if (shares == null || !unequal()) {
            return null;
        }
        double off = equal.estimate() - shares.effect().estimate();
        if (Math.abs(off) <= MATTERS * equal.standardError()) {
            return null;
        }
        MetricFormat format = format();
        return "Differences-in-differences without adjustment are doubtful here: adopters were at "
                + level(shares.before()) + " before, the others at " + level(shares.othersBefore())
                + ", and the others have since " + moved(shares.othersChange())
                + ". If adopters would have moved by the same share, not by the same amount, the unadjusted effect is "
                + format.size(off) + (off < 0 ? " too low" : " too high")
                + ". The adjusted row and the weightings compare users who were alike.";
    }

    private static String moved(double change) {
        return Math.abs(change) < HARDLY
                ? "hardly changed"
                : (change < 0 ? "fallen by " : "risen by ") + Numbers.rate(Math.abs(change));
    }

    /** With as many digits as the others' level deserves, not as many as an effect does. */
    private String level(double value) {
        double size = shares == null ? value : shares.othersBefore();
        return MetricFormat.of(rate, size, size / 2).level(value);
    }

    private MetricFormat format() {
        return MetricFormat.of(rate, shares == null ? 0 : shares.othersBefore(), equal.halfWidth());
    }
}
