package dev.slipway.readout.analysis;

import dev.slipway.readout.metric.Comparison;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import dev.slipway.stats.Effect;
import dev.slipway.stats.ab.PermutationTest;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.sequential.GroupSequential;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * Why a row is as wide as it is and what it takes for granted, in one or two sentences with numbers.
 *
 * @param alpha error of this comparison
 */
record LooksWords(Comparison comparison, MetricFormat format, double alpha) {
    /** More looks than this change the price of peeking little and only take time. */
    private static final int MOST_LOOKS = 30;

    private static final double SMALLEST_SHARE = 0.001;
    /** Chance of seeing none where p is at its upper bound. */
    private static final double UNSEEN = 0.05;

    /** Beyond this many standard deviations a prior did not expect the data. */
    private static final double SURPRISE = 3;

    /**
     * One look.
     *
     * @param days so far; 0 without time
     * @param planned days; 0 when none are named
     */
    String fixed(int days, int planned) {
        String narrow = narrow(days, planned);
        if (days < 2) {
            return narrow;
        }
        int looks = Math.min(days, MOST_LOOKS);
        return narrow + " Looked at " + looks + " times on the way, it would err in " + percent(peeking(looks))
                + " of experiments without an effect, not in " + percent(alpha) + ".";
    }

    /** One look, where others would see the same users again: how often they err depends on how alike the weeks are. */
    String fixedByWeek(int days, int planned) {
        return narrow(days, planned) + " Looked at every week on the way, it would err more often than in "
                + percent(alpha) + " of experiments without an effect.";
    }

    private String narrow(int days, int planned) {
        String due = days > 0 && planned > days ? ", at the planned end: this is day " + days + " of " + planned : "";
        return "The estimate ± " + format.size(comparison.oneLook().halfWidth()) + " ("
                + Numbers.ratio(comparison.oneLookMultiplier()) + " standard errors), for one look only" + due + ".";
    }

    /** Error of looking this often, evenly, at the interval of one look. */
    double peeking(int looks) {
        double[] fractions = new double[looks];
        double[] boundaries = new double[looks];
        Arrays.setAll(fractions, k -> (k + 1.0) / looks);
        Arrays.fill(boundaries, Normal.upperQuantile(alpha / 2));
        return GroupSequential.crossingProbabilities(fractions, boundaries)[looks - 1];
    }

    String groupSequential(double boundary, double share, double spent, int count, boolean own) {
        String error = share >= 1
                ? "The plan is over and all of its " + percent(alpha) + " error is spent"
                : "Spends " + percent(spent) + " of the " + percent(alpha) + " error at " + percent(share)
                        + " of the plan";
        if (Double.isInfinite(boundary)) {
            return "At " + percent(share)
                    + " of the plan nothing may be spent yet: no effect could be shown at this look.";
        }
        String limit = ": " + Numbers.ratio(boundary) + " standard errors, where one look needs "
                + Numbers.ratio(comparison.oneLookMultiplier()) + ".";
        return error
                + limit
                + (own ? "" : " The study plans another way; " + count + " looks by the calendar are assumed.");
    }

    String anytime(Effect e, long units, long tunedAt) {
        return times(e.halfWidth()) + ": the price of looking on any day. It is tightest at " + Numbers.count(tunedAt)
                + " units; " + Numbers.count(units) + " count now.";
    }

    /** Looks at the same users at the end of each week. */
    String weekly(Effect e, int weeks, double spent, double multiplier) {
        return times(e.halfWidth()) + " (" + Numbers.ratio(multiplier)
                + " standard errors): the price of looking at the end of every week. By week " + weeks + ", "
                + percent(spent) + " of the " + percent(alpha)
                + " error is spent, against how alike the users' weeks were.";
    }

    String mixture(Effect e, double tau) {
        return times(e.halfWidth()) + ", for looking on any day. It seeks effects of about " + size(tau)
                + "; the estimate is " + format.size(e.estimate()) + " from 0.";
    }

    String bayes(double priorSd, double shrinkage, double halfWidth) {
        return "The prior Normal(0, " + size(priorSd) + ") pulls the estimate " + percent(shrinkage)
                + " towards 0; the interval is " + times(halfWidth)
                + ". Looking often does not change it, but it promises no error rate.";
    }

    /** A warning where the data lie far from all that the prior expects; else empty. */
    List<String> conflict(double priorSd) {
        double expected = Math.hypot(priorSd, comparison.absolute().standardError());
        double away = Math.abs(comparison.absolute().estimate()) / expected;
        return away <= SURPRISE
                ? List.of()
                : List.of("The estimate is " + Numbers.fixed(away, 1)
                        + " standard deviations from what this prior expects: the data contradict the prior, and the pull"
                        + " towards 0 is too strong.");
    }

    /** Two digits of a bound that must hold: never rounded down. */
    private static String twoDigitsUp(double bound) {
        BigDecimal digits = new BigDecimal(bound).round(new MathContext(2, RoundingMode.CEILING));
        return Numbers.brief(digits.doubleValue(), Math.max(0, digits.scale())).replace("+", "");
    }

    String permutation(PermutationTest.Result r) {
        String seen = Numbers.count(r.extreme()) + " of " + Numbers.count(r.permutations())
                + " random deals of the same units to the arms gave a difference as large";
        String exact = r.extreme() == 0
                ? ", so p is below " + twoDigitsUp(1 - Math.pow(UNSEEN, 1.0 / r.permutations()))
                        + " with 95% confidence."
                : ", " + Numbers.pEquals(r.pValue()) + " ± "
                        + Numbers.fixed(r.monteCarloError(), Numbers.meaningfulDecimals(r.monteCarloError()) - 2) + ".";
        return seen + exact + " It asks whether any unit was changed at all and needs no normal curve.";
    }

    /** "1.47 times as wide as one look". */
    String times(double halfWidth) {
        return Numbers.ratio(halfWidth / comparison.oneLook().halfWidth()) + " times as wide as one look";
    }

    /** A size on the metric's scale with the digits that it needs. */
    String size(double value) {
        double shown = format.rate() ? value * 100 : value;
        return format.withUnit(Numbers.brief(shown, Math.min(6, Numbers.meaningfulDecimals(shown)))
                .replace("+", ""));
    }

    /** A share in percent, at most one decimal. */
    static String percent(double share) {
        if (share > 0 && share < SMALLEST_SHARE) {
            return "less than 0.1%";
        }
        return Numbers.brief(100 * share, share < 0.1 ? 1 : 0).replace("+", "") + "%";
    }
}
