package dev.slipway.benchmarks.offers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The worlds that were run, in a CSV file that is written anew after each. Risks are written as planted/high/most, joined by semicolons. */
final class WorldTable {
    private static final String HEADER =
            "users,kind,seed,verdict,gain,covered,planted,none,oracle,risks,offered,pehe_ratio,seconds";

    private final Path file;
    private final List<OfferWorld> worlds;

    private WorldTable(Path file, List<OfferWorld> worlds) {
        this.file = file;
        this.worlds = worlds;
    }

    /** The table of a file, empty where there is none yet. */
    static WorldTable open(Path file) throws IOException {
        List<OfferWorld> worlds = new ArrayList<>();
        if (Files.exists(file)) {
            List<String> lines = Files.readAllLines(file);
            lines.subList(1, lines.size()).forEach(line -> worlds.add(parse(line)));
        }
        return new WorldTable(file, worlds);
    }

    boolean holds(int users, WorldKind kind, long seed) {
        return worlds(users, kind).stream().anyMatch(world -> world.seed() == seed);
    }

    List<OfferWorld> worlds(int users, WorldKind kind) {
        return worlds.stream()
                .filter(world -> world.users() == users && world.kind() == kind)
                .toList();
    }

    void add(OfferWorld world) throws IOException {
        worlds.add(world);
        List<String> lines = new ArrayList<>(List.of(HEADER));
        worlds.forEach(one -> lines.add(line(one)));
        Files.write(file, lines);
    }

    private static String line(OfferWorld w) {
        return String.format(
                Locale.ROOT,
                "%d,%s,%d,%s,%.4f,%b,%.4f,%.4f,%.4f,%s,%.3f,%.3f,%.1f",
                w.users(),
                w.kind().key(),
                w.seed(),
                w.verdict(),
                w.gain(),
                w.covered(),
                w.planted(),
                w.none(),
                w.oracle(),
                w.risks().stream()
                        .map(r -> String.format(Locale.ROOT, "%.6f/%.6f/%.6f", r.planted(), r.high(), r.most()))
                        .collect(Collectors.joining(";")),
                w.offered(),
                w.pehe(),
                w.seconds());
    }

    private static OfferWorld parse(String line) {
        List<String> f = List.of(line.split(",", -1));
        return new OfferWorld(
                Long.parseLong(f.get(2)),
                Integer.parseInt(f.get(0)),
                WorldKind.of(f.get(1)),
                f.get(3),
                Double.parseDouble(f.get(4)),
                Boolean.parseBoolean(f.get(5)),
                Double.parseDouble(f.get(6)),
                Double.parseDouble(f.get(7)),
                Double.parseDouble(f.get(8)),
                risks(f.get(9)),
                Double.parseDouble(f.get(10)),
                Double.parseDouble(f.get(11)),
                Double.parseDouble(f.get(12)));
    }

    private static List<OfferWorld.Rate> risks(String text) {
        List<OfferWorld.Rate> risks = new ArrayList<>();
        for (String one : text.isEmpty() ? new String[0] : text.split(";", -1)) {
            List<String> parts = List.of(one.split("/", -1));
            risks.add(new OfferWorld.Rate(
                    Double.parseDouble(parts.get(0)),
                    Double.parseDouble(parts.get(1)),
                    Double.parseDouble(parts.get(2))));
        }
        return risks;
    }
}
