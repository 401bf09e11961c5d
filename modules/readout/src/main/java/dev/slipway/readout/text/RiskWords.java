package dev.slipway.readout.text;

import dev.slipway.core.study.Risk;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.PredictionReadout.Calibration;
import dev.slipway.readout.model.PredictionReadout.Range;
import dev.slipway.readout.model.PredictionReadout.Trained;
import dev.slipway.readout.model.RiskReadout;
import dev.slipway.readout.model.RiskReadout.AtBudget;
import dev.slipway.readout.model.RiskReadout.Found;
import dev.slipway.readout.model.RiskReadout.Planted;
import dev.slipway.readout.model.RiskReadout.Ranking;
import dev.slipway.readout.model.RiskReadout.Reason;
import dev.slipway.readout.model.RiskReadout.Threshold;
import java.util.Objects;

/** Whom to look at first in words, for screens and paper. */
public final class RiskWords {
    private static final int CENTS_BELOW = 20;

    /** What helps a question with too few rows or cases; its parts follow from the weeks and can't be moved. */
    public static final String MORE = "Bring more users or more weeks, or shorten horizon or delay.";

    private RiskWords() {}

    /** "loss_fraud + loss_bonus_abuse above 0 in the week after it". */
    public static String what(Risk asked) {
        return "any loss (" + asked.outcome() + ") in the "
                + (asked.horizon() == 1 ? "week" : asked.horizon() + " weeks") + " after it";
    }

    /** Why a study of so many weeks has no model. */
    public static String tooShort(int weeks, Risk asked) {
        return "The data has " + Numbers.counted(weeks, "week", "weeks") + ". Labels that come "
                + Numbers.counted(asked.span(), "week", "weeks") + " after a review need "
                + 3 * asked.span()
                + ": training, validation and test each wait for the labels of the part before. Bring more weeks, or"
                + " shorten horizon or delay.";
    }

    /** Why a study without any loss has no model. */
    public static String noCase(Risk asked) {
        return "No week of the data lost anything (" + asked.outcome()
                + " is never above 0), so there is no case to learn"
                + " from. Check that outcome names the columns of losses; where nothing was lost there is nobody to review.";
    }

    /** Whether the model is any good. */
    public static String verdict(Found found) {
        return (found.better() ? "Finds cases better than chance" : "Not shown to find cases better than chance")
                + ": average precision " + precision(found) + ", in random order "
                + Numbers.fixed(found.rate(), 3) + ", " + Numbers.pEquals(found.pValue()) + ".";
    }

    private static String precision(Found found) {
        return score(found.ranking(Ranking.MODEL).averagePrecision());
    }

    /** An average precision or AUC with its interval. */
    public static String score(Interval value) {
        return Numbers.fixed(value.effect(), 3) + " [" + Numbers.fixed(value.low(), 3) + ", "
                + Numbers.fixed(value.high(), 3) + "]";
    }

    /** A share with its interval: {@code 43.1% [38.0, 47.9]}. */
    public static String share(Interval value) {
        int decimals = Math.abs(value.effect()) < 0.01 && value.effect() != 0 ? 2 : 1;
        return Numbers.fixed(100 * value.effect(), decimals) + "% [" + Numbers.fixed(100 * value.low(), decimals) + ", "
                + Numbers.fixed(100 * value.high(), decimals) + "]";
    }

    /** Money with its interval: {@code +€310 [+251, +372]}; cents where it is little. */
    public static String money(Interval value) {
        int decimals = Math.max(Math.abs(value.low()), Math.abs(value.high())) < CENTS_BELOW ? 2 : 0;
        String amount = Numbers.signed(value.effect(), decimals);
        boolean sign = !amount.isEmpty() && !Character.isDigit(amount.charAt(0));
        return (sign ? amount.charAt(0) + "€" + amount.substring(1) : "€" + amount) + " ["
                + Numbers.signed(value.low(), decimals) + ", " + Numbers.signed(value.high(), decimals) + "]";
    }

    /** An amount without a sign of its own: cents only where they matter. */
    public static String amount(double value) {
        String text = Numbers.money(value);
        boolean whole = Math.abs(value) >= CENTS_BELOW || value == Math.rint(value);
        return whole ? Numbers.money(Math.rint(value)).replaceAll("\\.[0-9]+$", "") : text;
    }

    /** What so many reviews find. */
    public static String budget(AtBudget at) {
        return Numbers.counted(at.reviews(), "review", "reviews") + " a week find " + share(at.recall())
                + " of all cases; " + share(at.precision()) + " of them are right.";
    }

