package dev.slipway.readout.text;

import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import java.util.List;

/** All of drift from week to week in one line: what moved most and whether the arms moved alike, or that nothing did. */
public final class WeeklySummary {
    private WeeklySummary() {}

    /** The line as a sentence. */
    public static String sentence(WeeklyDriftReadout drift) {
        String line = Words.capital(line(drift));
        return line.endsWith(".") ? line : line + ".";
    }

    /** One line about all of it. */
    public static String line(WeeklyDriftReadout drift) {
        if (drift.features().isEmpty()) {
            return drift.warnings().isEmpty()
                    ? "nothing to compare"
                    : drift.warnings().getFirst();
        }
        List<Alert> alerts = drift.alerts();
        if (alerts.isEmpty()) {
            return none(drift);
        }
        Alert first = alerts.getFirst();
        return alerts.size() + " of " + Numbers.counted(drift.features().size(), "measure", "measures") + " moved, "
                + (alerts.size() == 1 ? "" : "most ") + first.label() + " " + WeeklyWords.when(first) + " (PSI "
                + Numbers.psi(first.psi()) + ")" + arms(alerts);
    }

    /** That no measure moved, of those that could be tested. */
    private static String none(WeeklyDriftReadout drift) {
        long tested = drift.features().stream()
                .filter(feature -> feature.cells().stream().anyMatch(Cell::tested))
                .count();
        long few = drift.features().stream()
                .filter(feature -> !feature.cells().stream().allMatch(Cell::tested))
                .count();
        if (tested == 0) {
            return "too few users in every week to tell drift from chance";
        }
        int all = drift.features().size();
        return "none of " + Numbers.counted(tested, "measure", "measures")
                + (tested == all ? "" : " that could be tested")
                + " moved beyond chance and by PSI " + WeeklyWords.alertFrom(drift) + " or more"
                + (few == 0 ? "" : "; " + few + " of " + all + " had too few users in some week");
    }

    /** Alike only where all of them are. */
    private static String arms(List<Alert> alerts) {
        List<String> apart = labels(alerts, Alert.DIFFER);
        List<String> unknown = labels(alerts, Alert.UNKNOWN);
        if (apart.isEmpty() && unknown.isEmpty()) {
            return ", alike in the arms";
        }
        String differ = apart.isEmpty() ? "" : "; the arms differ in " + Words.list(apart);
        String open = apart.isEmpty() ? "; whether the arms moved alike is not known in " : ", not known in ";
        return differ + (unknown.isEmpty() ? "" : open + Words.list(unknown));
    }

    private static List<String> labels(List<Alert> alerts, String arms) {
        return alerts.stream()
                .filter(alert -> alert.arms().equals(arms))
                .map(Alert::label)
                .toList();
    }
}
