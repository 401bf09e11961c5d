package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.core.study.FunnelSpec.Order;
import dev.slipway.stats.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Funnels over sequences of events, by the funnel that the desktop shows. */
public final class Funnels implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("funnel");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        List<String> steps = check.texts("steps");
        Sequences events = Sequences.of(check, data, Sequences.all(check, data, steps));
        for (int i = 0; i < steps.size(); i++) {
            answers.put("steps/" + i, steps.get(i));
        }
        if (check.methodHas("unordered", "any order")) {
            List<List<String>> single = steps.stream().map(List::of).toList();
            for (int i = 0; i < steps.size(); i++) {
                long reached =
                        SequenceFunnel.reached(events, List.of(single.get(i).getFirst()), Order.ANY)[0];
                answers.put("cases_with_step/" + i, (double) reached);
            }
            answers.put("cases_with_all", (double) SequenceFunnel.reached(events, steps, Order.ANY)[steps.size() - 1]);
            return;
        }
        double limit = limit(check);
        Sequences inside = Double.isNaN(limit) ? events : events.within(steps.getFirst(), limit);
        long[] reached = SequenceFunnel.reached(inside, steps, Order.IN_ORDER);
        answers.put("n_cases", events.sequences()).put("reached", reached).put("sessions_with_adjacent_run", (double)
                SequenceFunnel.reached(events, steps, Order.STRICT)[steps.size() - 1]);
        for (int i = 0; i < reached.length; i++) {
            answers.put("conversion_from_first/" + i, share(reached[i], reached[0]))
                    .put("conversion_from_previous/" + i, share(reached[i], reached[Math.max(0, i - 1)]));
        }
        if (events.hasTime()) {
            times(answers, SequenceFunnel.times(inside, steps));
        }
    }

    /** Seconds in which the steps must follow; NaN for no limit. */
    private static double limit(Check check) {
        String words = check.call() + " " + check.id() + " " + check.prep();
        String pattern = "(?:at most |within[_ ])%s ?%s";
        String number = Check.find(words, String.format(pattern, "([0-9.]*[0-9])", "(?:s|min|h|d)"));
        String unit = Check.find(words, String.format(pattern, "[0-9.]*[0-9]", "(s|min|h|d)"));
        double seconds = switch (unit == null ? "" : unit) {
            case "min" -> 60;
            case "h" -> 3600;
            case "d" -> 86_400;
            default -> 1;
        };
        return number == null ? Double.NaN : seconds * Double.parseDouble(number);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / (double) whole;
    }

    /** @param at seconds by step and sequence, NaN where it did not get there */
    private static void times(Answers answers, double[][] at) {
        answers.put("seconds_from_previous/0", Double.NaN).put("seconds_from_first/0", Double.NaN);
        for (int i = 1; i < at.length; i++) {
            spread(answers.in("seconds_from_previous/" + i), between(at[i - 1], at[i]));
            spread(answers.in("seconds_from_first/" + i), between(at[0], at[i]));
        }
    }

    private static double[] between(double[] from, double[] to) {
        List<Double> found = new ArrayList<>();
        for (int u = 0; u < to.length; u++) {
            if (!Double.isNaN(to[u])) {
                found.add(to[u] - from[u]);
            }
        }
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void spread(Answers answers, double[] seconds) {
        boolean none = seconds.length == 0;
        double[] values = none ? new double[] {Double.NaN} : seconds;
        Arrays.sort(values);
        answers.put("median", none ? Double.NaN : Intervals.quantile(values, 0.5))
                .put("mean", none ? Double.NaN : Moments.of(values).mean());
        for (int share : new int[] {10, 25, 75, 90, 95, 99}) {
            answers.put("p" + share, none ? Double.NaN : Intervals.quantile(values, share / 100.0));
        }
    }
}
