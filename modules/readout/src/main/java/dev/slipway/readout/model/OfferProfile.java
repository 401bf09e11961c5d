package dev.slipway.readout.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tells the users who get an offer from all others.
 *
 * @param traits the largest differences, largest first
 * @param sentence the same for people
 */
public record OfferProfile(String offer, long users, List<Trait> traits, String sentence) {
    public OfferProfile {
        traits = List.copyOf(traits);
    }

    /**
     * A difference between those who get an offer and the others.
     *
     * @param feature as the models know it
     * @param level of a category; null for a number
     * @param with mean among those who get it, or share of the level
     * @param without the same among the others
     * @param difference standardised: the difference over the root of the mean of both variances; over the standard deviation of all where
     *     neither side varies
     */
    public record Trait(String feature, @Nullable String level, double with, double without, double difference) {}
}
