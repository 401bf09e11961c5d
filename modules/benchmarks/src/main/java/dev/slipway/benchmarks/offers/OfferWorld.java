package dev.slipway.benchmarks.offers;

import dev.slipway.core.job.JobContext;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.readout.model.PolicyEvaluation.PolicyTruth;
import dev.slipway.readout.offers.Recommendation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One fresh world: what was recommended, and what it would have done in truth.
 *
 * @param users of the world
 * @param effects whether offers move anybody
 * @param verdict of the policy; {@code UNAVAILABLE} where nothing could be learned
 * @param gain of the policy over the log, doubly robust; NaN without one
 * @param covered whether its interval holds the planted gain
 * @param planted gain of the policy
 * @param oracle planted gain of the best assignment
 * @param violated whether the policy would in truth exceed a rate's ceiling
 * @param offered share of users who would get an offer
 * @param pehe of the first offer over that of a constant
 * @param seconds to learn, assign and judge
 */
record OfferWorld(
        long seed,
        int users,
        boolean effects,
        String verdict,
        double gain,
        boolean covered,
        double planted,
        double oracle,
        boolean violated,
        double offered,
        double pehe,
        double seconds) {
    boolean recommended() {
        return verdict.equals(PolicyEvaluation.RECOMMENDED);
    }

    /**
     * Simulates, builds, learns and judges.
     *
     * @param sample text of the study whose users, seed and effects are changed
     * @param effects whether offers move anybody
     */
    static OfferWorld run(String sample, int users, long seed, boolean effects, Path folder) throws IOException {
        GrowthStudy growth = GrowthStudy.of(sample, users, seed, effects, folder);
        long start = System.nanoTime();
        Recommendation found = Recommendation.of(
                growth.study(),
                growth.data().experiment(),
                Objects.requireNonNull(growth.data().offers()),
                JobContext.unwatched());
        return of(seed, users, effects, found, (System.nanoTime() - start) / 1e9);
    }

    private static OfferWorld of(long seed, int users, boolean works, @Nullable Recommendation found, double seconds) {
        double none = Double.NaN;
        if (found == null) {
            return new OfferWorld(seed, users, works, "UNAVAILABLE", none, false, none, none, false, 0, none, seconds);
        }
        PolicyEvaluation evaluation = found.evaluation();
        PolicyTruth truth = Objects.requireNonNull(evaluation.truth());
        var gain = evaluation.deciding().gain();
        var effects = Objects.requireNonNull(
                found.uplift().best().treatments().getFirst().truth());
        Double oracle = truth.oracle();
        return new OfferWorld(
                seed,
                users,
                works,
                evaluation.verdict(),
                gain.effect(),
                gain.low() <= truth.gain() && truth.gain() <= gain.high(),
                truth.gain(),
                oracle == null ? none : oracle,
                evaluation.risks().stream()
                        .anyMatch(risk -> risk.limit().rate()
                                && Objects.requireNonNull(risk.planted())
                                        > risk.limit().most()),
                1 - found.chosen().shares().getFirst(),
                effects.pehe() / effects.constantPehe(),
                seconds);
    }
}
