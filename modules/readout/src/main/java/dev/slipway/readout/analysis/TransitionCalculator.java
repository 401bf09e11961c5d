package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Transitions;
import dev.slipway.readout.model.TransitionReadout;
import dev.slipway.readout.model.TransitionReadout.Arm;
import dev.slipway.readout.model.TransitionReadout.Goal;
import dev.slipway.readout.model.TransitionReadout.Removal;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import dev.slipway.stats.process.MarkovChain;
import dev.slipway.stats.process.OrderTest;
import dev.slipway.stats.process.RemovalEffects;
import dev.slipway.stats.process.TransitionCounts;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Timelines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows what in sessions, as a first-order Markov chain of each arm that ends in the state {@code end}. */
final class TransitionCalculator {
    private static final String END = "end";

    private TransitionCalculator() {}

    static @Nullable TransitionReadout compute(AnalysisInput input) {
        input.context().checkCancelled();
        Transitions asked = input.asked().transitions();
        Timelines timelines = input.data().timelines();
        return asked == null || timelines == null ? null : describe(input, asked, timelines);
    }

    private static TransitionReadout describe(AnalysisInput input, Transitions asked, Timelines timelines) {
        ExperimentData data = input.data();
        double level = input.study().decision().level();
        List<Sessions> sessions = new ArrayList<>();
        List<Arm> arms = new ArrayList<>();
        for (int arm = 0; arm < data.variants().size(); arm++) {
            input.context().checkCancelled();
            Sessions own = Sessions.of(data, timelines, asked, arm);
            sessions.add(own);
            arms.add(arm(data.variants().get(arm), own, asked.events().size(), level));
        }
        List<String> warnings = new ArrayList<>(missing(asked, timelines));
        List<String> states = new ArrayList<>(asked.events());
        states.add(END);
        return new TransitionReadout(
                states,
                asked.gap().toMinutes(),
                arms,
                goal(asked, data.variants(), sessions, warnings),
                order(sessions, asked.events().size(), warnings),
                warnings);
    }

    private static List<String> missing(Transitions asked, Timelines timelines) {
        List<String> absent = asked.events().stream()
                .filter(e -> !timelines.eventNames().contains(e))
                .map(Words::label)
                .toList();
        return absent.isEmpty()
                ? List.of()
                : List.of("The data has no event " + Words.list(absent) + "; its row and column are empty.");
    }

    private static Arm arm(String variant, Sessions sessions, int k, double level) {
        TransitionCounts inside = TransitionCounts.of(sessions.session(), sessions.state(), k);
        // The end of a session is one state more, which nothing leaves.
        long[][] counts = new long[k + 1][k + 1];
        long[] visits = Arrays.copyOf(inside.visits(), k + 1);
        for (int i = 0; i < k; i++) {
            System.arraycopy(inside.transitions()[i], 0, counts[i], 0, k);
            counts[i][k] = inside.ends()[i];
        }
        visits[k] = inside.sequences();
        TransitionCounts all =
                new TransitionCounts(counts, Arrays.copyOf(inside.starts(), k + 1), new long[k + 1], visits);
        MarkovChain chain = MarkovChain.fit(all);
        MarkovChain.Intervals intervals = chain.intervals(MarkovChain.Interval.WILSON, level);
        return new Arm(
                variant,
                sessions.count(),
                Arrays.stream(counts)
                        .limit(k)
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList(),
                rows(chain.matrix(), k),
                rows(intervals.low(), k),
                rows(intervals.high(), k));
    }

    private static List<List<Double>> rows(double[][] matrix, int k) {
        return Arrays.stream(matrix)
                .limit(k)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }

    private static @Nullable Goal goal(
            Transitions asked, List<String> variants, List<Sessions> sessions, List<String> warnings) {
        String event = asked.goal();
        int goal = event == null ? -1 : asked.events().indexOf(event);
        if (event == null || goal < 0) {
            return null;
        }
        List<Double> reached = new ArrayList<>();
        List<double[]> removal = new ArrayList<>();
        int k = asked.events().size();
        for (int arm = 0; arm < sessions.size(); arm++) {
            Sessions own = sessions.get(arm);
            reached.add(own.count() == 0 ? 0 : (double) own.reaching(goal) / (double) own.count());
            try {
                removal.add(
                        RemovalEffects.of(own.session(), own.state(), k, goal).removal());
            } catch (IllegalArgumentException noneReachesIt) {
                warnings.add("No session of " + Words.label(variants.get(arm)) + " reaches " + Words.of(event)
                        + ", so there are no removal effects.");
            }
        }
        List<Removal> effects = new ArrayList<>();
        for (int s = 0; s < k && removal.size() == sessions.size(); s++) {
            if (s != goal) {
                int state = s;
                effects.add(new Removal(
                        asked.events().get(s),
                        removal.stream().map(r -> r[state]).toList()));
            }
        }
        return new Goal(event, reached, effects);
    }

    /** Of all arms together, each with a chain of its own: a treatment that changes the steps is no second order. */
    private static @Nullable Double order(List<Sessions> arms, int k, List<String> warnings) {
        Sessions all = Sessions.joined(arms);
        int[] arm = new int[all.state().length];
        int from = 0;
        for (int a = 0; a < arms.size(); a++) {
            int to = from + arms.get(a).state().length;
            Arrays.fill(arm, from, to, a);
            from = to;
        }
        try {
            return OrderTest.secondAgainstFirst(all.session(), all.state(), k, arm, arms.size())
                    .pValue();
        } catch (IllegalArgumentException tooFew) {
            warnings.add(
                    "It can't be tested whether what comes next depends on the last event alone: that takes sessions"
                            + " of three or more of the " + Numbers.count(k)
                            + " events, one of which follows two different ones and is followed by two.");
            return null;
        }
    }
}
