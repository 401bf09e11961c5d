package dev.slipway.benchmarks.reference.family;

import dev.slipway.core.study.FunnelSpec;
import dev.slipway.core.study.FunnelSpec.Order;
import dev.slipway.readout.FunnelCalculator;
import dev.slipway.readout.model.FunnelReadout;
import dev.slipway.stats.math.Checks;
import dev.slipway.warehouse.ExperimentData;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Sequences as the timelines of units that a funnel of the readout reads. An event's place stands for its second: a check orders events of
 * one second by their number, Slipway lets them come in any order.
 */
final class SequenceFunnel {
    private static final Duration EVER = Duration.ofDays(100_000);

    private SequenceFunnel() {}

    /** How many sequences reached each step. */
    static long[] reached(Sequences events, List<String> steps, Order order) {
        ExperimentData data = data(events, List.of("all"), new int[events.sequences()]);
        return compute(data, steps, order).steps().stream()
                .skip(1)
                .mapToLong(step -> step.reached().getOrDefault("all", 0L))
                .toArray();
    }

    /** By step and sequence the time of the event that served it, NaN where none did: every sequence is an arm of its own. */
    static double[][] times(Sequences events, List<String> steps) {
        int units = events.sequences();
        int[] own = new int[units];
        Arrays.setAll(own, u -> u);
        List<String> names = Arrays.stream(own).mapToObj(Integer::toString).toList();
        FunnelReadout funnel = compute(data(events, names, own), steps, Order.IN_ORDER);
        int[] starts = events.starts();
        double[][] times = new double[steps.size()][units];
        for (int s = 0; s < times.length; s++) {
            Map<String, FunnelReadout.TimeToStep> found =
                    funnel.steps().get(s + 1).seconds();
            for (int u = 0; u < units; u++) {
                FunnelReadout.TimeToStep at = found.get(names.get(u));
                times[s][u] = at == null ? Double.NaN : events.time()[starts[u] + (int) at.median()];
            }
        }
        return times;
    }

    private static FunnelReadout compute(ExperimentData data, List<String> steps, Order order) {
        FunnelSpec spec = new FunnelSpec(steps.stream().map(List::of).toList(), EVER, order);
        FunnelReadout funnel = FunnelCalculator.compute(data, spec, Intervals.LEVEL);
        Checks.require(funnel != null, "there are no events");
        return funnel == null ? new FunnelReadout("", 0, Map.of(), 0, null, List.of()) : funnel;
    }

    private static ExperimentData data(Sequences events, List<String> variants, int[] variant) {
        int[] starts = events.starts();
        int[] place = new int[events.state().length];
        short[] code = new short[place.length];
        for (int u = 0; u + 1 < starts.length; u++) {
            for (int e = starts[u]; e < starts[u + 1]; e++) {
                place[e] = e - starts[u];
                code[e] = (short) events.state()[e];
            }
        }
        return new ExperimentData(
                variants,
                new String[variant.length],
                variant,
                new long[variant.length],
                0,
                EVER.toMillis() * 2,
                0,
                Map.of(),
                0,
                place.length,
                Map.of(),
                Map.of(),
                Map.of(),
                ExperimentData.Timelines.inOrder(events.states(), starts, code, place, new float[place.length]),
                new ExperimentData.TestSummary(0, 0));
    }
}
