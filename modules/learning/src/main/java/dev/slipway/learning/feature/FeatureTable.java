package dev.slipway.learning.feature;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.text.Closest;
import dev.slipway.core.text.Phrases;
import dev.slipway.stats.math.Checks;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is known about units at moments: a row is a unit as of a moment, and every feature was computed from data before that
 * moment. A unit may have several rows. Making a table checks the dates; so whoever holds one holds no leak that dates show.
 *
 * @param units the unit of each row, a number that stays with the unit
 * @param asOf the moment of each row, epoch milliseconds; the outcome's window starts there
 * @param features columns with as many rows
 */
public record FeatureTable(long[] units, long[] asOf, List<Feature> features) {

    /**
     * Checks shapes, names and dates.
     *
     * @throws SlipwayException if a feature was read past the as-of moment of a row; names the feature
     */
    public FeatureTable {
        features = List.copyOf(features);
        Checks.require(units.length > 0, "a feature table needs at least one row");
        Checks.require(!features.isEmpty(), "a feature table needs at least one feature");
        Checks.require(
                asOf.length == units.length, "there are " + asOf.length + " moments for " + units.length + " units");
        Set<String> names = new HashSet<>();
        for (Feature feature : features) {
            Checks.require(names.add(feature.name()), "two features are named " + feature.name());
            Checks.require(
                    feature.rows() == units.length,
                    "the feature " + feature.name() + " has " + feature.rows() + " rows, not " + units.length);
            refuseLeak(feature, asOf);
        }
    }

    /** Number of rows. */
    public int rows() {
        return units.length;
    }

    /** Names by column. */
    public List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    /** The feature of this name; refuses others. */
    public Feature feature(String name) {
        return features.stream()
                .filter(feature -> feature.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SlipwayException(
                        ErrorCategory.DATA_INVALID,
                        "There is no feature " + Phrases.quoted(name) + " in this table.",
                        Phrases.didYouMean(Closest.to(name, names())) + "It has " + Phrases.and(names()) + "."));
    }

    private static void refuseLeak(Feature feature, long[] asOf) {
        int first = -1;
        int leaking = 0;
        for (int i = 0; i < asOf.length; i++) {
            if (feature.known().until(i, asOf[i]) > asOf[i]) {
                first = first < 0 ? i : first;
                leaking++;
            }
        }
        if (leaking > 0) {
            throw new SlipwayException(
                    ErrorCategory.DATA_INVALID,
                    String.format(
                            Locale.ROOT,
                            "The feature %s knows the future: in %,d of %,d rows it was read up to a moment after the row's own"
                                    + " (first in row %d: read until %s, as of %s).",
                            Phrases.quoted(feature.name()),
                            leaking,
                            asOf.length,
                            first,
                            Instant.ofEpochMilli(feature.known().until(first, asOf[first])),
                            Instant.ofEpochMilli(asOf[first])),
                    "Compute it only from what happened before the as-of moment, or leave it out.");
        }
    }
}
