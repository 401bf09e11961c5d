package dev.slipway.core.study;

import dev.slipway.core.study.Shape.Group;
import dev.slipway.core.yaml.YamlNode;
import dev.slipway.core.yaml.YamlNode.Entry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The usable values of one group of keys, with the defaults of its shape. A value that is absent without a default, or
 * that was found wrong, reads as null. Asking for a key that the shape does not describe is a fault of the program.
 */
final class Fields {
    private static final List<YamlNode> NO_ITEMS = List.of();

    private final YamlNode node;
    private final Group shape;
    private final String path;
    private final int line;
    private final Problems problems;

    Fields(YamlNode node, Group shape, String path, int line, Problems problems) {
        this.node = node;
        this.shape = shape;
        this.path = path;
        this.line = line;
        this.problems = problems;
    }

    String path(String key) {
        return ShapeChecker.path(path, key);
    }

    String path() {
        return path;
    }

    /** The line of the group's own key. */
    int line() {
        return line;
    }

    /** The line of a key, or of the group where the key is absent. */
    int line(String key) {
        Entry entry = node.entry(key);
        return entry == null ? line : entry.place().line();
    }

    YamlNode group() {
        return node;
    }

    /** Whether the key is written, usable or not. */
    boolean has(String key) {
        shape.field(key);
        return node.get(key) != null;
    }

    @Nullable
    Entry entry(String key) {
        shape.field(key);
        return node.entry(key);
    }

    private @Nullable YamlNode usable(String key) {
        shape.field(key);
        YamlNode value = node.get(key);
        return value != null && problems.isUsable(value) ? value : null;
    }

    @Nullable
    String text(String key) {
        YamlNode value = usable(key);
        return value != null
                ? value.text().strip()
                : has(key) ? null : (String) shape.field(key).byDefault();
    }

    @Nullable
    Double number(String key) {
        YamlNode value = usable(key);
        if (value != null) {
            BigDecimal number = Scalars.number(value);
            return number == null ? null : number.doubleValue();
        }
        return has(key) ? null : (Double) shape.field(key).byDefault();
    }

    @Nullable
    Long whole(String key) {
        YamlNode value = usable(key);
        if (value != null) {
            return Scalars.whole(value);
        }
        Integer byDefault = has(key) ? null : (Integer) shape.field(key).byDefault();
        return byDefault == null ? null : byDefault.longValue();
    }

    @Nullable
    Integer integer(String key) {
        Long whole = whole(key);
        return whole == null ? null : Math.toIntExact(whole);
    }

    @Nullable
    Duration span(String key) {
        String text = text(key);
        return text == null ? null : Durations.parse(text);
    }

    @Nullable
    LocalDate day(String key) {
        String text = text(key);
        return text == null ? null : Scalars.day(text);
    }

    /** The group under a key; null when the key is absent or not a group. */
    @Nullable
    Fields group(String key) {
        YamlNode value = usable(key);
        return value == null || !value.isMapping()
                ? null
                : new Fields(value, (Group) shape.field(key).shape(), path(key), line(key), problems);
    }

    /** The group under a key, empty where it is absent, so that its defaults can be read. */
    Fields groupOrDefaults(String key) {
        YamlNode empty = new YamlNode(YamlNode.Kind.MAPPING, node.place(), "", false, true, List.of(), NO_ITEMS);
        return Objects.requireNonNullElseGet(
                group(key), () -> new Fields(empty, (Group) shape.field(key).shape(), path(key), line(key), problems));
    }

    /** The groups under the names that the author chose, in the order of the file. */
    Map<String, Fields> named(String key, Group each) {
        Map<String, Fields> found = new LinkedHashMap<>();
        for (Entry entry : entries(key)) {
            if (entry.value().isMapping() && problems.isUsable(entry.value())) {
                String below = path(key) + "." + entry.key();
                found.put(
                        entry.key(),
                        new Fields(entry.value(), each, below, entry.place().line(), problems));
            }
        }
        return found;
    }

    /** The groups in a list; without those that are not usable. */
    List<Fields> groups(String key, Group each) {
        List<Fields> found = new ArrayList<>();
        List<YamlNode> all = items(key);
        for (int i = 0; i < all.size(); i++) {
            YamlNode item = all.get(i);
            if (item.isMapping()) {
                String below = path(key) + "[" + i + "]";
                found.add(new Fields(item, each, below, item.place().line(), problems));
            }
        }
        return found;
    }

    /** The entries under a key whose names the author chose; empty when absent. */
    List<Entry> entries(String key) {
        YamlNode value = usable(key);
        return value == null ? List.of() : value.entries();
    }

    /** The numbers under the names that the author chose; without those that are not numbers. */
    Map<String, Double> numbers(String key) {
        Map<String, Double> found = new LinkedHashMap<>();
        for (Entry entry : entries(key)) {
            BigDecimal number = problems.isUsable(entry.value()) ? Scalars.number(entry.value()) : null;
            if (number != null) {
                found.put(entry.key(), number.doubleValue());
            }
        }
        return found;
    }

    /** The usable items of a list; empty when absent. */
    List<YamlNode> items(String key) {
        YamlNode value = usable(key);
        return value == null
                ? NO_ITEMS
                : value.items().stream().filter(problems::isUsable).toList();
    }

    List<String> texts(String key) {
        return texts(items(key));
    }

    static List<String> texts(List<YamlNode> items) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.text().strip()));
        return texts;
    }
}
