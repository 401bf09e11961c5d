package dev.slipway.charts;

import dev.slipway.readout.model.TransitionReadout;
import dev.slipway.readout.model.TransitionReadout.Arm;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How often each event follows each other in the sessions of one arm; rows add up to 100 %.
 *
 * @param arm position of the arm that is shown
 * @param chosen cell with a frame, for example {@code view>buy}; empty for none
 */
public record TransitionHeatmap(TransitionReadout transitions, int arm, String chosen) implements Picture {
    private static final double ROW = 29;
    private static final double LEAST_ROW = 13.5;
    private static final double HEADER = 36;
    /** Of the columns' names where a word of theirs would not fit. */
    private static final double CLOSE_SIZE = 9.5;

    @Override
    public String id() {
        return "transitions-" + shown().variant();
    }

    private Arm shown() {
        return transitions.arms().get(Math.clamp(arm, 0, transitions.arms().size() - 1));
    }

    private boolean empty() {
        return shown().counts().stream().allMatch(row -> row.stream().allMatch(n -> n == 0));
    }

    private String emptySentence() {
        return "No session of " + Effects.lower(shown().variant()) + " has any of these events.";
    }

    @Override
    public String accessibleText() {
        if (empty()) {
            return emptySentence();
        }
        int k = transitions.states().size() - 1;
        int from = 0;
        int to = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                if (shown().counts().get(i).get(j) > shown().counts().get(from).get(to)) {
                    from = i;
                    to = j;
                }
            }
        }
        return "What comes next in " + Numbers.count(shown().sessions()) + " sessions of "
                + Effects.lower(shown().variant()) + ": the most frequent step is " + step(from, to) + ", "
                + share(shown(), from, to) + " of what follows "
                + Words.of(transitions.states().get(from)) + ".";
    }

    private String step(int from, int to) {
        return Words.of(transitions.states().get(from)) + " → "
                + Words.of(transitions.states().get(to));
    }

    /** {@code 27.1% [26.0, 28.2]}. */
    private static String share(Arm arm, int from, int to) {
        return Numbers.rate(arm.probability().get(from).get(to)) + " ["
                + Numbers.fixed(100 * arm.low().get(from).get(to), 1) + ", "
                + Numbers.fixed(100 * arm.high().get(from).get(to), 1) + "]";
    }

    private static long total(Arm arm, int from) {
        return arm.counts().get(from).stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public DataTable table() {
        List<String> headers = new ArrayList<>(List.of("From", "To"));
        transitions.arms().forEach(a -> headers.addAll(List.of(Arms.name(a.variant()), "Steps")));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < transitions.states().size() - 1 && !empty(); i++) {
            for (int j = 0; j < transitions.states().size(); j++) {
                List<String> row = new ArrayList<>(List.of(
                        Words.of(transitions.states().get(i)),
                        Words.of(transitions.states().get(j))));
                for (Arm a : transitions.arms()) {
                    row.add(total(a, i) == 0 ? "" : share(a, i, j));
                    row.add(Numbers.count(a.counts().get(i).get(j)));
                }
                rows.add(row);
            }
        }
        return new DataTable(headers, rows);
    }

    @Override
    public double preferredHeight(double width) {
        return HEADER + (transitions.states().size() - 1) * ROW + 2;
    }

    /** Below this height cells can't be read any more. */
    public double leastHeight() {
        return HEADER + (transitions.states().size() - 1) * LEAST_ROW;
    }

    /** The height in a place that is lower than that: its end is between two rows. */
    public double foldedHeight(double room) {
        return RowFold.height(HEADER, 0, transitions.states().size() - 1, LEAST_ROW, room);
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (empty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        int k = transitions.states().size() - 1;
        Font font = ink.regular(Ink.AXIS_SIZE);
        double label = 0;
        for (String state : transitions.states()) {
            label = Math.max(label, Ink.width(Words.of(state), font));
        }
        double left = Math.min(label + 10, width * .26);
        double cell = (width - left) / (k + 1);
        double row = Math.clamp((height - HEADER) / k, 12, ROW + 5);
        for (int j = 0; j <= k; j++) {
            double size = fits(ink, cell - 2) ? Ink.AXIS_SIZE : CLOSE_SIZE;
            column(ink, j, left + (j + .5) * cell, cell - 2, j == k ? ink.strong(size) : ink.regular(size));
        }
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            double y = HEADER + i * row;
            String name = Words.of(transitions.states().get(i));
            ink.fitted(name, 0, y + row / 2 + 4, font, theme.text(), Ink.Align.LEFT, left - 6);
            for (int j = 0; j <= k; j++) {
                Rectangle2D.Double place = new Rectangle2D.Double(left + j * cell, y, cell, row);
                cell(ink, i, j, place);
                spots.add(spot(i, j, place));
            }
        }
        return spots;
    }

    /** Whether each word of the columns has room in the usual size. */
    private boolean fits(Ink ink, double room) {
        return transitions.states().stream()
                .flatMap(state -> Stream.of(Words.of(state).split(" ", 2)))
                .allMatch(word -> Ink.width(word, ink.regular(Ink.AXIS_SIZE)) <= room);
    }

    /** The name of a column on up to two lines. */
    private void column(Ink ink, int state, double middle, double room, Font font) {
        String words = Words.of(transitions.states().get(state));
        int space = Ink.width(words, font) <= room ? -1 : words.indexOf(' ');
        String first = space < 0 ? "" : words.substring(0, space);
        String second = space < 0 ? words : words.substring(space + 1);
        ink.fitted(first, middle, HEADER - 21, font, ink.theme.text3(), Ink.Align.CENTER, room);
        ink.fitted(second, middle, HEADER - 8, font, ink.theme.text3(), Ink.Align.CENTER, room);
    }

    private void cell(Ink ink, int from, int to, Rectangle2D place) {
        double share = shown().probability().get(from).get(to);
        boolean none = shown().counts().get(from).get(to) == 0;
        boolean framed = key(from, to).equals(chosen);
        Font font = framed ? ink.strong(Ink.AXIS_SIZE) : ink.regular(Ink.AXIS_SIZE);
        String text = none ? "·" : share < .005 ? "< 1%" : Numbers.fixed(100 * share, 0) + "%";
        Heat.cell(
                ink,
                place.getX(),
                place.getY(),
                place.getWidth(),
                place.getHeight(),
                Heat.sequential(ink.theme, share, .6),
                text,
                font);
        if (framed) {
            Heat.frame(ink, place.getX(), place.getY(), place.getWidth(), place.getHeight());
        }
    }

    private String key(int from, int to) {
        return transitions.states().get(from) + ">" + transitions.states().get(to);
    }

    private HotSpot spot(int from, int to, Rectangle2D place) {
        List<String> lines = new ArrayList<>();
        for (Arm a : transitions.arms()) {
            lines.add(
                    total(a, from) == 0
                            ? Arms.name(a.variant()) + ": never there"
                            : Arms.name(a.variant()) + " " + share(a, from, to) + ", "
                                    + Numbers.count(a.counts().get(from).get(to)) + " of "
                                    + Numbers.count(total(a, from)));
        }
        return new HotSpot(place, "cell:" + key(from, to), step(from, to), lines);
    }
}
