package dev.slipway.charts;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;

/** Labels that need more than one line. */
final class Lines {
    private Lines() {}

    /** Breaks between words so that lines fit the room, as far as so many lines reach; what is left is cut by an ellipsis. */
    static List<String> of(String text, Font font, double room, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        String[] words = text.strip().split(" +", -1);
        for (int i = 0; i < words.length; i++) {
            boolean last = lines.size() == most - 1;
            boolean fits = line.isEmpty() || Ink.width(line + " " + words[i], font) <= room;
            if (!fits && !last) {
                lines.add(Ink.fit(line.toString(), font, room));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(words[i]);
        }
        lines.add(Ink.fit(line.toString(), font, room));
        lines.removeIf(String::isEmpty);
        return lines;
    }

    /** Writes lines below each other, the first with its baseline at y. */
    static void write(Ink ink, List<String> lines, double x, double y, double step, Font font, java.awt.Color color) {
        for (int i = 0; i < lines.size(); i++) {
            ink.text(lines.get(i), x, y + i * step, font, color, Ink.Align.CENTER);
        }
    }
}
