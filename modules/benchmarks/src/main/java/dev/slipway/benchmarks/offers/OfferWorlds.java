package dev.slipway.benchmarks.offers;

import dev.slipway.core.rule.Exempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Recommends offers in many fresh worlds and counts what the recommendations would have done in truth: in worlds as they are, and in
 * worlds where no offer moves anybody. A world takes many seconds, so each is written to a file when it is done, and those that the file
 * holds are not run again: a run that was broken off goes on. Arguments: worlds=200 users=10000 first=1
 * sample=../../sample-configs/risk-adjusted-growth.yaml learners=s,x,parts bases=xgboost file=../../assets/offer-worlds.csv; fewer
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
        String sample = GrowthStudy.learning(
                GrowthStudy.text(Path.of(String.valueOf(options.get("sample")))),
                String.valueOf(options.get("learners")),
                String.valueOf(options.get("bases")));
        WorldTable table = WorldTable.open(Path.of(String.valueOf(options.get("file"))));
        // Both kinds in turn, so that a run that is broken off has as many of each.
        for (long seed = first; seed < first + worlds; seed++) {
            for (boolean effects : new boolean[] {true, false}) {
                if (!table.holds(users, effects, seed)) {
                    OfferWorld world = fresh(sample, users, seed, effects);
                    table.add(world);
                    print(world);
                }
            }
        }
        sum("offers work", users, table.worlds(users, true));
        sum("no offer works", users, table.worlds(users, false));
    }

    private static OfferWorld fresh(String sample, int users, long seed, boolean effects) throws IOException {
        Path folder = Files.createTempDirectory("offer-worlds");
        try {
            return OfferWorld.run(sample, users, seed, effects, folder);
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
                        "\"" + argument + "\" is none of worlds=, users=, first=, sample=, learners=, bases=, file=");
            }
            options.put(parts[0], parts[1]);
        }
        return options;
    }

    private static void print(OfferWorld world) {
        System.out.printf(
                Locale.ROOT,
                "%s, seed %d: %s, gain %.3f, planted %.3f, oracle %.3f, covered %b, violated %b, offered %.2f, PEHE %.2f of a"
                        + " constant's, %.1f s%n",
                world.effects() ? "offers work" : "no offer works",
                world.seed(),
                world.verdict(),
                world.gain(),
                world.planted(),
                world.oracle(),
                world.covered(),
                world.violated(),
                world.offered(),
                world.pehe(),
                world.seconds());
    }

    private static void sum(String kind, int users, List<OfferWorld> all) {
        if (all.isEmpty()) {
            return;
        }
        List<OfferWorld> recommended =
                all.stream().filter(OfferWorld::recommended).toList();
        System.out.printf(
                Locale.ROOT,
                "%s, %d worlds of %,d users: recommended in %d; of these %d would earn less than the log in truth and %d would"
                        + " exceed a ceiling. The interval holds the planted gain in %d. Mean planted gain %.3f of the oracle's %.3f."
                        + " Median PEHE %.2f of a constant's. Mean share offered %.2f. Median %.1f s.%n",
                kind,
                all.size(),
                users,
                recommended.size(),
                recommended.stream().filter(world -> world.planted() <= 0).count(),
                recommended.stream().filter(OfferWorld::violated).count(),
                all.stream().filter(OfferWorld::covered).count(),
                all.stream().mapToDouble(OfferWorld::planted).average().orElse(Double.NaN),
                all.stream().mapToDouble(OfferWorld::oracle).average().orElse(Double.NaN),
                median(all.stream().map(OfferWorld::pehe)),
                all.stream().mapToDouble(OfferWorld::offered).average().orElse(Double.NaN),
                median(all.stream().map(OfferWorld::seconds)));
    }

    private static double median(Stream<Double> values) {
        List<Double> sorted = values.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