    /** What they save. */
    public static String saved(AtBudget at) {
        Interval saved = at.saved();
        if (saved.low() > 0) {
            return "They save " + money(saved) + " a week after what reviews cost.";
        }
        return saved.high() < 0
                ? "They cost more than they save: " + money(saved) + " a week."
                : "No saving is shown: " + money(saved) + " a week after what reviews cost.";
    }

    /** Whether so many reviews pay, without the amount. */
    public static String pays(AtBudget at) {
        if (at.saved().low() > 0) {
            return "So many reviews pay: the whole interval lies above 0.";
        }
        return at.saved().high() < 0
                ? "So many reviews cost more than they save."
                : "No saving is shown: 0 is inside the interval.";
    }

    /** What the search for unusual rows adds to the model. */
    public static String added(Found found) {
        Interval gain = found.added();
        String numbers = "average precision " + Numbers.signed(gain.effect(), 3) + " [" + Numbers.signed(gain.low(), 3)
                + ", " + Numbers.signed(gain.high(), 3) + "]";
        if (gain.low() > 0) {
            return "How unusual a user is adds to what the model knows (" + numbers + ").";
        }
        return gain.high() < 0
                ? "Taking in how unusual a user is spoils the model’s order (" + numbers + ")."
                : "How unusual a user is does not show to add to what the model knows (" + numbers + ").";
    }

    /** From which probability a review pays, whatever the budget. */
    public static String threshold(Threshold threshold) {
        Double from = threshold.probability();
        String mean = "The review of a case prevents " + Numbers.money(threshold.casePrevents())
                + " on average, so one pays from " + Numbers.rate(Math.min(1, threshold.breakEven())) + " on.";
        if (from == null) {
            return mean + " On validation weeks no review paid.";
        }
        String rule = from == 0
                ? "On validation weeks it cost least to review everybody"
                : "On validation weeks it cost least to review from " + Numbers.rate(from) + " on, "
                        + Numbers.rate(threshold.share()) + " of users in a test week";
        return mean + " " + rule + ": " + money(threshold.saved()) + " a week against no reviews.";
    }

    /** Whether the model's probabilities mean what they say, in short. */
    public static String calibration(Found found) {
        Trained trained = found.model().trained();
        Calibration calibration = trained == null ? null : trained.calibration();
        if (calibration == null || calibration.slope() == null || calibration.intercept() == null) {
            return "";
        }
        return "Slope " + range(calibration.slope()) + " (1 is right), intercept " + range(calibration.intercept())
                + " (0 is right).";
    }

    private static String range(Range range) {
        Double low = range.low();
        Double high = range.high();
        return Numbers.fixed(range.value(), 2) + " ["
                + (low == null ? Numbers.NONE : Numbers.fixed(low, 2)) + ", "
                + (high == null ? Numbers.NONE : Numbers.fixed(high, 2)) + "]";
    }

    /** What the money rests on. */
    public static String assumed(RiskReadout risk) {
        return "A review is taken to prevent " + (risk.prevented() == 1 ? "all" : Numbers.rate(risk.prevented()))
                + " of what a case loses in the "
                + (risk.horizon() == 1 ? "week" : risk.horizon() + " weeks") + " after it, and to cost "
                + amount(risk.reviewCost())
                + ". A user who is reviewed in two weeks counts twice. Reasons say what the model leaned on, not what happened.";
    }

    /** What is planted for the queue. */
    public static String planted(RiskReadout risk) {
        Found found = Objects.requireNonNull(risk.found());
        Planted planted = found.planted();
        if (planted == null) {
            return "";
        }
        long users = found.queue().users();
        long reviewed = Math.min(risk.reviews(), users);
        String guilty = planted.allGuilty() < users
                ? planted.guilty() + " of the first " + reviewed + " are planted, of "
                        + Numbers.count(planted.allGuilty()) + " among " + Numbers.count(users) + " users. "
                : "";
        return guilty + "By what is planted a user of the first " + reviewed + " loses "
                + Numbers.money(planted.queue()) + " in a mean week, of any " + reviewed + " users "
                + Numbers.money(planted.everybody()) + ", of the " + reviewed + " worst "
                + Numbers.money(planted.best())
                + ". That is a mean over all weeks and all offers alike, so compare it with the other planted numbers and not"
                + " with the expected loss, which is of week " + found.queue().week() + ".";
    }

    /** A reason with its value and unit: {@code 5 accounts on the device}; {@code Label: value} where no unit is known. */
    public static String reason(Reason reason) {
        return ReasonWords.of(reason);
    }
}
