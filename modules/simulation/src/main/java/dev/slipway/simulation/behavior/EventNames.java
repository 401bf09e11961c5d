package dev.slipway.simulation.behavior;

import java.util.List;

/** The events of this world and their codes, which are also the states of a session. */
final class EventNames {
    static final List<String> ALL = List.of("view", "search", "play", "add_to_cart", "purchase", "like");
    static final int VIEW = 0;
    static final int SEARCH = 1;
    static final int PLAY = 2;
    static final int ADD_TO_CART = 3;
    static final int PURCHASE = 4;
    static final int LIKE = 5;

    private EventNames() {}
}
