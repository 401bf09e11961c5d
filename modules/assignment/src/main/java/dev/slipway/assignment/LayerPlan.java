package dev.slipway.assignment;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Experiments that run at the same time, checked for excluding each other inside their layers. */
public record LayerPlan(List<Experiment> experiments) {
    public LayerPlan {
        experiments = List.copyOf(experiments);
    }

    /** Two experiments that get in each other's way, and how, as a sentence. */
    public record Conflict(String first, String second, String sentence) {}

    /** Every pair of one layer whose bucket ranges overlap or whose holdouts differ; empty when all is well. */
    public List<Conflict> conflicts() {
        List<Conflict> conflicts = new ArrayList<>();
        for (int i = 0; i < experiments.size(); i++) {
            for (int j = i + 1; j < experiments.size(); j++) {
                compare(experiments.get(i), experiments.get(j), conflicts);
            }
        }
        return conflicts;
    }

    /** Throws when there is a conflict; the message names the first one. */
    public void requireExclusive() {
        List<Conflict> conflicts = conflicts();
        if (!conflicts.isEmpty()) {
            throw new SlipwayException(
                    ErrorCategory.STUDY_INVALID,
                    conflicts.getFirst().sentence(),
                    "Give each experiment of the layer its own layer_range and the same holdout.");
        }
    }

    private static void compare(Experiment first, Experiment second, List<Conflict> conflicts) {
        Allocation a = first.allocation();
        Allocation b = second.allocation();
        if (!a.layer().equals(b.layer())) {
            return;
        }
        int from = Math.max(a.layerRange().getFirst(), b.layerRange().getFirst());
        int to = Math.min(a.layerRange().getLast(), b.layerRange().getLast());
        if (from < to) {
            conflicts.add(new Conflict(
                    first.key(),
                    second.key(),
                    String.format(
                            Locale.ROOT,
                            "%s and %s both use buckets %,d–%,d of layer %s.",
                            first.key(),
                            second.key(),
                            from,
                            to - 1,
                            a.layer())));
        }
        if (Double.compare(a.holdout(), b.holdout()) != 0) {
            conflicts.add(new Conflict(
                    first.key(),
                    second.key(),
                    String.format(
                            Locale.ROOT,
                            "%s holds out %.1f%% of layer %s and %s %.1f%%; a layer has one holdout.",
                            first.key(),
                            100 * a.holdout(),
                            a.layer(),
                            second.key(),
                            100 * b.holdout())));
        }
    }
}
