package dev.slipway.readout.model;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the behaviour of active users moved from week to week. A row is one user in one full week of the study in which the
 * user left an event; weeks are counted from the study's first day, which week 1 begins with.
 *
 * @param weeks full weeks with their rows; the first {@code referenceWeeks} are the reference
 * @param level with which chance alone keeps every index below its limit, all cells together
 * @param comparisons features times later weeks, among which the level is shared (Bonferroni)
 * @param alertFrom PSI from which what is beyond chance is an alert
 * @param features those with alerts first, then by their largest PSI
 * @param alerts at most one of each feature, the largest first
 * @param warnings what could not be compared, in sentences
 */
public record WeeklyDriftReadout(
        int referenceWeeks,
        List<Week> weeks,
        double level,
        int comparisons,
        double alertFrom,
        List<Feature> features,
        List<Alert> alerts,
        List<String> warnings) {
    public WeeklyDriftReadout {
        weeks = List.copyOf(weeks);
        features = List.copyOf(features);
        alerts = List.copyOf(alerts);
        warnings = List.copyOf(warnings);
    }

    /**
     * A week.
     *
     * @param number 1 is the first
     * @param users active in it
     */
    public record Week(int number, long users) {}

    /**
     * One thing that is looked at.
     *
     * @param kind {@code number} or {@code category}
     * @param bins in order
     * @param reference share of each bin in the reference
     * @param referenceRows users' weeks in the reference that have a value
     * @param referenceMean null for a category
     * @param cells of the later weeks, in order
     */
    public record Feature(
            String name,
            String label,
            String kind,
            List<String> bins,
            List<Double> reference,
            long referenceRows,
            @Nullable Double referenceMean,
            List<Cell> cells) {
        /** What the name of a model's score begins with. */
        public static final String SCORE = "score:";

        public Feature {
            bins = List.copyOf(bins);
            reference = List.copyOf(reference);
            cells = List.copyOf(cells);
        }

        /** Whether it is the score of a model; see {@link ScoreDriftReadout}. */
        public boolean score() {
            return name.startsWith(SCORE);
        }

        /** The largest PSI of the later weeks that could be tested; 0 without any. */
        public double largest() {
            return cells.stream()
                    .filter(Cell::tested)
                    .mapToDouble(Cell::psi)
                    .max()
                    .orElse(0);
        }

        /** The week with the largest PSI, of those that could be tested where there is any; null without cells. */
        public @Nullable Cell most() {
            return cells.stream()
                    .max(Comparator.comparing(Cell::tested).thenComparingDouble(Cell::psi))
                    .orElse(null);
        }

        public @Nullable Cell cell(int week) {
            return cells.stream().filter(c -> c.week() == week).findFirst().orElse(null);
        }
    }

    /**
     * One feature in one week against the reference.
     *
     * @param rows users of the week that have a value
     * @param psi population stability index
     * @param limit what it stays below when nothing changed, given that users are the same from week to week
     * @param designEffect variance of the change over that of independent rows
     * @param reading {@code few} (a bin expects fewer than five rows, so nothing is said), {@code chance}, {@code small} (beyond
     *     chance, below 0.10), {@code watch} (0.10 to 0.25), {@code moved} (above 0.25)
     * @param alert beyond chance and at least {@code alertFrom}
     * @param jensenShannon distance, 0 to 1
     * @param kolmogorovSmirnov largest distance of the distribution functions; null for a category
     * @param kolmogorovSmirnovLimit what chance keeps it below, for the same level and design effect; ties make it cautious
     * @param mean null for a category
     * @param shares of each bin
     */
    public record Cell(
            int week,
            long rows,
            double psi,
            double limit,
            double designEffect,
            String reading,
            boolean alert,
            double jensenShannon,
            @Nullable Double kolmogorovSmirnov,
            @Nullable Double kolmogorovSmirnovLimit,
            @Nullable Double mean,
            List<Double> shares) {
        public Cell {
            shares = List.copyOf(shares);
        }

        /** Whether the index is above its limit, however little. */
        public boolean beyondChance() {
            return tested() && !reading.equals("chance");
        }

        /** Whether enough users were there to tell drift from chance. */
        public boolean tested() {
            return !reading.equals("few");
        }
    }

    /**
     * That a feature moved: weeks in a row beyond chance, in at least one of them far enough for an alert. Where there are several
     * such rows of weeks, the one that goes on to the last full week is told, else the one with the largest PSI.
     *
     * @param from first week of the row that is told
     * @param to last week of it
     * @param lasting whether it goes on to the last full week
     * @param peak week of it with the largest PSI
     * @param weeks all weeks beyond chance, in order
     * @param untested weeks after the reference with too few users to say
     * @param arms {@code alike}, {@code differ} or {@code unknown}: alike only where each treatment could be held against control
     *     in the peak of each row of weeks, by a test that would have seen one arm move alone
     * @param between distance between the changes of the arms, where it is furthest beyond its limit; null when unknown
     * @param betweenLimit what chance keeps it below
     * @param sentence what moved, since when, how far, and whether it concerns the experiment
     */
    public record Alert(
            String feature,
            String label,
            int from,
            int to,
            boolean lasting,
            int peak,
            List<Integer> weeks,
            List<Integer> untested,
            double psi,
            double limit,
            String arms,
            @Nullable Double between,
            @Nullable Double betweenLimit,
            String sentence) {
        public static final String ALIKE = "alike";
        public static final String DIFFER = "differ";
        public static final String UNKNOWN = "unknown";

        public Alert {
            weeks = List.copyOf(weeks);
            untested = List.copyOf(untested);
        }

        /** This alert with its words. */
        public Alert withSentence(String words) {
            return new Alert(
                    feature,
                    label,
                    from,
                    to,
                    lasting,
                    peak,
                    weeks,
                    untested,
                    psi,
                    limit,
                    arms,
                    between,
                    betweenLimit,
                    words);
        }
    }
}
