package dev.slipway.charts;

import dev.slipway.readout.text.Numbers;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Units counted per arm as bars from 0, with a tick where the plan expects them. */
public record ObservedExpected(List<String> variants, Map<String, Double> observed, Map<String, Double> expected)
        implements Picture {
    private static final double ROW = 36;

    public ObservedExpected {
        variants = List.copyOf(variants);
        observed = Map.copyOf(observed);
        expected = Map.copyOf(expected);
    }

    @Override
    public String id() {
        return "observed-expected";
    }

    private double observed(String variant) {
        return observed.getOrDefault(variant, 0.0);
    }

    private double expected(String variant) {
        return expected.getOrDefault(variant, 0.0);
    }

    private boolean empty() {
        return observed.values().stream().allMatch(v -> v == 0);
    }

    private static String emptySentence() {
        return "No unit has been counted yet.";
    }

    @Override
    public String accessibleText() {
        if (empty()) {
            return emptySentence();
        }
        List<String> words = new ArrayList<>();
        for (String variant : variants) {
            words.add(Effects.lower(variant) + " " + Numbers.fixed(observed(variant), 0) + ", expected "
                    + Numbers.fixed(expected(variant), 0));
        }
        return "Units per arm: " + String.join("; ", words) + ".";
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (String variant : empty() ? List.<String>of() : variants) {
            rows.add(List.of(
                    Arms.name(variant),
                    Numbers.fixed(observed(variant), 0),
                    Numbers.fixed(expected(variant), 0),
                    Numbers.signed(observed(variant) - expected(variant), 0)));
        }
        return new DataTable(List.of("Arm", "Observed", "Expected", "Difference"), rows);
    }

    @Override
    public double preferredHeight(double width) {
        return variants.size() * ROW;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (empty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        Font medium = ink.medium(Ink.AXIS_SIZE);
        Font strong = ink.strong(Ink.AXIS_SIZE);
        double top = 0;
        double names = 0;
        double numbers = 0;
        for (String variant : variants) {
            top = Math.max(top, Math.max(observed(variant), expected(variant)));
            names = Math.max(names, Ink.width(Arms.name(variant), medium));
            numbers = Math.max(numbers, Ink.width(Numbers.fixed(observed(variant), 0), strong));
        }
        double left = Math.min(names + 14, width * .35);
        Scale x = new Scale(0, top, left, Math.max(left + 4, width - numbers - 16));
        double row = Math.min(height / variants.size(), ROW + 8);
        List<HotSpot> spots = new ArrayList<>();
        for (int arm = 0; arm < variants.size(); arm++) {
            String variant = variants.get(arm);
            double middle = (arm + .5) * row;
            double bar = Math.clamp(row - 16, 4, 20);
            ink.fitted(Arms.name(variant), 0, middle + 4, medium, theme.text(), Ink.Align.LEFT, left - 8);
            ink.bar(left, middle - bar / 2, x.px(observed(variant)) - left, bar, 2, Arms.color(theme, arm));
            double tick = x.px(expected(variant));
            ink.line(tick, middle - bar / 2 - 4, tick, middle + bar / 2 + 4, theme.text(), 1.8);
            String count = Numbers.fixed(observed(variant), 0);
            ink.text(count, width, middle + 4, strong, theme.text(), Ink.Align.RIGHT);
            spots.add(new HotSpot(
                    new Rectangle2D.Double(0, arm * row, width, row),
                    "arm:" + variant,
                    Arms.name(variant),
                    List.of(
                            count + " observed, " + Numbers.fixed(expected(variant), 0) + " expected",
                            Numbers.signed(observed(variant) - expected(variant), 0) + " against the plan")));
        }
        return spots;
    }
}
