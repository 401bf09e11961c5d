package dev.slipway.readout.weekly;

import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weeks in a row in which a feature was beyond chance.
 *
 * @param peak the one with the largest index
 * @param alert whether one of them is far enough for an alert
 */
record WeekRun(int from, int to, Cell peak, boolean alert) {
    /** All of them, in order. A week that could not be tested ends one. */
    static List<WeekRun> of(Feature feature) {
        List<List<Cell>> runs = new ArrayList<>();
        for (Cell cell : feature.cells()) {
            if (!cell.beyondChance()) {
                continue;
            }
            if (runs.isEmpty() || runs.getLast().getLast().week() < cell.week() - 1) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(cell);
        }
        return runs.stream().map(WeekRun::of).toList();
    }

    private static WeekRun of(List<Cell> cells) {
        Cell peak = cells.stream().max(Comparator.comparingDouble(Cell::psi)).orElseThrow();
        boolean alert = cells.stream().anyMatch(Cell::alert);
        return new WeekRun(cells.getFirst().week(), cells.getLast().week(), peak, alert);
    }

    /** Of those with an alert the one that goes on to the last week, else the one with the largest index; null without any. */
    static @Nullable WeekRun told(List<WeekRun> runs, int weeks) {
        return runs.stream()
                .filter(WeekRun::alert)
                .max(Comparator.<WeekRun, Boolean>comparing(run -> run.to() == weeks)
                        .thenComparingDouble(run -> run.peak().psi()))
                .orElse(null);
    }
}
