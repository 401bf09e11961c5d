package dev.slipway.core.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of a YAML text and where it stands.
 *
 * @param text a scalar's value; empty for mappings and sequences
 * @param quoted true for a scalar in quotes, which is text whatever it looks like
 * @param flow true for a mapping in braces or a sequence in brackets
 */
public record YamlNode(
        Kind kind, Place place, String text, boolean quoted, boolean flow, List<Entry> entries, List<YamlNode> items) {

    /** What a value is. NOTHING is a key without a value, {@code null} or {@code ~}. */
    public enum Kind {
        MAPPING,
        SEQUENCE,
        SCALAR,
        NOTHING
    }

    /** A key with its value. */
    public record Entry(String key, Place place, YamlNode value) {
        /** The key and its value as a piece of the text. */
        public Place whole() {
            return new Place(
                    place.line(), place.column(), place.start(), value.place().end());
        }
    }

    /** Line and column from 1; start and end as offsets into the text, the end not included. */
    public record Place(int line, int column, int start, int end) {
        public String of(String text) {
            return text.substring(start, end);
        }
    }

    public YamlNode {
        entries = List.copyOf(entries);
        items = List.copyOf(items);
    }

    static YamlNode scalar(Place place, String text, boolean quoted) {
        boolean nothing = !quoted && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
        return new YamlNode(nothing ? Kind.NOTHING : Kind.SCALAR, place, text, quoted, false, List.of(), List.of());
    }

    public boolean isMapping() {
        return kind == Kind.MAPPING;
    }

    /** The entry of a key, or null. */
    public @Nullable Entry entry(String key) {
        for (Entry entry : entries) {
            if (entry.key().equals(key)) {
                return entry;
            }
        }
        return null;
    }

    /** The value of a key, or null. */
    public @Nullable YamlNode get(String key) {
        Entry entry = entry(key);
        return entry == null ? null : entry.value();
    }

    /** "a list", "a group of keys", or the scalar in quotation marks: for messages. */
    public String described() {
        return switch (kind) {
            case MAPPING -> "a group of keys";
            case SEQUENCE -> "a list";
            case NOTHING -> "nothing";
            case SCALAR -> "\"" + text + "\"";
        };
    }
}
