package dev.slipway.warehouse.dbt;

import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Crew;
import dev.slipway.warehouse.engine.Database;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs data tests: those that look at single rows of one table in one pass over it, the others each by their query. */
final class TestRuns {
    private record Numbered(int number, TestOutcome outcome) {}

    private TestRuns() {}

    /** The outcomes in the order of the tests. */
    static List<TestOutcome> run(Database database, List<DataTest> tests, JobContext context) {
        Map<String, List<Integer>> passes = new LinkedHashMap<>();
        for (int i = 0; i < tests.size(); i++) {
            DataTest.RowRule rule = tests.get(i).rule();
            passes.computeIfAbsent(rule == null ? "test " + i : "rows of " + rule.relation(), k -> new ArrayList<>())
                    .add(i);
        }
        List<Crew.Task<List<Numbered>>> tasks = new ArrayList<>();
        passes.forEach((name, members) -> tasks.add(new Crew.Task<>(
                name, Set.of(), (connection, watched) -> outcomes(tests, members, connection, watched))));
        @Nullable TestOutcome[] outcomes = new @Nullable TestOutcome[tests.size()];
        int[] done = {0};
        Crew.run(database, tasks, context, results -> {
            for (Numbered result : results) {
                outcomes[result.number()] = result.outcome();
                context.detail(result.outcome().name());
            }
            done[0] += results.size();
            context.progress(done[0], tests.size());
        });
        List<TestOutcome> inOrder = new ArrayList<>();
        for (TestOutcome outcome : outcomes) {
            inOrder.add(Objects.requireNonNull(outcome));
        }
        return inOrder;
    }

    private static List<Numbered> outcomes(
            List<DataTest> tests, List<Integer> members, Database database, JobContext context) {
        long start = System.nanoTime();
        List<DataTest> together = members.stream().map(tests::get).toList();
        long[] suspects = together.getFirst().rule() == null ? new long[] {1} : suspects(together, database, context);
        double share = (System.nanoTime() - start) / 1e9 / members.size();
        List<Numbered> outcomes = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            DataTest test = together.get(i);
            long began = System.nanoTime();
            long failures = suspects[i] == 0 ? 0 : test.failures(database, context);
            double seconds = share + (System.nanoTime() - began) / 1e9;
            outcomes.add(new Numbered(members.get(i), test.outcome(database, failures, seconds)));
        }
        return outcomes;
    }

    /** Rows that break each of the rules, counted in one pass; only tests with any are run by themselves. */
    private static long[] suspects(List<DataTest> tests, Database database, JobContext context) {
        List<DataTest.RowRule> rules =
                tests.stream().map(test -> Objects.requireNonNull(test.rule())).toList();
        String sql = rules.stream()
                .map(rule -> "count(case when " + rule.broken() + " then 1 end)")
                .collect(Collectors.joining(
                        ", ", "select ", " from " + rules.getFirst().relation()));
        long[] counts = new long[rules.size()];
        tests.getFirst()
                .run(() -> database.stream(sql, context, row -> {
                    for (int i = 0; i < counts.length; i++) {
                        counts[i] = row.integer(i + 1);
                    }
                }));
        return counts;
    }
}
