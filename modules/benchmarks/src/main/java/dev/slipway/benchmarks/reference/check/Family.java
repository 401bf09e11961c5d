package dev.slipway.benchmarks.reference.check;

/** A family of methods that can answer checks. */
public interface Family {

    /** Whether the check's method belongs to the family. */
    boolean knows(Check check);

    /**
     * Computes what it can of the check's values from the data.
     *
     * @throws RuntimeException when the check's words or data do not fit; the run reports it with the check
     */
    void answer(Check check, DataFolder data, Answers answers);
}
