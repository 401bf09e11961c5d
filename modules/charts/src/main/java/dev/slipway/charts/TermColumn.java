package dev.slipway.charts;

import dev.slipway.readout.text.Words;
import java.awt.Font;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of a model's terms in a column: whole where there is room, else what a level is compared with is said once below
 * instead of in every row.
 *
 * @param names one for each term
 * @param width that they take
 * @param note what is said below; empty where the names are whole
 * @param room which of the rooms they were fitted to
 */
record TermColumn(List<String> names, double width, String note, int room) {
    private static final String AGAINST = ", against ";
    private static final double AIR = 4;
    /** What else must be free where names are whole: intervals that can be compared are worth more than a word repeated. */
    private static final double WHOLE = 50;

    /**
     * Takes the first room that the names fit.
     *
     * @param labels "Channel: paid search, against organic"
     * @param variants whether a term is an arm, which keeps what it is compared with
     * @param rooms in the order of preference; in the last one names are cut
     */
    static TermColumn fit(List<String> labels, List<Boolean> variants, Font font, double... rooms) {
        List<String> shorter = new ArrayList<>();
        Set<String> references = new LinkedHashSet<>();
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i);
            int at = variants.get(i) ? -1 : label.lastIndexOf(AGAINST);
            shorter.add(at < 0 ? label : label.substring(0, at));
            if (at >= 0) {
                references.add(label.substring(at + AGAINST.length()));
            }
        }
        String note = references.isEmpty() ? "" : "levels against " + Words.list(List.copyOf(references));
        for (int i = 0; i < rooms.length; i++) {
            if (width(labels, font) + WHOLE <= rooms[i]) {
                return new TermColumn(labels, width(labels, font), "", i);
            }
            if (width(shorter, font) <= rooms[i]) {
                return new TermColumn(shorter, width(shorter, font), note, i);
            }
        }
        int last = rooms.length - 1;
        return new TermColumn(shorter, rooms[last], note, last);
    }

    private static double width(List<String> names, Font font) {
        return AIR
                + names.stream()
                        .mapToDouble(name -> Ink.width(name, font))
                        .max()
                        .orElse(0);
    }
}
