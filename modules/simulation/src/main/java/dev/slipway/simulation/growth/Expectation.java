package dev.slipway.simulation.growth;

/** What is expected of one user after the other under policies, exactly; the two ways in which metrics look at weeks. */
interface Expectation {
    /** Takes up a user. */
    void of(Person person);

    /**
     * Fills in one number for each of the {@link Columns}.
     *
     * @param offered probability of each offer, the same in every week
     */
    void under(double[] offered, double[] into);
}
