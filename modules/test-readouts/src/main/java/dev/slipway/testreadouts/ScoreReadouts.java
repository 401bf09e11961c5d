package dev.slipway.testreadouts;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses;
import dev.slipway.readout.model.ScoreDriftReadout;
import dev.slipway.readout.weekly.ScoreDriftCalculator;
import dev.slipway.readout.weekly.ScoreDriftCalculator.ScoredWeeks;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Scores of two models by week. */
public final class ScoreReadouts {
    private ScoreReadouts() {}

    /** Two models that score 1,500 units: one from week 3 on, whose scores rise in the last two weeks, and one from week 2 on. */
    public static ScoreDriftReadout scores() {
        SplittableRandom random = new SplittableRandom(5);
        int[] variant = IntStream.range(0, 1_500).map(u -> u % 2).toArray();
        double[][] moves = new double[7][];
        double[][] stays = new double[7][];
        for (int week = 0; week < 7; week++) {
            double up = week >= 5 ? .05 : 0;
            boolean scored = week >= 2;
            moves[week] = random.doubles(1_500, .1, .5)
                    .map(p -> scored ? p + up : Double.NaN)
                    .toArray();
            stays[week] = random.doubles(1_500, 0, 40).toArray();
        }
        stays[0] = new double[1_500];
        Arrays.fill(stays[0], Double.NaN);
        return ScoreDriftCalculator.compute(
                List.of(
                        new ScoredWeeks("churn", "Who leaves", "14 days after exposure", moves, variant),
                        new ScoredWeeks("revenue", "Who spends how much", "7 days after exposure", stays, variant)),
                new Analyses.Drift(2, .02, List.of()),
                List.of("control", "treatment"),
                .05,
                JobContext.unwatched());
    }
}
