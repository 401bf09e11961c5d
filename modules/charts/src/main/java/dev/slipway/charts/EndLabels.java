package dev.slipway.charts;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Labels at the ends of lines, moved apart where they would lie on each other. */
final class EndLabels {
    private static final double LINE = 13;
    private static final double GAP = 4;

    /** One line of a label. */
    record Word(String text, boolean strong, Color color) {}

    private record Label(double at, List<Word> words) {
        double height() {
            return words.size() * LINE;
        }
    }

    private final Ink ink;
    private final List<Label> labels = new ArrayList<>();

    EndLabels(Ink ink) {
        this.ink = ink;
    }

    EndLabels add(double y, Word... words) {
        labels.add(new Label(y, List.of(words)));
        return this;
    }

    /** Room that the labels need, at most this much. */
    double room(double most) {
        double widest = 0;
        for (Label label : labels) {
            for (Word word : label.words()) {
                widest = Math.max(widest, Ink.width(word.text(), font(word)));
            }
        }
        return Math.min(widest, most);
    }

    void draw(double x, double room, double top, double bottom) {
        List<Label> sorted = new ArrayList<>(labels);
        sorted.sort(Comparator.comparingDouble(Label::at));
        double[] tops = new double[sorted.size()];
        double free = top;
        for (int i = 0; i < tops.length; i++) {
            tops[i] = Math.max(free, sorted.get(i).at() - sorted.get(i).height() / 2);
            free = tops[i] + sorted.get(i).height() + GAP;
        }
        double limit = bottom;
        for (int i = tops.length - 1; i >= 0; i--) {
            tops[i] = Math.min(tops[i], limit - sorted.get(i).height());
            limit = tops[i] - GAP;
        }
        for (int i = 0; i < tops.length; i++) {
            double base = tops[i] + 10;
            for (Word word : sorted.get(i).words()) {
                ink.fitted(word.text(), x, base, font(word), word.color(), Ink.Align.LEFT, room);
                base += LINE;
            }
        }
    }

    private Font font(Word word) {
        return word.strong() ? ink.strong(Ink.AXIS_SIZE) : ink.regular(Ink.AXIS_SIZE);
    }
}
