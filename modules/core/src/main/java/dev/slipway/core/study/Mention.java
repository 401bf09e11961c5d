package dev.slipway.core.study;

import dev.slipway.core.yaml.YamlNode;
import dev.slipway.core.yaml.YamlNode.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A name where the file mentions it.
 *
 * @param use the fix that puts another name in its place
 */
record Mention(String name, int line, String path, Function<String, StudyProblem.Fix> use) {

    /** The value of a key; empty where the key is absent or its value is not usable. */
    static List<Mention> of(Fields fields, String key, Problems problems) {
        Entry entry = fields.entry(key);
        String name = fields.text(key);
        return entry == null || name == null
                ? List.of()
                : List.of(new Mention(
                        name, entry.place().line(), fields.path(key), better -> problems.setValue(entry, better)));
    }

    /** The usable items of a list of names. */
    static List<Mention> items(Fields fields, String key, Problems problems) {
        List<Mention> mentions = new ArrayList<>();
        for (YamlNode item : fields.items(key)) {
            mentions.add(new Mention(
                    item.text().strip(),
                    item.place().line(),
                    fields.path(key),
                    better -> problems.setItem(item, better)));
        }
        return mentions;
    }

    /** One part of this mention, which is of several names joined by a sign. */
    Mention part(List<String> parts, int index, String sign) {
        return new Mention(parts.get(index), line, path, better -> {
            List<String> others = new ArrayList<>(parts);
            others.set(index, better);
            return use.apply(String.join(sign, others));
        });
    }
}
