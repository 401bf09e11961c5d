package dev.slipway.simulation.growth;

import java.util.List;
import java.util.stream.Stream;

/** How a user answers to offers; which one a user is no column of the panel says. */
enum Kind {
    /** Does more with an offer. */
    PERSUADABLE("persuadable", 0.7, 0.8),
    /** Does as much without one, and takes it. */
    SURE_THING("sure_thing", 0.9, 0.9),
    /** Does little either way. */
    LOST_CAUSE("lost_cause", 0.1, 0.15),
    /** Does less when bothered with one. */
    SLEEPING_DOG("sleeping_dog", 0.2, 0.25);

    static final List<Kind> ALL = List.of(values());

    /** As the tables say it. */
    static final List<String> LABELS = Stream.of(values()).map(Kind::label).toList();

    private final String label;
    private final double takesBonus;
    private final double takesWaiver;

    Kind(String label, double takesBonus, double takesWaiver) {
        this.label = label;
        this.takesBonus = takesBonus;
        this.takesWaiver = takesWaiver;
    }

    String label() {
        return label;
    }

    /** Probability that an active user takes a bonus. */
    double takesBonus() {
        return takesBonus;
    }

    /** Probability that an active user takes a fee waiver. */
    double takesWaiver() {
        return takesWaiver;
    }
}
