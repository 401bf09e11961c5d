package dev.slipway.readout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.FunnelSpec;
import dev.slipway.core.study.FunnelSpec.Order;
import dev.slipway.readout.model.FunnelReadout;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.TestSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FunnelCalculatorTest {
    private static final int WINDOW = 10;

    /** Everyone exposed at 0, alternating arms, events as {code, second}. */
    private static ExperimentData data(List<List<int[]>> users) {
        int n = users.size();
        int[] start = new int[n + 1];
        List<int[]> all = new ArrayList<>();
        for (int u = 0; u < n; u++) {
            all.addAll(users.get(u));
            start[u + 1] = all.size();
        }
        int[] variant = new int[n];
        Arrays.setAll(variant, u -> u % 2);
        return new ExperimentData(
                List.of("control", "treatment"),
                new String[n],
                variant,
                new long[n],
                0,
                Samples.DAY,
                0,
                Map.of(),
                0,
                all.size(),
                Map.of(),
                Map.of(),
                Map.of(),
                Samples.timelines(start, all),
                new TestSummary(0, 0));
    }

    private static FunnelSpec spec(Order order, List<List<String>> steps) {
        return new FunnelSpec(steps, Duration.ofSeconds(WINDOW), order);
    }

    private static List<Long> reached(ExperimentData data, FunnelSpec spec, String variant) {
        FunnelReadout funnel = requireNonNull(FunnelCalculator.compute(data, spec, 0.95));
        return funnel.steps().stream()
                .map(s -> s.reached().getOrDefault(variant, -1L))
                .toList();
    }

    @Test
    void ordersDiffer() {
        // complete, start, open, complete
        List<int[]> user = List.of(new int[] {1, 1}, new int[] {0, 2}, new int[] {3, 3}, new int[] {1, 4});
        ExperimentData data = data(List.of(user, List.of()));
        List<List<String>> steps = List.of(List.of("signup_start"), List.of("signup_complete"));
        assertThat(reached(data, spec(Order.IN_ORDER, steps), "control")).containsExactly(1L, 1L, 1L);
        assertThat(reached(data, spec(Order.STRICT, steps), "control")).containsExactly(1L, 1L, 0L);
        assertThat(reached(data, spec(Order.ANY, steps), "control")).containsExactly(1L, 1L, 1L);
        assertThat(reached(data, spec(Order.IN_ORDER, steps), "treatment")).containsExactly(1L, 0L, 0L);
        FunnelReadout any = requireNonNull(FunnelCalculator.compute(data, spec(Order.ANY, steps), 0.95));
        assertThat(requireNonNull(any.steps().get(2).seconds().get("control")).median())
                .isEqualTo(2);
    }

    @Test
    void theWindowIsHalfOpenAndEventsOfOneSecondMayComeInAnyOrder() {
        List<List<String>> steps = List.of(List.of("signup_start"), List.of("signup_complete"));
        ExperimentData edge = data(List.of(List.of(new int[] {0, WINDOW - 1}, new int[] {1, WINDOW}), List.of()));
        assertThat(reached(edge, spec(Order.IN_ORDER, steps), "control")).containsExactly(1L, 1L, 0L);
        ExperimentData tie = data(List.of(List.of(new int[] {1, 5}, new int[] {0, 5}), List.of()));
        assertThat(reached(tie, spec(Order.IN_ORDER, steps), "control")).containsExactly(1L, 1L, 1L);
    }

    @Test
    void immatureUnitsAreLeftOutWithTheDateOfTheLast() {
        ExperimentData data = Samples.data(2_000, 2, 0.05, 1);
        FunnelSpec week = new FunnelSpec(List.of(List.of("signup_start")), Duration.ofDays(7), Order.IN_ORDER);
        FunnelReadout funnel = requireNonNull(FunnelCalculator.compute(data, week, 0.95));
        long mature =
                funnel.mature().values().stream().mapToLong(Long::longValue).sum();
        assertThat(mature + funnel.immature()).isEqualTo(2_000);
        assertThat(funnel.immature()).isBetween(400L, 600L);
        assertThat(funnel.lastMatures()).isEqualTo("2026-11-08");
    }

    @Property(tries = 300)
    void agreesWithTheNaiveDefinition(
            @ForAll("users") List<List<int[]>> users, @ForAll Order order, @ForAll("steps") List<List<String>> steps) {
        ExperimentData data = data(users);
        FunnelReadout funnel = requireNonNull(FunnelCalculator.compute(data, spec(order, steps), 0.95));
        for (int arm = 0; arm < 2; arm++) {
            for (int s = 1; s <= steps.size(); s++) {
                long expected = 0;
                for (int u = arm; u < users.size(); u += 2) {
                    List<int[]> inside =
                            users.get(u).stream().filter(e -> e[1] < WINDOW).toList();
                    expected += naive(inside, steps.subList(0, s), order) ? 1 : 0;
                }
                String variant = data.variants().get(arm);
                assertThat(funnel.steps().get(s).reached()).containsEntry(variant, expected);
            }
        }
    }

    /** Tries every choice of events for the steps. */
    private static boolean naive(List<int[]> events, List<List<String>> steps, Order order) {
        if (order == Order.ANY) {
            return steps.stream().allMatch(s -> events.stream().anyMatch(e -> s.contains(Samples.EVENTS.get(e[0]))));
        }
        return choose(events, steps, order, new ArrayList<>());
    }

    private static boolean choose(List<int[]> events, List<List<String>> steps, Order order, List<Integer> chosen) {
        int s = chosen.size();
        if (s == steps.size()) {
            return true;
        }
        for (int i = 0; i < events.size(); i++) {
            boolean matches = steps.get(s).contains(Samples.EVENTS.get(events.get(i)[0])) && !chosen.contains(i);
            int before = s == 0 ? -1 : chosen.get(s - 1);
            boolean follows =
                    before < 0 || (order == Order.STRICT ? i == before + 1 : events.get(i)[1] >= events.get(before)[1]);
            if (matches && follows) {
                List<Integer> more = new ArrayList<>(chosen);
                more.add(i);
                if (choose(events, steps, order, more)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Provide
    Arbitrary<List<List<int[]>>> users() {
        Arbitrary<int[]> event = Arbitraries.integers()
                .between(0, 3)
                .flatMap(c -> Arbitraries.integers().between(0, 12).map(s -> new int[] {c, s}));
        return event.list()
                .ofMaxSize(7)
                .map(FunnelCalculatorTest::sorted)
                .list()
                .ofMaxSize(6);
    }

    private static List<int[]> sorted(List<int[]> events) {
        List<int[]> sorted = new ArrayList<>(events);
        sorted.sort((a, b) -> Integer.compare(a[1], b[1]));
        return sorted;
    }

    /** Steps without overlap or equal to one another, as people write them; the same step may come twice. */
    @Provide
    Arbitrary<List<List<String>>> steps() {
        List<List<String>> known =
                List.of(List.of("signup_start"), List.of("signup_complete", "kyc_complete"), List.of("app_open"));
        return Arbitraries.of(known).list().ofMinSize(1).ofMaxSize(4);
    }
}
