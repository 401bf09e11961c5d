package dev.slipway.core.study;

import dev.slipway.core.data.CsvHeader;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.text.Closest;
import dev.slipway.core.text.Phrases;
import dev.slipway.core.yaml.YamlNode.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists of offers by variant: a world that has offers, variants that exist, files with a user and an offer in each row. */
final class ListRules {
    /** Column of a list with the offer. */
    private static final String OFFER = "offer";

    private final StudyFacts facts;
    private final Problems problems;
    private final FileRules files;

    ListRules(StudyFacts facts, Problems problems, FileRules files) {
        this.facts = facts;
        this.problems = problems;
        this.files = files;
    }

    /** @param variants of the experiment; null where they can't be told */
    void check(Fields simulate, @Nullable Set<String> variants, String unit) {
        List<Entry> lists = simulate.entries("lists");
        WorldDescription world = facts.world();
        if (lists.isEmpty() || world == null) {
            return;
        }
        if (world.weeklyTexts().isEmpty()) {
            problems.add(
                    simulate.line("lists"),
                    simulate.path("lists"),
                    "The world " + world.name() + " makes no offers",
                    "Lists say which user gets which offer; of the worlds, growth has offers. Remove lists.");
            return;
        }
        lists.forEach(entry -> check(entry, simulate.path("lists") + "." + entry.key(), variants, unit));
    }

    private void check(Entry entry, String path, @Nullable Set<String> variants, String unit) {
        int line = entry.place().line();
        if (variants != null && !variants.contains(entry.key())) {
            String near = Closest.to(entry.key(), variants);
            problems.add(
                    line,
                    path,
                    "There is no variant " + Phrases.quoted(entry.key()),
                    Phrases.didYouMean(near) + "The variants are " + Phrases.and(variants) + ".",
                    near == null ? null : problems.rename(entry, near));
        }
        Path file = files.file(entry.value().text().strip(), line, path);
        if (file != null) {
            columns(file, line, path, unit);
        }
    }

    private void columns(Path file, int line, String path, String unit) {
        try {
            List<String> columns = CsvHeader.read(file).columns();
            for (String wanted : List.of(unit, OFFER)) {
                if (!columns.contains(wanted)) {
                    problems.add(
                            line,
                            path,
                            "The list has no column " + Phrases.quoted(wanted),
                            "Each of its rows names a user under " + unit + " and what the user gets under " + OFFER
                                    + ". It has " + Phrases.and(columns) + ".");
                }
            }
        } catch (SlipwayException e) {
            String sentence = e.sentence().replaceFirst("; nothing was imported\\.$", "");
            problems.add(line, path, sentence, e.remedy());
        }
    }
}
