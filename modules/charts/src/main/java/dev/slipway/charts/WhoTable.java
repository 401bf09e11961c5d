package dev.slipway.charts;

import dev.slipway.readout.model.PolicyReadout.Who;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Who gets which offer: for every level of an attribute its users, the shares of offers as one bar, and what the models expect
 * it to gain.
 *
 * @param offers names, in the order of the shares
 */
public record WhoTable(List<Who> who, List<String> offers) implements Picture {
    private static final double ROW = 24;
    private static final double GROUP = 26;
    private static final double HEADER = 30;
    private static final double BAR = 14;
    private static final double USERS = 70;
    private static final double GAIN = 76;
    private static final double NARROW = 420;

    public WhoTable {
        who = List.copyOf(who);
        offers = List.copyOf(offers);
    }

    @Override
    public String id() {
        return "who-gets-what";
    }

    @Override
    public String accessibleText() {
        if (who.isEmpty()) {
            return "Nobody was assigned an offer.";
        }
        List<String> words = new ArrayList<>();
        who.forEach(w -> words.add(
                Words.of(w.attribute()) + " " + Words.level(w.level()) + " " + OfferWords.shares(offers, w.shares())));
        return "Who gets which offer: " + String.join("; ", words) + ".";
    }

    @Override
    public DataTable table() {
        List<String> headers = new ArrayList<>(List.of("Attribute", "Level", "Users"));
        offers.forEach(offer -> headers.add(OfferWords.offer(offer)));
        headers.add("Expected gain");
        headers.add("Who of them gets an offer");
        List<List<String>> rows = new ArrayList<>();
        for (Who level : who) {
            List<String> row = new ArrayList<>(
                    List.of(Words.label(level.attribute()), Words.level(level.level()), Numbers.count(level.users())));
            level.shares().forEach(share -> row.add(OfferWords.share(share)));
            row.add(gain(level));
            row.add(why(level));
            rows.add(row);
        }
        return new DataTable(headers, rows);
    }

    private static String why(Who level) {
        String why = level.why();
        return why == null ? "—" : why;
    }

    private static String gain(Who level) {
        return Numbers.moneyDifference(level.expected());
    }

    private long groups() {
        return who.stream().map(Who::attribute).distinct().count();
    }

    @Override
    public double preferredHeight(double width) {
        return HEADER + 18 + groups() * GROUP + Math.max(1, who.size()) * ROW + 4;
    }

    /** Where the bars lie. */
    private record Place(double users, double from, double to, double gain) {}

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (who.isEmpty()) {
            ink.sentence(accessibleText(), width, height);
            return List.of();
        }
        boolean narrow = width < NARROW;
        double names = Math.clamp(
                who.stream()
                                .mapToDouble(w -> Ink.width(Words.level(w.level()), ink.regular(12)))
                                .max()
                                .orElse(0)
                        + 22,
                40,
                Math.max(40, width * .3));
        double users = narrow ? names : names + USERS;
        Place place = new Place(users, users + 14, Math.max(users + 24, width - GAIN), width - 4);
        double top = legend(ink, place, narrow, width);
        List<HotSpot> spots = new ArrayList<>();
        String attribute = "";
        for (Who level : who) {
            if (!level.attribute().equals(attribute)) {
                attribute = level.attribute();
                ink.fitted(
                        Words.label(attribute),
                        4,
                        top + GROUP - 8,
                        ink.strong(12),
                        theme.text(),
                        Ink.Align.LEFT,
                        width - 8);
                top += GROUP;
            }
            row(ink, level, place, narrow, names, top);
            ink.line(0, top + ROW, width, top + ROW, theme.grid(), 1);
            if (top + ROW <= height + .5) {
                spots.add(spot(level, new Rectangle2D.Double(0, top, width, ROW)));
            }
            top += ROW;
        }
        return spots;
    }

    /** Squares with the names of the offers, then the heads of the columns; gives where the rows begin. */
    private double legend(Ink ink, Place place, boolean narrow, double width) {
        Font font = ink.regular(Ink.AXIS_SIZE);
        double x = 4;
        for (int i = 0; i < offers.size(); i++) {
            String name = OfferWords.offer(offers.get(i));
            double room = Ink.width(name, font) + 16;
            if (x + room > width) {
                break;
            }
            ink.bar(x, 3, 10, 10, 2, Arms.color(ink.theme, i));
            ink.text(name, x + 15, 12, font, ink.theme.text2(), Ink.Align.LEFT);
            x += room + 14;
        }
        Font head = ink.medium(Ink.AXIS_SIZE);
        double base = 34;
        Color color = ink.theme.text2();
        if (!narrow) {
            ink.text("Users", place.users(), base, head, color, Ink.Align.RIGHT);
        }
        ink.fitted("Offers", place.from(), base, head, color, Ink.Align.LEFT, place.to() - place.from());
        ink.text("Gain", place.gain(), base, head, color, Ink.Align.RIGHT);
        ink.line(0, HEADER + 11, width, HEADER + 11, ink.theme.border(), 1);
        return HEADER + 12;
    }

    private void row(Ink ink, Who level, Place place, boolean narrow, double names, double top) {
        Font font = ink.regular(12);
        double base = top + ROW / 2 + 4;
        ink.fitted(Words.level(level.level()), 14, base, font, ink.theme.text(), Ink.Align.LEFT, names - 18);
        if (!narrow) {
            ink.text(Numbers.count(level.users()), place.users(), base, font, ink.theme.text2(), Ink.Align.RIGHT);
        }
        bars(ink, level, place, top);
        ink.text(gain(level), place.gain(), base, ink.strong(12), ink.theme.text(), Ink.Align.RIGHT);
    }

    private void bars(Ink ink, Who level, Place place, double top) {
        double x = place.from();
        double room = place.to() - place.from();
        Font font = ink.medium(10);
        for (int i = 0; i < level.shares().size(); i++) {
            double wide = room * level.shares().get(i);
            Color ground = Arms.color(ink.theme, i);
            ink.bar(x, top + (ROW - BAR) / 2, Math.max(0, wide - 1), BAR, 1.5, ground);
            String words = OfferWords.share(level.shares().get(i));
            if (Ink.width(words, font) + 8 < wide) {
                Color color = Heat.words(ground, ink.theme);
                ink.text(words, x + wide / 2, top + ROW / 2 + 3.5, font, color, Ink.Align.CENTER);
            }
            x += wide;
        }
    }

    private HotSpot spot(Who level, Rectangle2D area) {
        List<String> lines = new ArrayList<>(List.of(
                Numbers.counted(level.users(), "user", "users"),
                OfferWords.shares(offers, level.shares()),
                "expected " + gain(level) + " per user and week over no offer"));
        if (level.why() != null) {
            lines.add("who gets one: " + level.why());
        }
        return new HotSpot(
                area,
                "who:" + level.attribute() + "/" + level.level(),
                Words.label(level.attribute()) + ": " + Words.level(level.level()),
                lines);
    }
}
