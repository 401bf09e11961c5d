package dev.slipway.charts;

import dev.slipway.readout.model.BridgeReadout;
import dev.slipway.readout.model.BridgeReadout.Arm;
import dev.slipway.readout.model.BridgeReadout.Step;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From gross to net: the steps of one arm as bars that begin where the one before ends, and what they add up to. The control is a
 * black line on the first bar and on the last.
 *
 * @param variant the arm of the bars; the first treatment where it is not known
 */
public record WaterfallChart(BridgeReadout bridge, String variant) implements Picture {
    private static final double TOP = 34;
    private static final double BOTTOM = 36;
    private static final double WIDEST_BAR = 46;
    private static final double BAR_SHARE = .62;

    @Override
    public String id() {
        return "waterfall-" + bridge.metric();
    }

    private @Nullable Arm control() {
        return bridge.arms().isEmpty() ? null : bridge.arms().getFirst();
    }

    private @Nullable Arm shown() {
        Arm other = bridge.arms().size() > 1 ? bridge.arms().get(1) : null;
        return bridge.arms().stream()
                .filter(arm -> arm.variant().equals(variant))
                .findFirst()
                .orElse(other);
    }

    private int index(Arm arm) {
        return Math.max(0, bridge.arms().indexOf(arm));
    }

    @Override
    public String accessibleText() {
        Arm arm = shown();
        Arm control = control();
        if (arm == null || control == null) {
            return bridge.label() + " has no steps from gross to net.";
        }
        List<String> words = new ArrayList<>();
        arm.steps().forEach(step -> words.add(Words.lower(step.label()) + " " + Numbers.money(step.value())));
        return bridge.label() + ", from gross to net: " + Arms.name(arm.variant()) + " " + String.join(", ", words)
                + ", net " + Numbers.money(arm.net()) + "; " + Effects.lower(control.variant()) + " net "
                + Numbers.money(control.net()) + ".";
    }

    @Override
    public DataTable table() {
        List<String> headers = new ArrayList<>(List.of("Step"));
        bridge.arms().forEach(arm -> headers.add(Arms.name(arm.variant())));
        List<List<String>> rows = new ArrayList<>();
        Arm first = shown();
        for (int i = 0; first != null && i < first.steps().size(); i++) {
            List<String> row = new ArrayList<>(List.of(first.steps().get(i).label()));
            for (Arm arm : bridge.arms()) {
                row.add(Numbers.money(arm.steps().get(i).value()));
            }
            rows.add(row);
        }
        if (first != null) {
            List<String> net = new ArrayList<>(List.of("Net"));
            bridge.arms().forEach(arm -> net.add(Numbers.money(arm.net())));
            rows.add(net);
        }
        return new DataTable(headers, rows);
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        Arm arm = shown();
        Arm control = control();
        if (arm == null || control == null || arm.steps().isEmpty()) {
            ink.sentence(accessibleText(), width, height);
            return List.of();
        }
        double[] range = range(arm, control);
        Font font = ink.regular(Ink.AXIS_SIZE);
        double bottom = Math.max(TOP + 4, height - BOTTOM);
        Ticks ticks = Ticks.within(range[0], range[1], (int) Math.clamp((bottom - TOP) / 34, 2, 7));
        double left = Axes.room(ticks, font, v -> Euros.level(v, ticks)) + 10;
        Scale y = new Scale(range[0], range[1], bottom, TOP);
        for (double tick : ticks.values()) {
            Color line = tick == 0 ? theme.zero() : theme.grid();
            ink.line(left, y.px(tick), width, y.px(tick), line, 1);
        }
        Axes.left(ink, ticks, y, left - 8, font, v -> Euros.level(v, ticks));
        legend(ink, control, width);
        return bars(ink, arm, control, y, left, width);
    }

    private static void legend(Ink ink, Arm control, double width) {
        Font font = ink.regular(Ink.AXIS_SIZE);
        String words = Effects.lower(control.variant());
        double room = Ink.width(words, font);
        if (room + 22 < width) {
            ink.line(width - room - 22, 7, width - room - 6, 7, ink.theme.text(), 2);
            ink.text(words, width, 11, font, ink.theme.text2(), Ink.Align.RIGHT);
        }
    }

