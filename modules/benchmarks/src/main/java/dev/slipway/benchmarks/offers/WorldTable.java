package dev.slipway.benchmarks.offers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The worlds that were run, in a CSV file that is written anew after each. */
final class WorldTable {
    private static final String HEADER =
            "users,effects,seed,verdict,gain,covered,planted,oracle,violated,offered,pehe_ratio,seconds";

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

    boolean holds(int users, boolean effects, long seed) {
        return worlds(users, effects).stream().anyMatch(world -> world.seed() == seed);
    }

    List<OfferWorld> worlds(int users, boolean effects) {
        return worlds.stream()
                .filter(world -> world.users() == users && world.effects() == effects)
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
                "%d,%b,%d,%s,%.4f,%b,%.4f,%.4f,%b,%.3f,%.3f,%.1f",
                w.users(),
                w.effects(),
                w.seed(),
                w.verdict(),
                w.gain(),
                w.covered(),
                w.planted(),
                w.oracle(),
                w.violated(),
                w.offered(),
                w.pehe(),
                w.seconds());
    }

    private static OfferWorld parse(String line) {
        List<String> f = List.of(line.split(",", -1));
        return new OfferWorld(
                Long.parseLong(f.get(2)),
                Integer.parseInt(f.get(0)),
                Boolean.parseBoolean(f.get(1)),
                f.get(3),
                Double.parseDouble(f.get(4)),
                Boolean.parseBoolean(f.get(5)),
                Double.parseDouble(f.get(6)),
                Double.parseDouble(f.get(7)),
                Boolean.parseBoolean(f.get(8)),
                Double.parseDouble(f.get(9)),
                Double.parseDouble(f.get(10)),
                Double.parseDouble(f.get(11)));
    }
}
