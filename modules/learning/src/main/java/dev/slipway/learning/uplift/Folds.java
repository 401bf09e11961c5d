package dev.slipway.learning.uplift;

import dev.slipway.learning.random.Seeds;
import dev.slipway.stats.math.Checks;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which rows are held out together. What is predicted for a row of a fold comes from models that saw no row of it.
 *
 * @param of by row its fold, from 0
 * @param count number of folds, at least 2
 */
public record Folds(int[] of, int count) {
    /** Refuses a single fold, numbers out of range and a fold without rows. */
    public Folds {
        Checks.atLeast(count, 2, "folds");
        boolean[] seen = new boolean[count];
        for (int fold : of) {
            if (fold < 0 || fold >= count) {
                throw new IllegalArgumentException("a fold must be 0 to " + (count - 1) + " but is " + fold);
            }
            seen[fold] = true;
        }
        for (int f = 0; f < count; f++) {
            Checks.require(seen[f], "fold " + f + " of " + count + " has no row: take fewer folds or more units");
        }
    }

    /** Whole units; a unit's fold depends on the unit and the seed only. */
    public static Folds byUnit(long[] units, int count, long seed) {
        return new Folds(
                Arrays.stream(units)
                        .mapToInt(unit -> (int) (Seeds.uniform(seed, unit) * count))
                        .toArray(),
                count);
    }

    /** The rows of a fold, ascending. */
    public int[] held(int fold) {
        return IntStream.range(0, of.length).filter(i -> of[i] == fold).toArray();
    }

    /** The rows of all other folds, ascending. */
    public int[] others(int fold) {
        return IntStream.range(0, of.length).filter(i -> of[i] != fold).toArray();
    }

    /** The other folds by themselves, renumbered; of two folds there is one left, which is parted by rows' units anew. */
    Folds without(int fold, long[] units, long seed) {
        int[] rows = others(fold);
        if (count == 2) {
            long[] left = Arrays.stream(rows).mapToLong(i -> units[i]).toArray();
            return byUnit(left, 2, Seeds.of(seed, fold));
        }
        return new Folds(
                Arrays.stream(rows).map(i -> of[i] > fold ? of[i] - 1 : of[i]).toArray(), count - 1);
    }

    /** The folds of some of the rows. */
    Folds rows(int[] chosen) {
        return new Folds(Arrays.stream(chosen).map(i -> of[i]).toArray(), count);
    }
}
