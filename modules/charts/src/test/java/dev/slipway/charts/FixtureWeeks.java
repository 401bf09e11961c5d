package dev.slipway.charts;

import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import dev.slipway.readout.model.WeeklyDriftReadout.Week;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Drift by week made by hand: one measure that moved and stayed, one that passed, one beyond chance, chance, too few. */
final class FixtureWeeks {
    private FixtureWeeks() {}

    static WeeklyDriftReadout weeks() {
        List<Week> weeks = IntStream.rangeClosed(1, 8)
                .mapToObj(w -> new Week(w, 9_000L + 137L * w))
                .toList();
        List<Feature> features = List.of(
                feature("column:device", "Device at the first event", .003, .002, .002, .12, .27, .31, .29),
                feature("visits", "Visits per active user", .004, .001, .002, .041, .012, .001, .002),
                feature("minutes", "Minutes per visit, a name that is far too long for its column", .004, .006, .001),
                feature("revenue", "Revenue per active user", .004, .001, .002, .001, .003, .001, .002));
        return new WeeklyDriftReadout(
                2,
                weeks,
                .95,
                24,
                .02,
                features,
                List.of(
                        new Alert(
                                "column:device",
                                "Device",
                                5,
                                8,
                                true,
                                7,
                                List.of(5, 6, 7, 8),
                                List.of(),
                                .31,
                                .003,
                                "differ",
                                .2,
                                .01,
                                "It moved."),
                        new Alert(
                                "visits",
                                "Visits",
                                5,
                                6,
                                false,
                                5,
                                List.of(5, 6),
                                List.of(),
                                .041,
                                .004,
                                "unknown",
                                null,
                                null,
                                "It passed.")),
                List.of());
    }

    /** One measure beyond its limit by less than the usual decimals show. */
    static WeeklyDriftReadout close() {
        return new WeeklyDriftReadout(
                2,
                weeks().weeks().subList(0, 5),
                .95,
                24,
                .02,
                List.of(feature("channel", "Channel", .0041, .0012, .0042, .0039)),
                List.of(),
                List.of());
    }

    static WeeklyDriftReadout none() {
        return new WeeklyDriftReadout(
                2, List.of(), .95, 0, .02, List.of(), List.of(), List.of("No week is left to compare."));
    }

    static Feature feature(String name, String label, double limit, double... psi) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < psi.length; i++) {
            boolean beyond = psi[i] > limit;
            String reading = name.equals("minutes") && !beyond ? "few" : beyond ? reading(psi[i]) : "chance";
            cells.add(new Cell(
                    i + 3, 9_000, psi[i], limit, .9, reading, psi[i] >= .02, psi[i], .1, .2, 2.0, List.of(.4, .6)));
        }
        return new Feature(name, label, "number", List.of("a", "b"), List.of(.5, .5), 18_000, 2.1, cells);
    }

    private static String reading(double psi) {
        return psi < .1 ? "small" : psi <= .25 ? "watch" : "moved";
    }
}
