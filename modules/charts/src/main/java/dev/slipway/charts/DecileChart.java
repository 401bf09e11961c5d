package dev.slipway.charts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.OfferEffect;
import dev.slipway.readout.model.OfferEffect.Decile;
import dev.slipway.readout.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Tenths of the users by their predicted effect, largest first: the mean that was predicted as a dash, how far it would move with
 * other users as a box around it, what was observed as a dot with its interval.
 *
 * @param offer its place among the offers, for its colour
 */
public record DecileChart(OfferEffect effect, int offer) implements Picture {
    private static final double BOTTOM = 40;
    private static final double TOP = 8;
    private static final double LEAST_PITCH = 20;

    @Override
    public String id() {
        return "deciles-" + effect.offer();
    }

    private List<Decile> parts() {
        return effect.deciles();
    }

    @Override
    public String accessibleText() {
        String name = OfferWords.offer(effect.offer());
        if (parts().isEmpty()) {
            return name + " has no tenths of users to compare.";
        }
        return name + ", predicted and observed effect by tenths of users: "
                + words(parts().getFirst()) + " where most was predicted, " + words(parts().getLast())
                + " where least was.";
    }

    private static String words(Decile part) {
        return Amount.money(part.observed()).difference(part.predicted()) + " and " + OfferWords.gain(part.observed());
    }

    /** With its interval where there is one. */
    private static String predicted(Decile part) {
        Interval sure = part.sure();
        return sure == null ? Amount.money(part.observed()).difference(part.predicted()) : OfferWords.gain(sure);
    }

    private static double low(Decile part) {
        Interval sure = part.sure();
        return Math.min(
                sure == null ? part.predicted() : sure.low(), part.observed().low());
    }

    private static double high(Decile part) {
        Interval sure = part.sure();
        return Math.max(
                sure == null ? part.predicted() : sure.high(), part.observed().high());
    }

    @Override
    public DataTable table() {
        return new DataTable(
                List.of("Tenth", "Users' weeks", "Predicted", "Observed"),
                parts().stream()
                        .map(p -> List.of(
                                Integer.toString(p.part()),
                                Numbers.count(p.rounds()),
                                predicted(p),
                                OfferWords.gain(p.observed())))
                        .toList());
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (parts().isEmpty()) {
            ink.sentence(accessibleText(), width, height);
            return List.of();
        }
        double low = parts().stream().mapToDouble(DecileChart::low).min().orElse(0);
        double high = parts().stream().mapToDouble(DecileChart::high).max().orElse(0);
        double bottom = Math.max(TOP + 4, height - BOTTOM);
        Ticks ticks = Ticks.covering(Math.min(0, low), Math.max(0, high), (int) Math.clamp((bottom - TOP) / 34, 2, 6));
        Font font = ink.regular(Ink.AXIS_SIZE);
        double left = Axes.room(ticks, font, v -> Euros.tick(v, ticks)) + 10;
        Scale y = new Scale(ticks.low(), ticks.high(), bottom, TOP);
        for (double tick : ticks.values()) {
            Color line = tick == 0 ? theme.zero() : theme.grid();
            ink.line(left, y.px(tick), width, y.px(tick), line, 1);
        }
        Axes.left(ink, ticks, y, left - 8, font, v -> Euros.tick(v, ticks));
        boolean sure = parts().getFirst().sure() != null;
        String marks = sure ? "dash and box: predicted, dot: observed" : "dash: predicted, dot: observed";
        String whole = "tenths by predicted effect, largest first; " + marks;
        boolean fits = Ink.width(whole, font) < width - left;
        ink.fitted(
                fits ? whole : marks,
                (left + width) / 2,
                bottom + 33,
                font,
                theme.text3(),
                Ink.Align.CENTER,
                width - left);
        return columns(ink, y, left, width);
    }

    private List<HotSpot> columns(Ink ink, Scale y, double left, double width) {
        List<HotSpot> spots = new ArrayList<>();
        double pitch = Math.max(1, (width - left) / parts().size());
        Color own = Arms.color(ink.theme, offer);
        double half = Math.min(13, pitch * .36);
        for (int i = 0; i < parts().size(); i++) {
            Decile part = parts().get(i);
            double x = left + (i + .5) * pitch;
            double predicted = y.clamped(part.predicted());
            Interval sure = part.sure();
            if (sure != null) {
                double top = y.clamped(sure.high());
                ink.bar(x - half, top, 2 * half, Math.max(1, y.clamped(sure.low()) - top), 2, ink.theme.border());
            }
            ink.line(x - half, predicted, x + half, predicted, ink.theme.text(), 2);
            ink.line(
                    x,
                    y.clamped(part.observed().low()),
                    x,
                    y.clamped(part.observed().high()),
                    own,
                    2.2);
            if (part.observed().excludesZero()) {
                ink.dot(x, y.clamped(part.observed().effect()), 4, own);
            } else {
                ink.ring(x, y.clamped(part.observed().effect()), 4.4, own);
            }
            if (pitch >= LEAST_PITCH || i % 3 == 0) {
                String number = Integer.toString(part.part());
                ink.text(number, x, y.from() + 16, ink.regular(Ink.AXIS_SIZE), ink.theme.text3(), Ink.Align.CENTER);
            }
            spots.add(new HotSpot(
                    new Rectangle2D.Double(x - pitch / 2, TOP, pitch, y.from() - TOP),
                    "tenth:" + part.part(),
                    "Tenth " + part.part() + " by predicted effect",
                    List.of(
                            "predicted " + predicted(part),
                            "observed " + OfferWords.gain(part.observed()),
                            Numbers.counted(part.rounds(), "user's week", "users' weeks"))));
        }
        return spots;
    }
}
