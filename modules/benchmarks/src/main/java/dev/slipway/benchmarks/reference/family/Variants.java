package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.stats.Moments;
import dev.slipway.stats.process.SequenceVariants;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The distinct ways of cases through a process and how long cases take. */
public final class Variants implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("trace variants", "variants and");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        String joint = Check.find(check.call(), "by '([^']+)'");
        String between = joint == null ? ">" : joint;
        String top = check.keys().stream()
                .filter(key -> key.startsWith("top"))
                .findFirst()
                .orElse("top5");
        List<String> some = List.of(check.at(top, "0", "0").asString().split(between, -1));
        Sequences events = Sequences.of(check, data, Sequences.all(check, data, some));
        SequenceVariants found = SequenceVariants.of(events.sequence(), events.state());
        answers.put("n_variants", found.variants().size())
                .put("n_cases", (double) found.sequences())
                .put("events_per_case_mean", found.meanLength())
                .put("events_per_case_max", found.longest());
        for (int i = 0; i < Math.min(check.at(top).size(), found.variants().size()); i++) {
            SequenceVariants.Variant variant = found.variants().get(i);
            String path = Arrays.stream(variant.states())
                    .mapToObj(code -> events.states().get(code))
                    .collect(Collectors.joining(between));
            answers.put(top + "/" + i + "/0", path).put(top + "/" + i + "/1", (double) variant.count());
        }
        if (events.hasTime()) {
            durations(answers, events);
        }
    }

    private static void durations(Answers answers, Sequences events) {
        int[] starts = events.starts();
        double[] seconds = new double[starts.length - 1];
        Arrays.setAll(seconds, u -> events.time()[starts[u + 1] - 1] - events.time()[starts[u]]);
        answers.put("duration_seconds_mean", Moments.of(seconds).mean())
                .put("duration_seconds_median", Intervals.quantile(seconds, 0.5));
    }
}
