package dev.slipway.readout.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One offer, by weeks that its models did not see.
 *
 * @param average effect on everybody
 * @param autoc how much more the first gain than all, by rank; above 0 when the order is any good
 * @param pValue that the order is no better than chance
 * @param better whether it is
 * @param qini area between the curve and that of a random order, per user and week: by doubly robust scores, because arms of a log differ
 * @param curve by share of users treated, best first
 * @param deciles predicted against observed, largest predicted first
 * @param groups average effects by level of an attribute
 * @param truth beside what was planted; null when not simulated
 * @param sure how sure predictions of single users are; null in the file of an older run
 * @param order more of what the order of users is worth; null in the file of an older run
 */
public record OfferEffect(
        String offer,
        Interval average,
        Interval autoc,
        double pValue,
        boolean better,
        Interval qini,
        List<CurvePoint> curve,
        List<Decile> deciles,
        List<Group> groups,
        @Nullable UpliftTruth truth,
        @Nullable Sureness sure,
        @Nullable Order order) {
    public OfferEffect {
        curve = List.copyOf(curve);
        deciles = List.copyOf(deciles);
        groups = List.copyOf(groups);
    }

    /** Without half-samples and without more of the order. */
    public OfferEffect(
            String offer,
            Interval average,
            Interval autoc,
            double pValue,
            boolean better,
            Interval qini,
            List<CurvePoint> curve,
            List<Decile> deciles,
            List<Group> groups,
            @Nullable UpliftTruth truth) {
        this(offer, average, autoc, pValue, better, qini, curve, deciles, groups, truth, null, null);
    }

    /** Gained per user and week when the best share is treated, and when as many are treated in random order. */
    public record CurvePoint(double share, Interval gain, double random) {}

    /**
     * A tenth: mean predicted effect and the observed one.
     *
     * @param observed by scores of users whom the models did not see, with users as clusters of weeks
     * @param sure how far the prediction would move with other users, by half-samples; null in the file of an older run
     */
    public record Decile(
            int part,
            long rounds,
            double predicted,
            Interval observed,
            @Nullable Interval sure) {
        /** Without half-samples. */
        public Decile(int part, long rounds, double predicted, Interval observed) {
            this(part, rounds, predicted, observed, null);
        }
    }

    /**
     * How sure predicted effects on single users are: intervals from learning again on random halves of the users, widened to the error
     * that single predictions were found to have, where users have several weeks to find it by. Without that they hold for what the learner
     * would find on average, and what it smooths away is not in them.
     *
     * @param users who are still here
     * @param halfSamples how often it learned again
     * @param level of each interval by itself
     * @param width mean width
     * @param gain share of users whose interval lies above 0
     * @param lose share of users whose interval lies below 0
     * @param hold share of users whose interval holds the planted effect; null when not simulated
     * @param error root mean squared error of single predictions, from pairs of weeks of the same user; null where no user has two, and in
     *     the file of an older run
     * @param mostError the same at most, by a one-sided bound of the level
     */
    public record Sureness(
            long users,
            int halfSamples,
            double level,
            double width,
            double gain,
            double lose,
            @Nullable Double hold,
            @Nullable Double error,
            @Nullable Double mostError) {}

    /**
     * What the order of users is worth, by doubly robust scores: arms of a log differ by who got offers, so plain means are left out.
     *
     * @param auuc area under the curve of gains, nothing subtracted, per user and week: half the average effect and Qini together
     * @param atShares average effects among the users with the largest predicted ones, smallest share first
     */
    public record Order(Interval auuc, List<AtShare> atShares) {
        public Order {
            atShares = List.copyOf(atShares);
        }
    }

    /** Uplift@k: the average effect on the share of weeks with the largest predicted effects. */
    public record AtShare(double share, long rounds, Interval effect) {}

    /** Average effect on one level of an attribute. */
    public record Group(String attribute, String level, long rounds, Interval effect) {}

    /**
     * Beside planted effects.
     *
     * @param average planted, of all
     * @param pehe root mean squared error of single effects
     * @param constantPehe the same if everybody is given the average
     * @param rankCorrelation Spearman's; null where effects do not differ
     * @param oracleShare share of the best possible order's Qini that is reached; null where effects do not differ
     */
    public record UpliftTruth(
            double average,
            double pehe,
            double constantPehe,
            @Nullable Double rankCorrelation,
            @Nullable Double oracleShare) {}
}
