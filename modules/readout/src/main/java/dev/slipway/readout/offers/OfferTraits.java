package dev.slipway.readout.offers;

import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.readout.model.OfferProfile;
import dev.slipway.readout.model.OfferProfile.Trait;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.PredictionWords;
import dev.slipway.readout.text.Words;
import dev.slipway.stats.BivariateAccumulator;
import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Moments;
import dev.slipway.stats.MomentsAccumulator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What tells users who get an offer from others: the largest standardised differences of what the models know of them. */
record OfferTraits(FeatureTable table, int[] rows, List<String> offers) {
    private static final int NAMED = 3;

    /** Fewer users on a side say nothing about what is typical. */
    private static final int FEWEST = 20;

    /** Differences below a tenth of a standard deviation are commonly called negligible. */
    private static final double NEGLIGIBLE = 0.1;

    private static final double ROUNDED = 1e9;

    /** Correlation from which on two numbers say the same. */
    private static final double ALIKE = 0.7;

    /** By offer, doing nothing among them; those that fewer than {@value #FEWEST} users get are left out. */
    List<OfferProfile> byOffer(byte[] action) {
        List<OfferProfile> all = new ArrayList<>();
        for (int k = 0; k < offers.size(); k++) {
            int offer = k;
            List<Trait> traits = largest(i -> true, i -> action[i] == offer, NAMED);
            long users = count(i -> action[i] == offer);
            if (traits != null) {
                all.add(new OfferProfile(offers.get(k), users, traits, sentence(traits)));
            }
        }
        return all;
    }

    /** Of some users those who get an offer against those who get none; null where hardly any or nearly all do. */
    @Nullable
    String among(IntPredicate some, byte[] action) {
        List<Trait> traits = largest(some, i -> action[i] > 0, NAMED - 1);
        return traits == null || traits.isEmpty() ? null : sentence(traits);
    }

    private static String sentence(List<Trait> traits) {
        return traits.isEmpty()
                ? "like the others in all that is known."
                : Words.capital(String.join(
                                "; ", traits.stream().map(OfferTraits::words).toList())) + ".";
    }

    private static String words(Trait trait) {
        String feature = Words.lower(PredictionWords.feature(trait.feature()));
        String level = trait.level();
        return level == null
                ? feature + " " + number(trait.with()) + " on average, others " + number(trait.without())
                : feature + " " + Words.level(level) + " " + Numbers.fixed(100 * trait.with(), 0) + "%, others "
                        + Numbers.fixed(100 * trait.without(), 0) + "%";
    }

    private static String number(double value) {
        return Numbers.plain(value);
    }

    private long count(IntPredicate users) {
        return IntStream.range(0, rows.length).filter(users).count();
    }

    private @Nullable List<Trait> largest(IntPredicate some, IntPredicate get, int most) {
        long with = count(i -> some.test(i) && get.test(i));
        long without = count(some) - with;
        if (with < FEWEST || without < FEWEST) {
            return null;
        }
        List<Trait> all = new ArrayList<>();
        table.features().forEach(feature -> add(feature, some, get, all));
        // Of two levels one says what the other does: the one that is more frequent is named.
        all.sort(Comparator.comparingLong((Trait t) -> -Math.round(Math.abs(t.difference()) * ROUNDED))
                .thenComparing(t -> t.difference() < 0));
        List<Trait> named = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        for (Trait trait : all) {
            // The same column over one week and over four says one thing twice.
            boolean known = !kinds.add(trait.feature().replaceAll("_[1-9][0-9]*(w|_weeks_ago)$", ""));
            boolean large = Math.abs(trait.difference()) >= NEGLIGIBLE;
            if (!known
                    && large
                    && named.size() < most
                    && named.stream().noneMatch(other -> alike(other, trait, some))) {
                named.add(trait);
            }
        }
        return named;
    }

    /** Whether two numbers go together so closely that both say one thing, such as money moved and money deposited. */
    private boolean alike(Trait one, Trait other, IntPredicate some) {
        if (one.level() != null || other.level() != null) {
            return false;
        }
        Feature first = table.feature(one.feature());
        Feature second = table.feature(other.feature());
        BivariateAccumulator both = new BivariateAccumulator();
        for (int i = 0; i < rows.length; i++) {
            double x = first.value(rows[i]);
            double y = second.value(rows[i]);
            if (some.test(i) && Double.isFinite(x) && Double.isFinite(y)) {
                both.add(y, x);
            }
        }
        BivariateMoments moments = both.snapshot();
        return Math.abs(moments.cov()) > ALIKE * Math.sqrt(moments.varX()) * Math.sqrt(moments.varY());
    }

    private void add(Feature feature, IntPredicate some, IntPredicate get, List<Trait> all) {
        if (feature instanceof Feature.Categorical category) {
            for (int level = 0; level < category.levels().size(); level++) {
                int own = level;
                Moments[] sides = sides(row -> category.codes()[row] == own ? 1 : 0, some, get);
                add(new Trait(category.name(), category.levels().get(level), 0, 0, 0), sides, all);
            }
        } else {
            add(new Trait(feature.name(), null, 0, 0, 0), sides(feature::value, some, get), all);
        }
    }

    private static void add(Trait name, Moments[] sides, List<Trait> all) {
        double within = Math.sqrt((sides[0].variance() + sides[1].variance()) / 2);
        double difference = sides[0].mean() - sides[1].mean();
        // Where both sides are all alike, as when one has a level and the other does not, that of all of them together.
        double share = (double) sides[0].n() / (double) Math.max(1, sides[0].n() + sides[1].n());
        double spread = within > 0 ? within : Math.abs(difference) * Math.sqrt(share * (1 - share));
        if (spread > 0) {
            all.add(new Trait(name.feature(), name.level(), sides[0].mean(), sides[1].mean(), difference / spread));
        }
    }

    private interface Value {
        double of(int row);
    }

    private Moments[] sides(Value value, IntPredicate some, IntPredicate get) {
        MomentsAccumulator[] sides = {new MomentsAccumulator(), new MomentsAccumulator()};
        for (int i = 0; i < rows.length; i++) {
            double of = value.of(rows[i]);
            if (some.test(i) && Double.isFinite(of)) {
                sides[get.test(i) ? 0 : 1].add(of);
            }
        }
        return new Moments[] {sides[0].snapshot(), sides[1].snapshot()};
    }
}
