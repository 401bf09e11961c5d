package dev.slipway.learning.bandit;

import dev.slipway.learning.warning.LearningWarning;
import dev.slipway.learning.warning.LearningWarning.Kind;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.CrossProducts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Reasons to read a race with care. */
final class RaceCautions {
    private static final int FEW = 30;
    private static final double DEPENDENT = 1e-9;

    private RaceCautions() {}

    static List<LearningWarning> of(BanditWorld world, List<BanditPolicy> policies, int replications) {
        List<LearningWarning> warnings = new ArrayList<>();
        if (replications < FEW) {
            warnings.add(new LearningWarning(
                    Kind.FEW_REPLICATIONS,
                    "",
                    "The world was replayed " + replications + " times; intervals are rough below " + FEW + "."));
        }
        collinear(world, warnings);
        if (world.schedule().delay() >= world.schedule().rounds() - 1) {
            warnings.add(new LearningWarning(
                    Kind.NO_FEEDBACK,
                    "",
                    "Feedback comes " + world.schedule().delay() + " rounds late and there are "
                            + world.schedule().rounds() + ": nothing can be learned in time."));
        }
        if (policies.stream().anyMatch(BanditPolicy.SafeLinUcb.class::isInstance)) {
            baseline(world, warnings);
        }
        return warnings;
    }

    private static void collinear(BanditWorld world, List<LearningWarning> warnings) {
        boolean[] kept = Cholesky.semidefinite(CrossProducts.of(world.features()), DEPENDENT)
                .kept();
        IntStream.range(0, kept.length)
                .filter(j -> !kept[j])
                .forEach(j -> warnings.add(new LearningWarning(
                        Kind.COLLINEAR_FEATURES,
                        "column " + j,
                        "Feature column " + j
                                + " is a sum of multiples of the columns before it. Predictions stand; its"
                                + " coefficient means nothing.")));
    }

    private static void baseline(BanditWorld world, List<LearningWarning> warnings) {
        int actions = world.actions().size();
        for (Guardrail guardrail : world.guardrails()) {
            double loss = 0;
            double volume = 0;
            for (int at = 0; at < guardrail.loss().length; at += actions) {
                loss += guardrail.loss()[at];
                volume += guardrail.volume()[at];
            }
            if (loss >= guardrail.most() * volume) {
                warnings.add(new LearningWarning(
                        Kind.BASELINE_ABOVE_LIMIT,
                        guardrail.name(),
                        String.format(
                                Locale.ROOT,
                                "The baseline's own expected rate of %s is %.4g, the limit %.4g: a safe policy hardly leaves"
                                        + " the baseline.",
                                guardrail.name(),
                                loss / volume,
                                guardrail.most())));
            }
        }
    }
}
