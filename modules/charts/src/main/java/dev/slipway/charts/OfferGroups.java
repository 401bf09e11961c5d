package dev.slipway.charts;

import dev.slipway.readout.model.OfferEffect;
import dev.slipway.readout.model.OfferEffect.Group;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** The average effect of an offer on everybody and on the levels of attributes. */
public record OfferGroups(OfferEffect effect) implements Picture {
    @Override
    public String id() {
        return "groups-" + effect.offer();
    }

    @Override
    public String accessibleText() {
        if (effect.groups().isEmpty()) {
            return OfferWords.offer(effect.offer()) + " has no groups of users to compare.";
        }
        List<String> words = new ArrayList<>();
        effect.groups().forEach(g -> words.add(name(g) + " " + OfferWords.gain(g.effect())));
        return OfferWords.offer(effect.offer()) + " against no offer, per user and week: everybody "
                + OfferWords.gain(effect.average()) + "; " + String.join("; ", words) + ".";
    }

    private static String name(Group group) {
        return Words.label(group.attribute()) + ": " + Words.level(group.level());
    }

    @Override
    public DataTable table() {
        return new DataTable(
                List.of("Group", "Users' weeks", "Average effect"),
                effect.groups().stream()
                        .map(g -> List.of(name(g), Numbers.count(g.rounds()), OfferWords.gain(g.effect())))
                        .toList());
    }

    @Override
    public double preferredHeight(double width) {
        return (effect.groups().size() + 1) * IntervalRows.ROW + IntervalRows.AXIS + 6;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (effect.groups().isEmpty()) {
            ink.sentence(accessibleText(), width, height);
            return List.of();
        }
        List<IntervalRows.Row> rows = new ArrayList<>();
        rows.add(new IntervalRows.Row(
                "group:all",
                "Everybody",
                effect.average().effect(),
                effect.average().low(),
                effect.average().high(),
                OfferWords.gain(effect.average()),
                true,
                List.of(OfferWords.gain(effect.average()) + " per user and week")));
        for (Group group : effect.groups()) {
            rows.add(new IntervalRows.Row(
                    "group:" + group.attribute() + "/" + group.level(),
                    name(group),
                    group.effect().effect(),
                    group.effect().low(),
                    group.effect().high(),
                    OfferWords.gain(group.effect()),
                    false,
                    List.of(
                            OfferWords.gain(group.effect()) + " per user and week",
                            Numbers.counted(group.rounds(), "user's week", "users' weeks"))));
        }
        return new IntervalRows(ink, rows, Euros::tick).draw(6, width, height);
    }
}
