package dev.slipway.warehouse;

import java.util.List;

/** The outcome of the data tests. A failing test of severity error stops a run, so those here passed or warn. */
public record TestRun(List<Outcome> tests) {
    public TestRun {
        tests = List.copyOf(tests);
    }

    /**
     * One test.
     *
     * @param name such as {@code not_null stg_users.unit_id}
     * @param model that it is about; empty for a test over several
     * @param column empty for a test of a whole model
     * @param warning whether a failure only warns
     * @param failures rows that should not be there
     */
    public record Outcome(String name, String model, String column, boolean warning, long failures, double seconds) {
        public boolean passed() {
            return failures == 0;
        }
    }

    public int total() {
        return tests.size();
    }

    public int passed() {
        return (int) tests.stream().filter(Outcome::passed).count();
    }

    public ExperimentData.TestSummary summary() {
        return new ExperimentData.TestSummary(passed(), total());
    }
}
