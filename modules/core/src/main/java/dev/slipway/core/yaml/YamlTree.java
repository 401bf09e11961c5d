package dev.slipway.core.yaml;

import dev.slipway.core.text.Phrases;
import dev.slipway.core.yaml.YamlNode.Entry;
import dev.slipway.core.yaml.YamlNode.Kind;
import dev.slipway.core.yaml.YamlNode.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML into {@link YamlNode}s by walking the token stream, because binding straight to records would stop at the
 * first error and forget the lines. Duplicate keys, aliases and further documents are faults; the rest is still read.
 */
public final class YamlTree {
    private final String text;
    private final List<YamlFault> faults = new ArrayList<>();
    private final PlaceFinder places;

    private YamlTree(String text) {
        this.text = text;
        this.places = new PlaceFinder(text);
    }

    /** The root, null when the text is empty or is not YAML at all, and every fault found. */
    public record Parsed(@Nullable YamlNode root, List<YamlFault> faults) {
        public Parsed {
            faults = List.copyOf(faults);
        }
    }

    public static Parsed parse(String text) {
        return new YamlTree(text).parse();
    }

    private Parsed parse() {
        int broken = WholeCharacters.firstBroken(text);
        if (broken >= 0) {
            int line = 1
                    + (int) text.substring(0, broken)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            faults.add(YamlSyntax.notText(line));
            return new Parsed(null, faults);
        }
        YamlNode root = null;
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), new WholeCharacters(text))) {
            JsonToken first = parser.nextToken();
            if (first != null) {
                root = node(parser, first, "");
                if (parser.nextToken() != null) {
                    faults.add(
                            new YamlFault(
                                    places.of(parser).line(),
                                    "",
                                    "A second document starts here",
                                    "One file holds one study. Remove the --- and what follows it, or move it to a file of its own."));
                }
            }
        } catch (JacksonException e) {
            faults.add(YamlSyntax.explain(e, text));
            root = null;
        }
        return new Parsed(root, faults);
    }

    private YamlNode node(JsonParser parser, JsonToken token, String path) {
        return switch (token) {
            case START_OBJECT -> mapping(parser, path);
            case START_ARRAY -> sequence(parser, path);
            default -> scalar(parser, path);
        };
    }

    private YamlNode scalar(JsonParser parser, String path) {
        Place place = places.of(parser);
        if (((YAMLParser) parser).isCurrentAlias()) {
            faults.add(new YamlFault(
                    place.line(),
                    path,
                    "Slipway reads no YAML aliases such as *" + parser.getString(),
                    "Write the value out."));
        }
        char first = place.start() < place.end() ? text.charAt(place.start()) : ' ';
        String value = parser.getString();
        return YamlNode.scalar(place, value == null ? "" : value, first == '"' || first == '\'');
    }

    private YamlNode sequence(JsonParser parser, String path) {
        Place start = places.of(parser);
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY && t != null; t = parser.nextToken()) {
            items.add(node(parser, t, path + "[" + items.size() + "]"));
        }
        return new YamlNode(Kind.SEQUENCE, until(start, parser), "", false, startsWith(start, '['), List.of(), items);
    }

    private YamlNode mapping(JsonParser parser, String path) {
        Place start = places.of(parser);
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_OBJECT && t != null; t = parser.nextToken()) {
            String key = parser.getString();
            Place place = places.of(parser);
            String below = path.isEmpty() ? key : path + "." + key;
            YamlNode value = node(parser, parser.nextToken(), below);
            Entry earlier = entries.putIfAbsent(key, new Entry(key, place, value));
            if (earlier != null) {
                faults.add(new YamlFault(
                        place.line(),
                        below,
                        Phrases.quoted(key) + " is there twice",
                        "It was first set on line " + earlier.place().line() + ". Remove one of the two."));
            }
        }
        return new YamlNode(
                Kind.MAPPING,
                until(start, parser),
                "",
                false,
                startsWith(start, '{'),
                List.copyOf(entries.values()),
                List.of());
    }

    private boolean startsWith(Place place, char c) {
        return place.start() < text.length() && text.charAt(place.start()) == c;
    }

    private Place until(Place start, JsonParser parser) {
        return new Place(
                start.line(),
                start.column(),
                start.start(),
                Math.max(start.start(), places.of(parser).end()));
    }

    /** Turns the parser's locations, which count code points, into offsets of the text. */
    private static final class PlaceFinder {
        private final String text;
        private final boolean direct;

        PlaceFinder(String text) {
            this.text = text;
            this.direct = text.codePointCount(0, text.length()) == text.length();
        }

        Place of(JsonParser parser) {
            TokenStreamLocation from = parser.currentTokenLocation();
            int start = offsetOf(from.getCharOffset());
            int end = Math.max(start, offsetOf(parser.currentLocation().getCharOffset()));
            return new Place(from.getLineNr(), from.getColumnNr(), start, end);
        }

        private int offsetOf(long codePoints) {
            if (direct) {
                return (int) Math.min(codePoints, text.length());
            }
            return codePoints >= text.codePointCount(0, text.length())
                    ? text.length()
                    : text.offsetByCodePoints(0, (int) codePoints);
        }
    }
}
