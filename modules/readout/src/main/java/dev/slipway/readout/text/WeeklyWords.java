package dev.slipway.readout.text;

import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sentences about drift from week to week. */
public final class WeeklyWords {
    private static final int MOST_DECIMALS = 6;

    private WeeklyWords() {}

    /** The weeks of the reference: "week 1", "weeks 1–2". */
    public static String reference(int weeks) {
        return reference(1, weeks);
    }

    /** The weeks of a reference that begins later: "weeks 3–4". */
    public static String reference(int from, int to) {
        return from == to ? "week " + from : "weeks " + from + "–" + to;
    }

    /**
     * What moved, since when, how far, and whether it concerns the experiment.
     *
     * @param reference its weeks in words, see {@link #reference(int, int)}
     * @param alert without its sentence
     * @param variants treatments that moved apart, or of which too little is known
     */
    public static String sentence(Feature feature, Cell peak, String reference, Alert alert, List<String> variants) {
        boolean once = alert.weeks().equals(List.of(peak.week()));
        boolean known = alert.untested().isEmpty();
        String when = once && !alert.lasting() ? "in that week" + (known ? " only" : "") : "moved " + when(alert);
        String unknown = known ? "" : "; not known in " + weeks(alert.untested());
        return change(feature, peak, reference) + " (" + when + unknown + "), " + psi(peak.psi(), peak.limit()) + ". "
                + arms(alert, variants);
    }

    /** What moved in one week against the reference, without a full stop: the mean, or else the bin whose share changed most. */
    public static String change(Feature feature, Cell cell, String reference) {
        String against = " in week " + cell.week() + " against " + reference;
        Double before = feature.referenceMean();
        Double after = cell.mean();
        if (before != null && after != null) {
            double gap = Math.max(Math.abs(after - before), Math.abs(before) / 1000);
            int digits = Math.max(1, Math.min(3, Numbers.meaningfulDecimals(gap) - 1));
            String old = Numbers.fixed(before, digits);
            String now = Numbers.fixed(after, digits);
            if (!old.equals(now)) {
                return feature.label() + moved(after - before) + old + " to " + now + " on average" + against;
            }
        }
        int most = most(feature, cell);
        String bin = feature.label() + ": " + Words.level(feature.bins().get(most));
        String old = Numbers.rate(feature.reference().get(most));
        String now = Numbers.rate(cell.shares().get(most));
        String whom = feature.score() ? " of scored users" : " of active users";
        return old.equals(now)
                ? bin + " stayed at " + old + whom + against
                : bin + moved(cell.shares().get(most) - feature.reference().get(most)) + old + " to " + now + whom
                        + against;
    }

    /** "PSI 0.041 (chance reaches 0.018)". */
    public static String psi(double psi, double limit) {
        int decimals = decimals(psi, limit);
        return "PSI " + index(psi, decimals) + " (chance reaches " + index(limit, decimals) + ")";
    }

    /** Decimals for the indices of a measure and their limit side by side; 0 for the usual ones. */
    public static int decimals(Feature feature, double limit) {
        return feature.cells().stream()
                .filter(Cell::beyondChance)
                .mapToInt(cell -> Math.min(4, decimals(cell.psi(), limit)))
                .max()
                .orElse(0);
    }

    /** An index with so many decimals; 0 for the usual ones. */
    public static String index(double value, int decimals) {
        return decimals == 0 ? Numbers.psi(value) : Numbers.fixed(value, decimals);
    }

    /** More decimals than usual where two indices would look the same and aren't; 0 for the usual ones. */
    private static int decimals(double one, double other) {
        int decimals = 0;
        while (decimals < MOST_DECIMALS && one != other && index(one, decimals).equals(index(other, decimals))) {
            decimals = Math.max(4, decimals + 1);
        }
        return decimals;
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

    /** "since week 4", "since week 6 and in week 3", "in week 4 only", "in weeks 3 and 5–6". */
    public static String when(Alert alert) {
        if (alert.lasting()) {
            List<Integer> earlier =
                    alert.weeks().stream().filter(week -> week < alert.from()).toList();
            return "since week " + alert.from() + (earlier.isEmpty() ? "" : " and in " + weeks(earlier));
        }
        boolean only = alert.weeks().size() == 1 && alert.untested().isEmpty();
        return "in " + weeks(alert.weeks()) + (only ? " only" : "");
    }

    /** "week 4", "weeks 4–6", "weeks 3, 5–6 and 8". */
    public static String weeks(List<Integer> weeks) {
        List<String> spans = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= weeks.size(); i++) {
            if (i == weeks.size() || weeks.get(i) > weeks.get(i - 1) + 1) {
                spans.add(i - from == 1 ? "" + weeks.get(from) : weeks.get(from) + "–" + weeks.get(i - 1));
                from = i;
            }
        }
        return (weeks.size() == 1 ? "week " : "weeks ") + Words.list(spans);
    }

    private static String arms(Alert alert, List<String> variants) {
        Double between = alert.between();
        Double limit = alert.betweenLimit();
        int decimals = between == null || limit == null ? 0 : decimals(between, limit);
        String distance = between == null || limit == null
                ? ""
                : " (distance " + index(between, decimals) + ", chance reaches " + index(limit, decimals) + ")";
        return switch (alert.arms()) {
            case Alert.ALIKE -> "The arms moved alike" + distance + ", so the comparison stands.";
            case Alert.DIFFER ->
                Words.capital(Words.list(variants)) + " moved unlike control" + distance
                        + ": what the variant does is changing with time, or the arms"
                        + " are no longer alike. Find out which before you trust the comparison.";
            default ->
                "Too few users of the experiment to say whether "
                        + (variants.isEmpty()
                                ? "the arms moved alike."
                                : Words.list(variants) + " moved like control.");
        };
    }

    /** What a measure did in all weeks, where it has no alert. */
    public static String reading(Feature feature) {
        List<Integer> untested = feature.cells().stream()
                .filter(cell -> !cell.tested())
                .map(Cell::week)
                .toList();
        if (untested.size() == feature.cells().size()) {
            return "too few";
        }
        return feature.cells().stream()
                .filter(Cell::beyondChance)
                .max(Comparator.comparingDouble(Cell::psi))
                .map(WeeklyWords::words)
                .orElse(untested.isEmpty() ? "chance" : "chance, too few in " + weeks(untested));
    }

    /** The reading of a cell in words. */
    public static String reading(Cell cell) {
        return cell.alert() ? "alert" : words(cell);
    }

    /** Chance, or beyond it the customary 0.10 and 0.25. */
    private static String words(Cell cell) {
        return switch (cell.reading()) {
            case "small" -> "real, small";
            case "few" -> "too few";
            default -> cell.reading();
        };
    }

    /** PSI from which a week is an alert, as the study says it. */
    public static String alertFrom(WeeklyDriftReadout drift) {
        return alertFrom(drift.alertFrom());
    }

    static String alertFrom(double psi) {
        return BigDecimal.valueOf(psi).stripTrailingZeros().toPlainString();
    }

    /** Under what the limits of chance hold; empty where nothing was compared. */
    public static String how(WeeklyDriftReadout drift) {
        if (drift.features().isEmpty()) {
            return "";
        }
        String share = Numbers.brief(drift.level() * 100, 3).replace("+", "");
        return "A row is one active user in one week. The limit is what chance stays below in all "
                + Numbers.counted(drift.comparisons(), "comparison", "comparisons together") + " with probability "
                + share
                + "% (Bonferroni), given that the same users come back from week to week (Rao"
                + " and Scott); it needs users who are independent of each other. No verdict rests on this.";
    }
}
