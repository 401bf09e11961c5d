package dev.slipway.learning.search;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Outcome;
import dev.slipway.learning.learner.LearnerFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Searches families and their hyper-parameters by cross-validation on training rows. The loss of the best is too good to be true, because it
 * was chosen for it; the honest estimate is the test's.
 */
public final class Search {
    private static final double KEPT = 1.0 / 3;

    private final FeatureTable table;
    private final Outcome outcome;
    private final int[] training;
    private final SearchPlan plan;
    private final long seed;
    private final LongSupplier nanos;
    private final List<Trial> trials = new ArrayList<>();

    private Search(
            FeatureTable table, Outcome outcome, int[] training, SearchPlan plan, long seed, LongSupplier nanos) {
        this.table = table;
        this.outcome = outcome;
        this.training = training;
        this.plan = plan;
        this.seed = seed;
        this.nanos = nanos;
    }

    /**
     * Searches.
     *
     * @param training rows that may be looked at
     * @param families tried in turn
     * @throws dev.slipway.core.job.CancelledException when cancelled
     */
    public static SearchResult run(
            FeatureTable table,
            Outcome outcome,
            int[] training,
            List<LearnerFamily> families,
            SearchPlan plan,
            long seed,
            JobContext context) {
        return run(table, outcome, training, families, plan, seed, context, System::nanoTime);
    }

    static SearchResult run(
            FeatureTable table,
            Outcome outcome,
            int[] training,
            List<LearnerFamily> families,
            SearchPlan plan,
            long seed,
            JobContext context,
            LongSupplier nanos) {
        List<Candidate> candidates = Candidate.draw(families, plan.candidates(), seed);
        if (candidates.size() == 1) {
            return new SearchResult(candidates.get(0), List.of(), false);
        }
        return new Search(table, outcome, training, plan, seed, nanos).over(candidates, context);
    }

    private SearchResult over(List<Candidate> candidates, JobContext context) {
        long start = nanos.getAsLong();
        List<Integer> left = IntStream.range(0, candidates.size()).boxed().toList();
        double[] shares =
                plan.method() == SearchPlan.Method.HALVING ? new double[] {KEPT * KEPT, KEPT, 1} : new double[] {1};
        long total = total(left.size(), shares.length);
        boolean outOfTime = false;
        for (double share : shares) {
            CrossValidation folds = new CrossValidation(
                    table,
                    outcome,
                    training,
                    share * plan.rows() / Math.max(plan.rows(), training.length),
                    plan.folds(),
                    seed);
            if (share < 1 && !folds.enough()) {
                continue;
            }
            List<Trial> rung = new ArrayList<>();
            for (int number : left) {
                if (!trials.isEmpty()
                        && nanos.getAsLong() - start > plan.limit().toNanos()) {
                    outOfTime = true;
                    break;
                }
                context.checkCancelled();
                Candidate candidate = candidates.get(number);
                double[] loss = folds.losses(candidate, context);
                Trial trial =
                        new Trial(number, candidate.family().name(), candidate.settings(), loss[0], loss[1], share);
                rung.add(trial);
                trials.add(trial);
                context.progress(trials.size(), total);
            }
            if (outOfTime) {
                break;
            }
            left = rung.stream()
                    .sorted(Comparator.comparingDouble(Trial::loss).thenComparingInt(Trial::number))
                    .limit(Math.max(1, Math.round(rung.size() * KEPT)))
                    .map(Trial::number)
                    .toList();
        }
        trials.sort(Comparator.comparingDouble(Trial::share)
                .reversed()
                .thenComparingDouble(Trial::loss)
                .thenComparingInt(Trial::number));
        return new SearchResult(candidates.get(trials.get(0).number()), List.copyOf(trials), outOfTime);
    }

    private static long total(int candidates, int rungs) {
        long total = 0;
        long size = candidates;
        for (int r = 0; r < rungs; r++) {
            total += size;
            size = Math.max(1, Math.round(size * KEPT));
        }
        return total;
    }
}
