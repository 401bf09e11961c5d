package dev.slipway.core.study;

import dev.slipway.core.study.Shape.Field;
import dev.slipway.core.study.Shape.Group;
import dev.slipway.core.study.Shape.Named;
import dev.slipway.core.study.Shape.OneOrSeveral;
import dev.slipway.core.study.Shape.Several;
import dev.slipway.core.text.Closest;
import dev.slipway.core.text.Phrases;
import dev.slipway.core.yaml.YamlNode;
import dev.slipway.core.yaml.YamlNode.Entry;
import dev.slipway.core.yaml.YamlNode.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a tree against the described shape: unknown and missing keys, and the groups and lists that values stand in. */
final class ShapeChecker {
    private final Problems problems;
    private final ScalarChecker scalars;

    ShapeChecker(Problems problems) {
        this.problems = problems;
        this.scalars = new ScalarChecker(problems);
    }

    /** One value with what is known of it. */
    record Spot(
            String name,
            String path,
            YamlNode node,
            @Nullable Entry entry,
            String hint) {
        int line() {
            return entry == null ? node.place().line() : entry.place().line();
        }
    }

    void check(YamlNode root, Group shape) {
        group(new Spot("The study", "", root, null, ""), shape);
    }

    private void value(Spot spot, Shape shape) {
        switch (shape) {
            case Group group -> group(spot, group);
            case Named named -> named(spot, named);
            case Several several -> several(spot, several);
            case OneOrSeveral either -> oneOrSeveral(spot, either);
            default -> scalars.check(spot, shape);
        }
    }

    private void group(Spot spot, Group shape) {
        if (!expect(Kind.MAPPING, spot, "a group of keys")) {
            return;
        }
        Set<String> meant = new HashSet<>();
        for (Entry entry : spot.node().entries()) {
            if (shape.keys().contains(entry.key())) {
                Field field = shape.field(entry.key());
                value(below(spot, entry, hint(field)), field.shape());
            } else {
                meant.add(unknown(spot, entry, shape.keys()));
            }
        }
        if (shape.exactlyOne()) {
            exactlyOne(spot, shape);
        }
        for (Field field : shape.fields()) {
            if (field.required() && spot.node().get(field.key()) == null && !meant.contains(field.key())) {
                missing(spot, field);
            }
        }
    }

    /** Says so, and returns the key that was meant; empty when nobody can tell. */
    private String unknown(Spot spot, Entry entry, List<String> known) {
        String near = Closest.to(entry.key(), known);
        boolean free = near != null && spot.node().get(near) == null;
        problems.discard(entry.value());
        problems.add(
                entry.place().line(),
                path(spot.path(), entry.key()),
                "There is no key " + Phrases.quoted(entry.key()) + (spot.path().isEmpty() ? "" : " in " + spot.path()),
                Phrases.didYouMean(near) + "The keys here are " + Phrases.and(known) + ".",
                near != null && free ? problems.rename(entry, near) : null);
        return near == null ? "" : near;
    }

    private void missing(Spot spot, Field field) {
        String where = spot.path().isEmpty() ? "The study" : spot.path();
        String message = switch (field.key()) {
            case "better" -> "A metric needs a direction";
            case "kind" -> "A metric needs a kind";
            default -> where + " needs " + Phrases.quoted(field.key());
        };
        problems.add(spot.line(), path(spot.path(), field.key()), message, hint(field));
    }

    private void exactlyOne(Spot spot, Group shape) {
        long given =
                shape.keys().stream().filter(k -> spot.node().get(k) != null).count();
        if (given != 1) {
            String what = given == 0 ? " says none of " : " says more than one of ";
            problems.add(
                    spot.line(),
                    spot.path(),
                    spot.name() + what + Phrases.and(shape.keys()),
                    "Keep exactly one of them. " + spot.hint());
        }
    }

    private void named(Spot spot, Named shape) {
        if (!expect(Kind.MAPPING, spot, "a group of keys")) {
            return;
        }
        if (spot.node().entries().size() < shape.least()) {
            problems.add(
                    spot.line(),
                    spot.path(),
                    spot.name() + " needs at least " + Phrases.count(shape.least(), "entry", "entries"),
                    spot.hint());
        }
        for (Entry entry : spot.node().entries()) {
            if (shape.keyPattern() != null && !entry.key().matches(shape.keyPattern())) {
                problems.add(
                        entry.place().line(),
                        path(spot.path(), entry.key()),
                        Phrases.quoted(entry.key()) + " can't be a key of " + spot.name(),
                        "Use " + shape.keySaid() + ".");
            }
            value(below(spot, entry, spot.hint()), shape.value());
        }
    }

    private void several(Spot spot, Several shape) {
        if (!expect(Kind.SEQUENCE, spot, "a list")) {
            return;
        }
        List<YamlNode> items = spot.node().items();
        if (items.size() < shape.least() || items.size() > shape.most()) {
            String wanted = switch (Integer.compare(items.size(), shape.least())) {
                case -1 -> (shape.least() == shape.most() ? "" : "at least ") + shape.least();
                default -> (shape.least() == shape.most() ? "" : "at most ") + shape.most();
            };
            problems.discard(spot.node());
            problems.add(
                    spot.line(),
                    spot.path(),
                    spot.name() + " must list " + wanted + " values, not " + items.size(),
                    spot.hint());
        }
        for (int i = 0; i < items.size(); i++) {
            String name = "Each of " + spot.name();
            value(new Spot(name, spot.path() + "[" + i + "]", items.get(i), null, spot.hint()), shape.item());
        }
    }

    private void oneOrSeveral(Spot spot, OneOrSeveral shape) {
        if (spot.node().kind() == Kind.SEQUENCE) {
            several(spot, new Several(shape.item(), 1, OneOrSeveral.MOST));
        } else {
            value(spot, shape.item());
        }
    }

    private boolean expect(Kind kind, Spot spot, String said) {
        if (spot.node().kind() == kind) {
            return true;
        }
        problems.discard(spot.node());
        problems.add(
                spot.line(),
                spot.path(),
                spot.name() + " must be " + said + ", not " + spot.node().described(),
                spot.hint());
        return false;
    }

    private static Spot below(Spot spot, Entry entry, String hint) {
        return new Spot(entry.key(), path(spot.path(), entry.key()), entry.value(), entry, hint);
    }

    private static String hint(Field field) {
        return field.meaning() + " For example " + field.example() + ".";
    }

    static String path(String parent, String key) {
        return parent.isEmpty() ? key : parent + "." + key;
    }
}
