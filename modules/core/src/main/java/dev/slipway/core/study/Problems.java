package dev.slipway.core.study;

import dev.slipway.core.yaml.YamlNode;
import dev.slipway.core.yaml.YamlNode.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one text and knows which values are not worth a second look. */
final class Problems {
    private final String text;
    private final List<StudyProblem> found = new ArrayList<>();
    private final Set<YamlNode> unusable = Collections.newSetFromMap(new IdentityHashMap<>());

    Problems(String text) {
        this.text = text;
    }

    void add(int line, String path, String message, String remedy) {
        add(line, path, message, remedy, null);
    }

    void add(int line, String path, String message, String remedy, StudyProblem.@Nullable Fix fix) {
        found.add(new StudyProblem(line, path, message, remedy, fix));
    }

    /** Later checks leave this value alone: what is wrong with it has been said. */
    void discard(YamlNode node) {
        unusable.add(node);
    }

    boolean isUsable(YamlNode node) {
        return !unusable.contains(node);
    }

    boolean none() {
        return found.isEmpty();
    }

    /** In the order of the lines; those of one line as they were found. */
    List<StudyProblem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(StudyProblem::line))
                .distinct()
                .toList();
    }

    /** Give a key another value. The target holds the key too, so that it can't be mistaken for another place. */
    StudyProblem.Fix setValue(Entry entry, String value) {
        String target = entry.whole().of(text);
        String kept = target.substring(
                0, entry.value().place().start() - entry.place().start());
        return new StudyProblem.Fix("Use " + value, target, kept + value);
    }

    /** Give a key another name; null for a key that no colon follows, as in <code>{key}</code>. */
    StudyProblem.@Nullable Fix rename(Entry entry, String key) {
        int colon = text.indexOf(':', entry.place().end());
        String after = colon < 0 ? "" : text.substring(entry.place().end(), colon + 1);
        return after.strip().equals(":")
                ? new StudyProblem.Fix("Use " + key, entry.place().of(text) + after, key + after)
                : null;
    }

    /** Put another item in the place of one in a list. */
    StudyProblem.Fix setItem(YamlNode item, String value) {
        return new StudyProblem.Fix("Use " + value, item.place().of(text), value);
    }

    /** Put a new key in front of another one of the same group, in the group's own layout. */
    StudyProblem.Fix addBefore(Entry neighbour, boolean flow, String addition) {
        String target = neighbour.whole().of(text).lines().findFirst().orElse("");
        String between = flow ? ", " : "\n" + " ".repeat(neighbour.place().column() - 1);
        return new StudyProblem.Fix("Add " + addition, target, addition + between + target);
    }

    /** Replace everything from the start of one value to the end of another. */
    StudyProblem.Fix replace(YamlNode.Place place, String label, String replacement) {
        return new StudyProblem.Fix(label, place.of(text), replacement);
    }

    String textOf(YamlNode.Place place) {
        return place.of(text);
    }
}
