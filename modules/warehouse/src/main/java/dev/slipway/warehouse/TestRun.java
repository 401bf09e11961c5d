package dev.slipway.warehouse;

import dev.slipway.warehouse.dbt.TestOutcome;
import java.util.List;

/** The outcome of the data tests. A failing test of severity error stops a run, so those here passed or warn. */
public record TestRun(List<TestOutcome> tests) {
    public TestRun {
        tests = List.copyOf(tests);
    }

    public int total() {
        return tests.size();
    }

    public int passed() {
        return (int) tests.stream().filter(TestOutcome::passed).count();
    }

    public ExperimentData.TestSummary summary() {
        List<ExperimentData.TestWarning> warnings = tests.stream()
                .filter(test -> !test.passed())
                .map(test -> new ExperimentData.TestWarning(
                        test.name(), test.model(), test.column(), test.failures(), test.detail()))
                .toList();
        return new ExperimentData.TestSummary(passed(), total(), warnings);
    }
}
