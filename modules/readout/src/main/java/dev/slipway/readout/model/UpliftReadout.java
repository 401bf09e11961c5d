package dev.slipway.readout.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Effects of offers against doing nothing.
 *
 * @param rounds users' weeks that judge, each by models that saw no week of the same part of the users
 * @param users of them
 * @param parts in how many parts the users were learned from and judged
 * @param learners all that were tried
 * @param chosen title of the best
 * @param better whether who gains most is told better than by chance, for any offer
 * @param pValue of that, adjusted for several offers
 * @param sentence the same for people
 * @param features that may tell users apart; null in the file of an older run
 */
public record UpliftReadout(
        long rounds,
        long users,
        int parts,
        List<Learner> learners,
        String chosen,
        boolean better,
        double pValue,
        String sentence,
        List<OfferEffect> offers,
        @Nullable List<PredictionReadout.Feature> features) {
    /** Without its features. */
    public UpliftReadout(
            long rounds,
            long users,
            int parts,
            List<Learner> learners,
            String chosen,
            boolean better,
            double pValue,
            String sentence,
            List<OfferEffect> offers) {
        this(rounds, users, parts, learners, chosen, better, pValue, sentence, offers, null);
    }

    /** What users were told apart by; none where it is not known. */
    public List<PredictionReadout.Feature> told() {
        return Objects.requireNonNullElse(features, List.of());
    }

    public UpliftReadout {
        features = features == null ? null : List.copyOf(features);
        learners = List.copyOf(learners);
        offers = List.copyOf(offers);
    }

    /** A learner: how much of the outcome's residuals its effects explain (R-loss; higher is better, 0 is no effect at all). */
    public record Learner(String title, double score) {}
}
