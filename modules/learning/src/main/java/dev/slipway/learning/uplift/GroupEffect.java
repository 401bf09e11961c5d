package dev.slipway.learning.uplift;

import dev.slipway.learning.evaluate.Units;
import dev.slipway.stats.Effect;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The average effect of one treatment on a group of rows, by doubly robust scores with errors by unit.
 *
 * @param group its name
 * @param treatment name of the treatment
 * @param rows in the group
 * @param effect observed average
 */
public record GroupEffect(String group, String treatment, int rows, Effect effect) {
    /**
     * All groups by all treatments; groups without rows are left out.
     *
     * @param scores by row and treatment, see {@link Aipw}
     * @param groups names
     * @param groupOf by row the number of its group; negative for none. Must not hang on the outcomes
     */
    public static List<GroupEffect> of(
            double[][] scores, List<String> arms, List<String> groups, int[] groupOf, Units units, double level) {
        Checks.require(
                groupOf.length == scores.length,
                "there are " + groupOf.length + " group numbers for " + scores.length + " rows");
        List<GroupEffect> all = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            int group = g;
            int[] rows = IntStream.range(0, groupOf.length)
                    .filter(i -> groupOf[i] == group)
                    .toArray();
            for (int k = 0; rows.length > 0 && k + 1 < arms.size(); k++) {
                Effect effect = ClusteredMean.of(Aipw.ofTreatment(scores, k), units, rows, level);
                all.add(new GroupEffect(groups.get(g), arms.get(k + 1), rows.length, effect));
            }
        }
        return List.copyOf(all);
    }
}
