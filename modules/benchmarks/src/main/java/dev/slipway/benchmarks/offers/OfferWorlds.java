package dev.slipway.benchmarks.offers;

import dev.slipway.core.rule.Exempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Recommends offers in many fresh worlds of each {@link WorldKind} and counts what the recommendations would have done in truth. A world takes many seconds, so each is written to a file when it is done, and those that the file
 * holds are not run again: a run that was broken off goes on. Arguments: worlds=200 users=10000 first=1
 * kinds=works,waste,tight,nothing sample=../../sample-configs/risk-adjusted-growth.yaml learners=s,x,parts bases=xgboost file=../../assets/offer-worlds.csv; fewer
 * learners than the sample has, for time.
 */
@Exempt(from = Exempt.Rule.STANDARD_STREAMS, because = "a program of its own that reports on the terminal")
public final class OfferWorlds {
    private OfferWorlds() {}

    /** Prints a line for each world as it is done, and sums in the end. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = options(arguments);
        int worlds = Integer.parseInt(options.get("worlds"));
        int users = Integer.parseInt(options.get("users"));
        long first = Long.parseLong(options.get("first"));
        List<WorldKind> kinds = Arrays.stream(
                        String.valueOf(options.get("kinds")).split(",", -1))
                .map(WorldKind::of)
                .toList();
        String sample = GrowthStudy.learning(
                GrowthStudy.text(Path.of(String.valueOf(options.get("sample")))),
                String.valueOf(options.get("learners")),
                String.valueOf(options.get("bases")));
        WorldTable table = WorldTable.open(Path.of(String.valueOf(options.get("file"))));
        // Kinds in turn, so that a run that is broken off has as many of each.
        for (long seed = first; seed < first + worlds; seed++) {
            for (WorldKind kind : kinds) {
                if (!table.holds(users, kind, seed)) {
                    OfferWorld world = fresh(sample, users, seed, kind);
                    table.add(world);
                    print(world);
                }
            }
        }
        kinds.forEach(kind -> WorldSums.print(kind, users, table.worlds(users, kind)));
    }

    private static OfferWorld fresh(String sample, int users, long seed, WorldKind kind) throws IOException {
        Path folder = Files.createTempDirectory("offer-worlds");
        try {
            return OfferWorld.run(sample, users, seed, kind, folder);
        } finally {
            Folders.remove(folder);
        }
    }

    private static Map<String, String> options(String... arguments) {
        Map<String, String> options = new TreeMap<>(Map.of(
                "worlds",
                "200",
                "users",
                "10000",
                "first",
                "1",
                "kinds",
                "works,waste,tight,nothing",
                "sample",
                "../../sample-configs/risk-adjusted-growth.yaml",
                "learners",
                "s,x,parts",
                "bases",
                "xgboost",
                "file",
                "../../assets/offer-worlds.csv"));
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length < 2 || !options.containsKey(parts[0])) {
                throw new IllegalArgumentException(
                        "\"" + argument + "\" is none of " + String.join("=, ", options.keySet()) + "=");
            }
            options.put(parts[0], parts[1]);
        }
        return options;
    }

    private static void print(OfferWorld world) {
        System.out.printf(
                Locale.ROOT,
                "%s, seed %d: %s, gain %.3f, planted %.3f, without offers %.3f, oracle %.3f, covered %b, violated %b, offered %.2f,"
                        + " PEHE %.2f of a constant's, %.1f s%n",
                world.kind().words(),
                world.seed(),
                world.verdict(),
                world.gain(),
                world.planted(),
                world.none(),
                world.oracle(),
                world.covered(),
                world.violated(),
                world.offered(),
                world.pehe(),
                world.seconds());
    }
}
