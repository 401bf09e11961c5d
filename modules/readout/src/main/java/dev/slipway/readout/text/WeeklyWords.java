package dev.slipway.readout.text;

import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import java.util.List;

/** Sentences about drift from week to week. */
public final class WeeklyWords {
    private WeeklyWords() {}

    /** The weeks of the reference: "week 1", "weeks 1–2". */
    public static String reference(int weeks) {
        return weeks == 1 ? "week 1" : "weeks 1–" + weeks;
    }

    /** What moved, since when, how far, and whether it concerns the experiment. */
    public static String sentence(
            Feature feature, Cell peak, int reference, int from, int to, boolean lasting, String arms, String variant) {
        return change(feature, peak, reference) + " " + when(from, to, lasting) + ", PSI " + Numbers.psi(peak.psi())
                + " (chance reaches " + Numbers.psi(peak.limit()) + "). " + arms(arms, variant);
    }

    /** What moved in one week against the reference, without a full stop. */
    public static String change(Feature feature, Cell cell, int reference) {
        String against = " in week " + cell.week() + " against " + reference(reference);
        Double before = feature.referenceMean();
        Double after = cell.mean();
        if (before != null && after != null) {
            double gap = Math.max(Math.abs(after - before), Math.abs(before) / 1000);
            int digits = Math.max(1, Math.min(3, Numbers.meaningfulDecimals(gap) - 1));
            return feature.label() + moved(after - before) + Numbers.fixed(before, digits) + " to "
                    + Numbers.fixed(after, digits) + " on average" + against;
        }
        int most = most(feature, cell);
        double old = feature.reference().get(most);
        double now = cell.shares().get(most);
        return feature.label() + ": " + feature.bins().get(most) + moved(now - old) + Numbers.rate(old) + " to "
                + Numbers.rate(now) + " of active users" + against;
    }

    /** The other distances of a week, each with what chance reaches where that is known. */
    public static String distances(Cell cell) {
        Double ks = cell.kolmogorovSmirnov();
        Double limit = cell.kolmogorovSmirnovLimit();
        String shannon = "Jensen–Shannon " + Numbers.fixed(cell.jensenShannon(), 3);
        return ks == null || limit == null
                ? shannon
                : shannon + ", Kolmogorov–Smirnov " + Numbers.fixed(ks, 3) + " (chance " + Numbers.fixed(limit, 3)
                        + ")";
    }

    private static String moved(double by) {
        return by >= 0 ? " rose from " : " fell from ";
    }

    /** The bin whose share changed most. */
    public static int most(Feature feature, Cell cell) {
        int most = 0;
        for (int b = 1; b < feature.bins().size(); b++) {
            boolean more = Math.abs(cell.shares().get(b) - feature.reference().get(b))
                    > Math.abs(cell.shares().get(most) - feature.reference().get(most));
            most = more ? b : most;
        }
        return most;
    }

    private static String when(int from, int to, boolean lasting) {
        if (lasting) {
            return "(moved since week " + from + ")";
        }
        return from == to ? "(in that week only)" : "(moved in weeks " + from + " to " + to + ")";
    }

    private static String arms(String arms, String variant) {
        return switch (arms) {
            case "alike" -> "The arms moved alike, so the comparison stands.";
            case "differ" ->
                Words.capital(variant)
                        + " moved unlike control: what the variant does is changing with time, or the arms"
                        + " are no longer alike. Find out which before you trust the comparison.";
            default -> "Too few users of the experiment to say whether the arms moved alike.";
        };
    }

    /** The reading of a cell in words: chance, beyond it, and the customary 0.10 and 0.25. */
    public static String reading(String reading) {
        return switch (reading) {
            case "small" -> "real, small";
            case "few" -> "too few";
            default -> reading;
        };
    }

    /** Under what the limits of chance hold. */
    public static String how(WeeklyDriftReadout drift) {
        return "A row is one active user in one week. The limit is what chance stays below in all "
                + Numbers.count(drift.comparisons()) + " comparisons together with probability "
                + Numbers.fixed(drift.level() * 100, 0)
                + "% (Bonferroni), given that the same users come back from week to week (Rao"
                + " and Scott); it needs users who are independent of each other. No verdict rests on this.";
    }

    /** The line as a sentence. */
    public static String quiet(WeeklyDriftReadout drift) {
        String line = Words.capital(summary(drift));
        return line.endsWith(".") ? line : line + ".";
    }

    /** One line about all of it. */
    public static String summary(WeeklyDriftReadout drift) {
        if (drift.features().isEmpty()) {
            return drift.warnings().isEmpty()
                    ? "nothing to compare"
                    : drift.warnings().getFirst();
        }
        List<Alert> alerts = drift.alerts();
        String all = Numbers.counted(drift.features().size(), "measure", "measures");
        if (alerts.isEmpty()) {
            return "none of " + all + " moved from week to week by PSI " + Numbers.psi(drift.alertFrom()) + " or more";
        }
        List<String> apart = alerts.stream()
                .filter(a -> a.arms().equals("differ"))
                .map(Alert::label)
                .toList();
        Alert first = alerts.getFirst();
        String most = alerts.size() + " of " + all + " moved, most " + first.label() + " since week " + first.from()
                + " (PSI " + Numbers.psi(first.psi()) + ")";
        return most + (apart.isEmpty() ? ", alike in the arms" : "; the arms differ in " + Words.list(apart));
    }
}
