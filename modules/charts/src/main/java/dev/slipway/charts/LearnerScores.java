package dev.slipway.charts;

import dev.slipway.readout.model.UpliftReadout;
import dev.slipway.readout.model.UpliftReadout.Learner;
import dev.slipway.readout.text.Numbers;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Learners by their R-loss on weeks that they did not see, the best first and tinted; a longer bar is a better one. */
public record LearnerScores(UpliftReadout uplift) implements Picture {
    private static final double ROW = 26;

    @Override
    public String id() {
        return "learners";
    }

    private List<Learner> sorted() {
        return uplift.learners().stream()
                .sorted(Comparator.comparingDouble(Learner::score).reversed())
                .toList();
    }

    @Override
    public String accessibleText() {
        if (uplift.learners().isEmpty()) {
            return "No learner was compared.";
        }
        List<String> words = new ArrayList<>();
        sorted().forEach(l -> words.add(l.title() + " " + score(l)));
        return "Learners by their R-loss on weeks that they did not see, higher is better: " + String.join(", ", words)
                + "; " + uplift.chosen() + " was chosen.";
    }

    /** As many digits as tell the learners apart, at least three that mean something. */
    private String score(Learner learner) {
        List<Learner> all = sorted();
        double spread = all.getFirst().score() - all.getLast().score();
        double size = spread > 0 ? spread : Math.abs(learner.score());
        return Numbers.fixed(learner.score(), Math.min(6, Numbers.meaningfulDecimals(size)));
    }

    @Override
    public DataTable table() {
        return new DataTable(
                List.of("Learner", "R-loss, weeks not seen", ""),
                sorted().stream()
                        .map(l -> List.of(l.title(), score(l), l.title().equals(uplift.chosen()) ? "chosen" : ""))
                        .toList());
    }

    @Override
    public double preferredHeight(double width) {
        return Math.max(1, uplift.learners().size()) * ROW;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<Learner> learners = sorted();
        if (learners.isEmpty()) {
            ink.sentence(accessibleText(), width, height);
            return List.of();
        }
        Font font = ink.regular(12);
        double names = 0;
        double numbers = 0;
        for (Learner learner : learners) {
            names = Math.max(names, Ink.width(learner.title(), ink.strong(12)));
            numbers = Math.max(numbers, Ink.width(score(learner), font));
        }
        double from = Math.min(names, width * .6) + 20;
        double to = Math.max(from + 1, width - numbers - 16);
        double low = Math.min(0, learners.getLast().score());
        double high = Math.max(0, learners.getFirst().score());
        Scale x = new Scale(low, high, from, to);
        double row = Math.clamp(height / learners.size(), 1, ROW);
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < learners.size(); i++) {
            Learner learner = learners.get(i);
            boolean chosen = learner.title().equals(uplift.chosen());
            double top = i * row;
            double middle = top + row / 2;
            if (chosen) {
                ink.bar(0, top, width, row, 2, theme.selected());
            }
            ink.fitted(
                    learner.title(),
                    6,
                    middle + 4,
                    chosen ? ink.strong(12) : font,
                    theme.text(),
                    Ink.Align.LEFT,
                    from - 16);
            double end = x.px(learner.score());
            double zero = x.px(0);
            ink.bar(
                    Math.min(zero, end),
                    middle - 4,
                    Math.abs(end - zero),
                    8,
                    1.5,
                    chosen ? theme.accent() : theme.before());
            ink.text(score(learner), width - 6, middle + 4, font, theme.text2(), Ink.Align.RIGHT);
            if (top + row <= height + .5) {
                spots.add(new HotSpot(
                        new Rectangle2D.Double(0, top, width, row),
                        "learner:" + learner.title(),
                        learner.title(),
                        List.of("R-loss on weeks not seen " + score(learner) + ", higher is better")));
            }
        }
        ink.line(x.px(0), 0, x.px(0), Math.min(height, row * learners.size()), theme.zero(), 1);
        return spots;
    }
}