    /** From the lowest to the highest that any bar or line reaches; 0 is always inside. */
    private static double[] range(Arm arm, Arm control) {
        double low = Math.min(0, Math.min(arm.net(), control.net()));
        double high = Math.max(0, Math.max(arm.net(), control.net()));
        double at = 0;
        for (Step step : arm.steps()) {
            at += step.value();
            low = Math.min(low, at);
            high = Math.max(high, at);
        }
        double first =
                control.steps().isEmpty() ? 0 : control.steps().getFirst().value();
        double top = Math.max(high, first);
        double foot = Math.min(low, first);
        return new double[] {foot, top > foot ? top : foot + 1};
    }

    private List<HotSpot> bars(Ink ink, Arm arm, Arm control, Scale y, double left, double width) {
        List<HotSpot> spots = new ArrayList<>();
        int count = arm.steps().size() + 1;
        double pitch = Math.max(1, (width - left) / count);
        double size = Math.min(WIDEST_BAR, pitch * BAR_SHARE);
        Color own = Arms.color(ink.theme, Math.max(1, index(arm)));
        double at = 0;
        for (int i = 0; i < count; i++) {
            boolean net = i == count - 1;
            double from = net ? 0 : at;
            double value = net ? arm.net() : arm.steps().get(i).value();
            double to = from + value;
            double x = left + (i + .5) * pitch;
            boolean end = net || i == 0;
            Color color = end ? own : value < 0 ? ink.theme.diverging().get(1) : Ink.alpha(own, .62);
            double top = y.px(Math.max(from, to));
            double tall = Math.max(1, y.px(Math.min(from, to)) - top);
            ink.bar(x - size / 2, top, size, tall, end ? 2 : 1, color);
            if (!net) {
                ink.dashed(x + size / 2, y.px(to), x + pitch - size / 2, y.px(to), ink.theme.text3(), 1, 2, 2);
            }
            Double line = end ? Double.valueOf(net ? control.net() : first(control)) : null;
            if (line != null) {
                ink.line(x - size / 2 - 5, y.px(line), x + size / 2 + 5, y.px(line), ink.theme.text(), 2);
            }
            value(ink, value, x, pitch, new double[] {top, top + tall}, line == null ? Double.NaN : y.px(line), y);
            String label = net ? "Net" : arm.steps().get(i).label();
            label(ink, label, net, x, y.from(), pitch);
            spots.add(spot(arm, control, i, new Rectangle2D.Double(x - pitch / 2, TOP, pitch, y.from() - TOP)));
            at = net ? at : to;
        }
        return spots;
    }

    private static double first(Arm control) {
        return control.steps().isEmpty() ? 0 : control.steps().getFirst().value();
    }

    /** Above the bar and above the control's line where that is near; of what is subtracted below. */
    private static void value(
            Ink ink, double value, double x, double pitch, double[] bar, double controlLine, Scale y) {
        Font font = ink.strong(Ink.AXIS_SIZE);
        String words = Numbers.money(value);
        if (Ink.width(words, font) > pitch - 2) {
            return;
        }
        boolean below = value < 0 && bar[1] + 18 < y.from();
        double base = below ? bar[1] + 14 : bar[0] - 6;
        if (!below && Math.abs(controlLine - (base - 4)) < 9) {
            base = Math.min(base, controlLine - 6);
        }
        ink.text(words, x, Math.max(10, base), font, ink.theme.text(), Ink.Align.CENTER);
    }

    private static void label(Ink ink, String words, boolean strong, double x, double bottom, double pitch) {
        Font font = strong ? ink.strong(Ink.AXIS_SIZE) : ink.regular(Ink.AXIS_SIZE);
        Color color = strong ? ink.theme.text() : ink.theme.text3();
        Lines.write(ink, Lines.of(words, font, pitch - 4, 2), x, bottom + 15, 13, font, color);
    }

    private HotSpot spot(Arm arm, Arm control, int step, Rectangle2D area) {
        boolean net = step == arm.steps().size();
        String title = net ? "Net" : arm.steps().get(step).label();
        double own = net ? arm.net() : arm.steps().get(step).value();
        List<String> lines = new ArrayList<>(List.of(Arms.name(arm.variant()) + " " + Numbers.money(own)));
        if (net || step < control.steps().size()) {
            double other = net ? control.net() : control.steps().get(step).value();
            lines.add(Arms.name(control.variant()) + " " + Numbers.money(other));
        }
        return new HotSpot(area, "step:" + (net ? "net" : arm.steps().get(step).column()), title, lines);
    }
}
