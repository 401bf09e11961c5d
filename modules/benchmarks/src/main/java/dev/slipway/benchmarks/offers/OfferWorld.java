package dev.slipway.benchmarks.offers;

import dev.slipway.core.job.JobContext;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.readout.model.PolicyEvaluation.PolicyTruth;
import dev.slipway.readout.model.PolicyEvaluation.Risk;
import dev.slipway.readout.offers.Recommendation;
import dev.slipway.warehouse.OfferWeeks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One fresh world: what was recommended, and what it would have done in truth.
 *
 * @param users of the world
 * @param verdict of the policy; {@code UNAVAILABLE} where nothing could be learned
 * @param gain of the policy over the log, doubly robust; NaN without one
 * @param covered whether its interval holds the planted gain
 * @param planted gain of the policy
 * @param none planted gain of making nobody an offer
 * @param oracle planted gain of the best assignment
 * @param risks in the order of the study's limits, its budget left out
 * @param offered share of users who would get an offer
 * @param pehe of the first offer over that of a constant
 * @param seconds to learn, assign and judge
 */
record OfferWorld(
        long seed,
        int users,
        WorldKind kind,
        String verdict,
        double gain,
        boolean covered,
        double planted,
        double none,
        double oracle,
        List<Rate> risks,
        double offered,
        double pehe,
        double seconds) {
    /**
     * A limit under the policy.
     *
     * @param planted in truth
     * @param high upper end of its interval
     * @param most allowed
     */
    record Rate(double planted, double high, double most) {
        boolean violated() {
            return planted > most;
        }

        boolean kept() {
            return high <= most;
        }
    }

    boolean recommended() {
        return verdict.equals(PolicyEvaluation.RECOMMENDED);
    }

    boolean violated() {
        return risks.stream().anyMatch(Rate::violated);
    }

    /**
     * Simulates, builds, learns and judges.
     *
     * @param sample text of the study that is changed
     */
    static OfferWorld run(String sample, int users, long seed, WorldKind kind, Path folder) throws IOException {
        GrowthStudy growth = GrowthStudy.of(sample, users, seed, kind, folder);
        OfferWeeks weeks = Objects.requireNonNull(growth.data().offers());
        long start = System.nanoTime();
        Recommendation found =
                Recommendation.of(growth.study(), growth.data().experiment(), weeks, JobContext.unwatched());
        double seconds = (System.nanoTime() - start) / 1e9;
        return found == null ? unavailable(seed, users, kind, seconds) : of(seed, users, kind, found, weeks, seconds);
    }

    private static OfferWorld unavailable(long seed, int users, WorldKind kind, double seconds) {
        double no = Double.NaN;
        return new OfferWorld(seed, users, kind, "UNAVAILABLE", no, false, no, no, no, List.of(), 0, no, seconds);
    }

    private static OfferWorld of(
            long seed, int users, WorldKind kind, Recommendation found, OfferWeeks weeks, double seconds) {
        PolicyEvaluation evaluation = found.evaluation();
        PolicyTruth truth = Objects.requireNonNull(evaluation.truth());
        var gain = evaluation.deciding().gain();
        var effects = Objects.requireNonNull(
                found.uplift().best().treatments().getFirst().truth());
        return new OfferWorld(
                seed,
                users,
                kind,
                evaluation.verdict(),
                gain.effect(),
                gain.low() <= truth.gain() && truth.gain() <= gain.high(),
                truth.gain(),
                none(weeks),
                number(truth.oracle()),
                evaluation.risks().stream()
                        .filter(risk -> risk.limit().rate())
                        .map(OfferWorld::rate)
                        .toList(),
                1 - found.chosen().shares().getFirst(),
                effects.pehe() / effects.constantPehe(),
                seconds);
    }

    private static Rate rate(Risk risk) {
        return new Rate(
                number(risk.planted()), risk.value().high(), risk.limit().most());
    }

    private static double number(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static double none(OfferWeeks weeks) {
        double[] worth = Objects.requireNonNull(weeks.truth()).of("worth");
        int offers = weeks.offers().size();
        int none = weeks.offers().indexOf("none");
        double sum = 0;
        for (int i = 0; i < weeks.rounds(); i++) {
            int first = weeks.unit()[i] * offers;
            sum += worth[first + none] - worth[first + weeks.offer()[i]];
        }
        return sum / weeks.rounds();
    }
}
