package dev.slipway.core.study;

import dev.slipway.core.data.CsvHeader;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.WorldDescription.Knob;
import dev.slipway.core.text.Closest;
import dev.slipway.core.text.Phrases;
import dev.slipway.core.yaml.YamlNode.Entry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The source: a world that exists, knobs within their bounds, files that are there. */
final class SourceRules {
    private final List<WorldDescription> worlds;
    private final Problems problems;
    private final FileRules files;

    /** Whether every knob is known and within its bounds. */
    private boolean sound = true;

    SourceRules(List<WorldDescription> worlds, Path folder, Problems problems) {
        this.worlds = worlds;
        this.problems = problems;
        this.files = new FileRules(folder, problems);
    }

    StudyFacts check(@Nullable Fields source) {
        Fields simulate = source == null ? null : source.group("simulate");
        Fields table = source == null ? null : source.group("unit_table");
        Fields events = source == null ? null : source.group("events");
        if (simulate != null) {
            return simulate(simulate);
        }
        if (table != null) {
            return new StudyFacts(StudyFacts.Kind.UNIT_TABLE, null, null, null, columns(table));
        }
        if (events != null) {
            List.of("events", "assignments", "users", "rollout").forEach(key -> files.file(events, key));
            return StudyFacts.events(events.text("rollout") != null);
        }
        return StudyFacts.UNKNOWN;
    }

    private StudyFacts simulate(Fields simulate) {
        WorldDescription world = world(simulate);
        if (world != null) {
            knobs(simulate, "effects", "effect", world.effects(), world);
            knobs(simulate, "parameters", "parameter", world.parameters(), world);
            together(simulate, world);
        }
        boolean weeks = world != null && !world.weekly().isEmpty();
        return new StudyFacts(
                weeks ? StudyFacts.Kind.WEEKS : StudyFacts.Kind.SIMULATE, world, simulate.integer("days"), null, null);
    }

    /** The world; where its name is not known, the one that was probably meant, so that the rest is checked too. */
    private @Nullable WorldDescription world(Fields simulate) {
        String name = simulate.text("world");
        if (name == null) {
            return null;
        }
        for (WorldDescription world : worlds) {
            if (world.name().equals(name)) {
                return world;
            }
        }
        List<String> names = worlds.stream().map(WorldDescription::name).toList();
        String near = Closest.to(name, names);
        Entry entry = simulate.entry("world");
        problems.add(
                simulate.line("world"),
                simulate.path("world"),
                "There is no world " + Phrases.quoted(name),
                Phrases.didYouMean(near)
                        + (names.size() == 1 ? "The world is " : "The worlds are ")
                        + Phrases.and(names) + ".",
                near == null || entry == null ? null : problems.setValue(entry, near));
        return worlds.stream().filter(w -> w.name().equals(near)).findFirst().orElse(null);
    }

    private void knobs(Fields simulate, String key, String noun, Map<String, Knob> known, WorldDescription world) {
        for (Entry entry : simulate.entries(key)) {
            Knob knob = known.get(entry.key());
            String path = simulate.path(key) + "." + entry.key();
            if (knob == null) {
                sound = false;
                String near = Closest.to(entry.key(), known.keySet());
                String list = known.isEmpty()
                        ? "It has no " + noun + "s."
                        : "Its " + noun + "s are "
                                + Phrases.and(known.keySet().stream().sorted().toList()) + ".";
                problems.add(
                        entry.place().line(),
                        path,
                        "The world " + world.name() + " has no " + noun + " " + Phrases.quoted(entry.key()),
                        Phrases.didYouMean(near) + list,
                        near == null ? null : problems.rename(entry, near));
            } else {
                bounds(entry, path, knob);
            }
        }
    }

    /** Numbers that each keep their bounds may still not go together; only the world knows. */
    private void together(Fields simulate, WorldDescription world) {
        Integer users = simulate.integer("users");
        Integer days = simulate.integer("days");
        Long seed = simulate.whole("seed");
        LocalDate start = simulate.day("start");
        if (!sound || users == null || days == null || seed == null || start == null) {
            return;
        }
        Source.Simulate chosen = new Source.Simulate(
                world.name(), users, days, seed, start, simulate.numbers("effects"), simulate.numbers("parameters"));
        for (WorldDescription.Conflict conflict : world.check().conflicts(chosen)) {
            if (conflict.group().isEmpty()) {
                String key = conflict.name();
                problems.add(simulate.line(key), simulate.path(key), conflict.message(), conflict.remedy());
                continue;
            }
            int line = simulate.entries(conflict.group()).stream()
                    .filter(entry -> entry.key().equals(conflict.name()))
                    .findFirst()
                    .map(entry -> entry.place().line())
                    .orElse(simulate.line(conflict.group()));
            String path = simulate.path(conflict.group()) + "." + conflict.name();
            problems.add(line, path, conflict.message(), conflict.remedy());
        }
    }

    private void bounds(Entry entry, String path, Knob knob) {
        BigDecimal number = problems.isUsable(entry.value()) ? Scalars.number(entry.value()) : null;
        if (number != null && number.doubleValue() >= knob.low() && number.doubleValue() <= knob.high()) {
            return;
        }
        sound = false;
        if (number == null) {
            return;
        }
        double nearest = number.doubleValue() < knob.low() ? knob.low() : knob.high();
        problems.add(
                entry.place().line(),
                path,
                entry.key() + " must lie between " + Phrases.number(knob.low()) + " and " + Phrases.number(knob.high())
                        + ", not " + entry.value().text(),
                knob.help().isEmpty() ? "The world can't be simulated beyond these bounds." : knob.help(),
                problems.setValue(entry, Phrases.number(nearest)));
    }

    /** The columns of the table; null when the header can't be read. */
    private @Nullable List<String> columns(Fields table) {
        Path file = files.file(table, "path");
        if (file == null) {
            return null;
        }
        try {
            List<String> columns = CsvHeader.read(file).columns();
            Names names = new Names(new StudyFacts(StudyFacts.Kind.UNIT_TABLE, null, null, null, columns), problems);
            List.of("unit", "variant", "time").stream()
                    .filter(key -> table.entry(key) != null)
                    .forEach(key -> names.column(table, key));
            return columns;
        } catch (SlipwayException e) {
            String sentence = e.sentence().replaceFirst("; nothing was imported\\.$", "");
            problems.add(table.line("path"), table.path("path"), sentence, e.remedy());
            return null;
        }
    }
}
