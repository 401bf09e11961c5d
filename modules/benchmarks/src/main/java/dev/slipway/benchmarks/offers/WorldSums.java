package dev.slipway.benchmarks.offers;

import dev.slipway.benchmarks.offers.OfferWorld.Rate;
import dev.slipway.core.rule.Exempt;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What the worlds of a kind come to. */
@Exempt(from = Exempt.Rule.STANDARD_STREAMS, because = "a part of a program of its own that reports on the terminal")
final class WorldSums {
    private final List<OfferWorld> all;

    private WorldSums(List<OfferWorld> all) {
        this.all = all;
    }

    static void print(WorldKind kind, int users, List<OfferWorld> all) {
        if (!all.isEmpty()) {
            System.out.printf(Locale.ROOT, "%s, %d worlds of %,d users%n", kind.words(), all.size(), users);
            new WorldSums(all).print();
        }
    }

    private void print() {
        List<OfferWorld> recommended =
                all.stream().filter(OfferWorld::recommended).toList();
        WorldSums said = new WorldSums(recommended);
        line("recommended", count(OfferWorld::recommended));
        line("recommended although it earns no more than the log", said.count(world -> world.planted() <= 0));
        line("recommended although a ceiling is exceeded", said.count(OfferWorld::violated));
        line(
                "recommended with offers to over 1% of users although no offers earn more",
                said.count(world -> world.offered() > 0.01 && world.planted() < world.none()));
        line("the gain's interval holds the planted gain", count(OfferWorld::covered));
        line("policies that exceed a ceiling in truth", count(OfferWorld::violated));
        line("ceilings exceeded in truth", rates(Rate::violated));
        line("of these shown to be kept", rates(rate -> rate.violated() && rate.kept()));
        line("ceilings kept in truth", rates(rate -> !rate.violated()));
        line("of these shown to be kept", rates(rate -> !rate.violated() && rate.kept()));
        number("mean gain", OfferWorld::gain);
        number("mean planted gain", OfferWorld::planted);
        number("mean planted gain without offers", OfferWorld::none);
        number("mean planted gain of the oracle", OfferWorld::oracle);
        number("mean gain less planted", world -> world.gain() - world.planted());
        number("mean share offered", OfferWorld::offered);
        number("mean PEHE over a constant's", OfferWorld::pehe);
        number("mean seconds", OfferWorld::seconds);
    }

    private long count(Predicate<OfferWorld> which) {
        return all.stream().filter(which).count();
    }

    private long rates(Predicate<Rate> which) {
        return all.stream()
                .flatMap(world -> world.risks().stream())
                .filter(which)
                .count();
    }

    private static void line(String words, long count) {
        System.out.printf(Locale.ROOT, "  %-75s %6d%n", words, count);
    }

    private void number(String words, ToDoubleFunction<OfferWorld> of) {
        double[] values = all.stream()
                .mapToDouble(of)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double square = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double error = Math.sqrt(square / (values.length - 1) / values.length);
        System.out.printf(Locale.ROOT, "  %-75s %6.3f (%.3f)%n", words, mean, error);
    }
}
