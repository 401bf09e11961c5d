package dev.slipway.core.study;

import dev.slipway.core.study.Shape.Choice;
import dev.slipway.core.study.Shape.Num;
import dev.slipway.core.study.Shape.Words;
import dev.slipway.core.study.ShapeChecker.Spot;
import dev.slipway.core.text.Closest;
import dev.slipway.core.text.Phrases;
import dev.slipway.core.yaml.YamlNode;
import dev.slipway.core.yaml.YamlNode.Kind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Checks single values: words, choices, numbers, lengths of time, days. */
final class ScalarChecker {
    private final Problems problems;

    ScalarChecker(Problems problems) {
        this.problems = problems;
    }

    void check(Spot spot, Shape shape) {
        switch (shape) {
            case Words words -> words(spot, words);
            case Choice choice -> choice(spot, choice);
            case Num num -> number(spot, num);
            case Shape.Span span -> span(spot);
            case Shape.Day day -> day(spot);
            default -> throw new IllegalArgumentException("Not a single value: " + shape);
        }
    }

    private void words(Spot spot, Words shape) {
        if (spot.node().kind() != Kind.SCALAR || spot.node().text().isBlank()) {
            wrong(spot, " must be text, not " + described(spot.node()));
        } else if (shape.pattern() != null && !spot.node().text().matches(shape.pattern())) {
            problems.discard(spot.node());
            problems.add(
                    spot.line(),
                    spot.path(),
                    spot.name() + " can't be " + Phrases.quoted(spot.node().text()),
                    "Use " + shape.said() + ", starting with a letter. " + spot.hint());
        }
    }

    private void choice(Spot spot, Choice shape) {
        String text = spot.node().text();
        String list = Phrases.or(shape.values());
        if (spot.node().kind() != Kind.SCALAR) {
            wrong(spot, " must be " + list + ", not " + described(spot.node()));
        } else if (!shape.values().contains(text)) {
            String near = Closest.to(text, shape.values());
            problems.discard(spot.node());
            problems.add(
                    spot.line(),
                    spot.path(),
                    "There is no " + shape.noun() + " " + Phrases.quoted(text),
                    Phrases.didYouMean(near) + "It can be " + list + ".",
                    near == null || spot.entry() == null ? null : problems.setValue(spot.entry(), near));
        }
    }

    private void number(Spot spot, Num shape) {
        BigDecimal number = Scalars.number(spot.node());
        boolean fits = number != null && (!shape.whole() || Scalars.whole(spot.node()) != null);
        if (number == null || !fits) {
            wrong(
                    spot,
                    " must be " + (shape.whole() ? "a whole number" : "a number") + ", not " + described(spot.node()));
            return;
        }
        String bound = broken(shape, number.doubleValue());
        if (bound != null) {
            outside(spot, shape, bound);
        }
    }

    private void outside(Spot spot, Num shape, String bound) {
        problems.discard(spot.node());
        String text = spot.node().text();
        boolean mirrored = text.startsWith("-") && shape.open() && spot.entry() != null;
        if (mirrored && spot.entry() != null && "margin".equals(spot.name())) {
            problems.add(
                    spot.line(),
                    spot.path(),
                    "A margin is always positive, not " + text,
                    "It says how much worse the metric may get, whichever direction is better. Write it without the minus sign.",
                    problems.setValue(spot.entry(), text.substring(1)));
            return;
        }
        problems.add(spot.line(), spot.path(), spot.name() + " must be " + bound + ", not " + text, spot.hint());
    }

    /** The bound that the value breaks, in words; null when it breaks none. */
    private static @Nullable String broken(Num shape, double value) {
        Double low = shape.low();
        Double high = shape.high();
        boolean tooLow = low != null && (shape.open() ? value <= low : value < low);
        boolean tooHigh = high != null && (shape.open() ? value >= high : value > high);
        if (!tooLow && !tooHigh) {
            return null;
        }
        if (low != null && high != null && Double.isFinite(high) && !shape.whole()) {
            return (shape.open() ? "inside " : "between ") + Phrases.number(low) + " and " + Phrases.number(high);
        }
        if (tooLow && low != null) {
            return (shape.open() ? "greater than " : "at least ") + Phrases.number(low);
        }
        return high == null ? null : (shape.open() ? "less than " : "at most ") + Phrases.number(high);
    }

    private void span(Spot spot) {
        if (spot.node().kind() != Kind.SCALAR || Durations.parse(spot.node().text()) == null) {
            problems.discard(spot.node());
            problems.add(
                    spot.line(),
                    spot.path(),
                    spot.name() + " must be a length of time, not " + described(spot.node()),
                    "Write a whole number with m, h, d or w: 30m, 24h, 7d, 2w.");
        }
    }

    private void day(Spot spot) {
        if (spot.node().kind() != Kind.SCALAR || Scalars.day(spot.node().text()) == null) {
            wrong(spot, " must be a day such as 2026-10-05, not " + described(spot.node()));
        }
    }

    private void wrong(Spot spot, String message) {
        problems.discard(spot.node());
        problems.add(spot.line(), spot.path(), spot.name() + message, spot.hint());
    }

    private static String described(YamlNode node) {
        if (node.kind() != Kind.SCALAR) {
            return node.described();
        }
        boolean bare = Scalars.number(node) != null;
        return bare ? node.text() : "\"" + node.text().strip().replaceAll("\\s+", " ") + "\"";
    }
}
